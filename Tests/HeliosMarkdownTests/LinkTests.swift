import HeliosMarkdown
import Testing

@Suite("Links")
struct LinkTests {
    @Test(
        "with an address that could do harm become text",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&colon;alert(1)",
            "javascript&#58;alert(1)", "javascript&#x3a;alert(1)", "&#106;avascript:alert(1)",
            "java&#9;script:alert(1)", "java&#10;script:alert(1)", "java&Tab;script:alert(1)",
            "&#1;javascript:alert(1)", "javascript%3Aalert(1)", "javascript&amp;colon;alert(1)",
            "javascript&amp;#58;alert(1)", "vbscript:x", "data:text/html,x",
            "data:image/png;base64,x", "view-source:http://x", "feed:http://x", "jar:http://x!/",
            "blob:http://x/y", "smb://x/y", "intent://x", "ms-msdt:x", "file:///etc/passwd",
            "ftp://x.example", "//evil.example", "///evil.example", "/\\evil.example",
            "\\\\evil\\x", "http:evil.example", "https:///x", "http:", "mailto:", "tel:",
            "http://a\\b", "%2F%2Fevil.example", "a%00b", "a%0Ab", "a%5Cb", "a%FFb", "&rlm;x",
            "x&#x202E;y", "h\u{0456}://x", "java\u{0441}cript:x", "ｊavascript:x", ":x", "+:x",
        ]
    )
    func refuses(address: String) {
        for text in ["[t](<\(address)>)", "![t](<\(address)>)", "[t][r]\n\n[r]: <\(address)>"] {
            let checked = Rendering.parse(text)
            #expect(checked.diagnostics.map(\.id.rawValue) == ["markdown.unsafe-url"])
            #expect(checked.value.links.isEmpty)
            #expect(Rendering.html(text) == "<p>t</p>\n")
        }
    }

    @Test(
        "with a harmless address are links",
        arguments: [
            "http://x.example", "HTTPS://x.example/a?b=c&d#e", "mailto:a@b.example",
            "tel:+4712345678", "a.md", "../a/b.md#c", "/a/b", "#c", "a%20b.md", "?q=1",
            "a/b:c", "#a:b", "?x:y", "./x:y", "a&amp;b",
        ]
    )
    func accepts(address: String) {
        let checked = Rendering.parse("[t](<\(address)>)")
        #expect(checked.diagnostics.isEmpty)
        #expect(checked.value.links.count == 1)
    }

    @Test(
        "to records are read",
        arguments: [
            ("[[asset:mac-1]]", "<a href=\"/asset:mac-1\">asset:mac-1</a>"),
            ("[[mac-1|the Mac]]", "<a href=\"/mac-1\">the Mac</a>"),
            (
                "[[document:guide/start#first-steps| a < b ]]",
                "<a href=\"/document:guide/start#first-steps\">a &lt; b</a>"
            ),
            ("**[[a]]**", "<strong><a href=\"/a\">a</a></strong>"),
            ("[[[a]]]", "[<a href=\"/a\">a</a>]"),
            ("`[[a]]`", "<code>[[a]]</code>"),
            ("\\[[a]]", "[[a]]"), ("[\\[a]]", "[[a]]"), ("&#91;[a]]", "[[a]]"),
            ("[x [[a]]](b.md)", "<a href=\"b.md\">x [[a]]</a>"),
            ("[[a", "[[a"), ("a]]", "a]]"), ("[[a\\|b]]", "<a href=\"/a\">b</a>"),
        ]
    )
    func records(text: String, html: String) {
        #expect(Rendering.html(text) == "<p>\(html)</p>\n")
        #expect(Rendering.problems(text).isEmpty)
    }

    @Test(
        "to records that cannot be read are reported and left as text",
        arguments: [
            "[[]]", "[[ -f x ]]", "[[A]]", "[[a b]]", "[[:a]]", "[[a:]]", "[[a:b:c]]", "[[a#]]",
            "[[a|]]", "[[a| ]]", "[[/a]]", "[[a//b]]", "[[../a]]", "[[é]]", "[[a|*b*]]",
            "[[a|`b`]]", "[[a\u{301}]]",
        ]
    )
    func malformed(text: String) {
        #expect(Rendering.problems(text) == ["markdown.wiki-link-malformed"])
        #expect(Rendering.parse(text).value.links.isEmpty)
    }

    @Test(
        "written as plain text keep what looks like emphasis",
        arguments: [
            ("https://a.example/__main__.html", "https://a.example/__main__.html", ""),
            ("(https://a.example/_b_/*c*d~~e~~)", "https://a.example/_b_/*c*d~~e", "~~)"),
            ("www.a.example/__b__c [[d]]", "www.a.example/__b__c", " d"),
            ("https://a.example/._b_.", "https://a.example/._b", "_."),
            ("https://a.example/_b c_", "https://a.example/_b", " c_"),
            ("*https://a.example/b*", "https://a.example/b", ""),
            ("https://a.example/`b`", "https://a.example/", "b"),
        ]
    )
    func longAddresses(text: String, address: String, rest: String) {
        let document = Rendering.parse(text).value
        #expect(document.links.first?.text == address)
        #expect(document.plainText.hasSuffix(address + rest))
        let opened = Rendering.html(text).split(separator: "<", omittingEmptySubsequences: false)
        #expect(opened.count { $0.hasPrefix("em>") } == opened.count { $0.hasPrefix("/em>") })
    }

    @Test("are led where the page decides")
    func targets() {
        let text = "[[a]] [[b|B]] [c](c.md \"t\") ![d](d.png) [e](https://e.example)"
        let document = Rendering.parse(text).value
        func html(_ target: LinkTarget) -> String {
            String(decoding: document.html { _, _ in target }, as: UTF8.self)
        }
        let outside = "<a href=\"https://e.example\" rel=\"noopener noreferrer\">e</a></p>\n"
        #expect(html(.plain) == "<p>a B c d " + outside)
        #expect(html(.text("<x>")) == "<p>&lt;x&gt; &lt;x&gt; &lt;x&gt; &lt;x&gt; " + outside)
        #expect(
            html(.addressWithTitle("/p?q&r\"", text: "T'")) == "<p>"
                + "<a href=\"/p?q&amp;r%22\">T&#39;</a> <a href=\"/p?q&amp;r%22\">B</a> "
                + "<a href=\"/p?q&amp;r%22\" title=\"t\">c</a> "
                + "<img src=\"/p?q&amp;r%22\" alt=\"d\" title=\"t\" loading=\"lazy\" /> "
                .replacing(" title=\"t\"", with: "") + outside
        )
        var asked: [Int] = []
        _ = document.html { _, index in
            asked.append(index)
            return .plain
        }
        #expect(asked == [0, 1, 2, 3])
    }

    @Test("within links and images do not nest")
    func nesting() {
        #expect(
            Rendering.html("[![a](b.png)](c.md)")
                == "<p><a href=\"c.md\"><img src=\"b.png\" alt=\"a\" loading=\"lazy\" /></a></p>\n"
        )
        #expect(
            Rendering.html("[![a](https://b.example/c.png)](d.md)")
                == "<p><a href=\"d.md\">a</a></p>\n"
        )
        #expect(
            Rendering.html("![a [b](c.md) ![d](e.png) [[f]] https://g.example](h.png)")
                == "<p><img src=\"h.png\" alt=\"a b d [[f]] https://g.example\" "
                + "loading=\"lazy\" /></p>\n"
        )
    }

    @Test("to what lies elsewhere are not loaded")
    func externalImages() {
        let html = "<p><a href=\"https://x.example/a.png\" rel=\"noopener noreferrer\">a</a></p>\n"
        #expect(Rendering.html("![a](https://x.example/a.png)") == html)
    }
}
