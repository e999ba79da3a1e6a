import HeliosMarkdown
import HeliosTestSupport
import Testing

/// Whatever a text holds, its HTML has the tags of a harmless text in the same place.
@Suite("Hostile texts")
struct HostileTextTests {
    static let payloads = [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
        "<iframe src=javascript:alert(1)>", "</p><script>alert(1)</script>", "<!--><script>x",
        "\" onmouseover=alert(1) x=\"", "' onmouseover=alert(1) x='", "\"><script>x</script>",
        "'><img src=x>", "--><script>x</script>", "]]><script>x</script>", "</title><script>x",
        "</textarea><script>x", "</style><b onclick=x>", "<a href=javascript:x>y</a>",
        "<details open ontoggle=x>", "<math><mi xlink:href=data:x>", "<x onclick=y>z</x>",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "&quot; onclick=x y=&quot;",
        "{{x}}", "{%x%}", "${x}", "<%=x%>", "<?php x ?>", "<![CDATA[<script>x</script>]]>",
        "<style>*{x:expression(y)}</style>", "<base href=//evil>", "<meta http-equiv=refresh>",
        "<form action=x><input>", "<link rel=stylesheet href=x>", "<object data=x>",
        "<\u{0}script>", "<ſcript>", "＜script＞", "\u{2028}<b>", "<p/onclick=x>", "<a/**/b=c>",
        "\"\u{301} onmouseover=alert(1)", "<\u{301}b>", ">\u{338}<b>", "&\u{20DD}lt;",
        "\\\"><b>", "`<b>`<b>", "``<script>``", "<b>**<i>**", "<b\n>", "<b x=\"\n\">",
    ]

    /// The places that a payload is put into, `@` standing for it.
    static let contexts = [
        "@", "a @ b", "**@**", "# @", "> @", "- @", "- [ ] @", "`` @ ``", "    @",
        "| a |\n|-|\n| @ |",
        "[@](x.md)", "[x](y.md \"@\")", "[x](y.md '@')", "[x](<@>)", "[x](@)", "![@](x.png)",
        "![x](y.png \"@\")", "[x][y]\n\n[y]: z.md \"@\"", "[x][y]\n\n[y]: <@>", "[@]: x.md\n\n[@]",
        "[[a|@]]", "[[@]]", "https://a.example/@", "www.a.example/@", "<https://a.example/@>",
        "``` @\nx\n```", "~~~ @\nx\n~~~", "```\n@\n```", "x[^1]\n\n[^1]: @", "x[^@]\n\n[^@]: y",
        "a@b.example @", "~~@~~", "<@>", "&@;", "\\@",
    ]

    @Test("open no tag and no attribute that we do not write", arguments: contexts)
    func payloads(context: String) {
        for payload in Self.payloads {
            check(context.replacing("@", with: payload))
        }
    }

    @Test("hide no delimiter behind a combining mark")
    func combining() {
        let marks = [0x301, 0x338, 0x200D, 0x20DD, 0xFE0F, 0x1F3FB, 0x0E31, 0x1160, 0x0903]
            .compactMap(Unicode.Scalar.init(_:)).map(String.init)
        for mark in marks {
            for delimiter in ["\"", "'", "<", ">", "&", "/", ":", "."] {
                for context in Self.contexts {
                    check(context.replacing("@", with: "x\(delimiter)\(mark) onclick=y <b\(mark)>"))
                }
            }
        }
    }

    /// What the fuzzer found.
    @Test(
        "close what they open",
        arguments: [
            "www.a.b/__c__d\n____#e_ @_z______", "# Title [[a:b[a]((c) <b>w<&#x202E;; a@b.example",
            "| a | b |\n|---|---|\n| `c`\n\n#\n\n|",
        ]
    )
    func found(text: String) {
        check(text)
    }

    private func check(_ text: String) {
        let html = Rendering.html(text)
        let problem = MarkdownHTML.problem(in: Array(html.utf8))
        #expect(problem == nil, "\(problem ?? "") in \(html) from \(text)")
    }
}
