import HeliosMarkdown
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

    private func check(_ text: String) {
        let html = Rendering.html(text)
        let problem = HTMLCheck.problem(in: Array(html.utf8))
        #expect(problem == nil, "\(problem ?? "") in \(html) from \(text)")
    }
}

/// Reads our own HTML as strictly as it is written.
private enum HTMLCheck {
    static let attributes: [String: Set<String>] = [
        "a": ["href", "title", "rel", "class", "aria-label", "id"],
        "img": ["src", "alt", "title", "loading"], "code": ["class"], "ol": ["start"],
        "li": ["class", "id"], "input": ["type", "checked", "disabled", "aria-label"],
        "th": ["scope", "class"], "td": ["class"], "sup": ["class"],
        "div": ["class", "role", "aria-label", "tabindex"], "section": ["class", "aria-label"],
        "h2": ["id"], "h3": ["id"], "p": [], "em": [], "strong": [], "del": [], "blockquote": [],
        "ul": [], "pre": [], "table": [], "thead": [], "tbody": [], "tr": [], "hr": [], "br": [],
    ]

    /// What is wrong, if anything: every `<` begins a tag of ours, every tag is closed, every
    /// attribute is quoted and ours, and no address has another scheme than the allowed.
    static func problem(in html: [UInt8]) -> String? {
        var open: [String] = []
        var index = 0
        while index < html.count {
            if html[index] == UInt8(ascii: ">") || html[index] == UInt8(ascii: "\"") {
                return "bare delimiter at \(index)"
            }
            guard html[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            guard let tag = Tag(html, index) else { return "no tag at \(index)" }
            index = tag.end
            if tag.isClosing {
                guard open.popLast() == tag.name else { return "stray </\(tag.name)>" }
                continue
            }
            guard let allowed = attributes[tag.name] else { return "<\(tag.name)>" }
            for (name, value) in tag.attributes {
                guard allowed.contains(name) else { return "\(tag.name) \(name)" }
                if name == "href" || name == "src", !isAllowed(value) { return "address \(value)" }
            }
            if !["img", "br", "hr", "input"].contains(tag.name) { open.append(tag.name) }
        }
        return open.isEmpty ? nil : "unclosed \(open)"
    }

    private static func isAllowed(_ address: String) -> Bool {
        let head = address.utf8.prefix { !"/?#".utf8.contains($0) }
        guard let colon = head.firstIndex(of: UInt8(ascii: ":")) else {
            return !address.utf8.starts(with: "//".utf8)
        }
        let scheme = String(Substring(address.utf8[..<colon])).lowercased()
        return ["http", "https", "mailto", "tel", "/a"].contains(scheme)
    }

    private struct Tag {
        var name = ""
        var isClosing = false
        var attributes: [(String, String)] = []
        var end = 0

        init?(_ html: [UInt8], _ start: Int) {
            var index = start + 1
            func peek() -> UInt8 { index < html.count ? html[index] : 0 }
            func word() -> String {
                let first = index
                while (97...122).contains(peek()) || (48...57).contains(peek()) || peek() == 45 {
                    index += 1
                }
                return String(decoding: html[first..<index], as: UTF8.self)
            }
            if peek() == UInt8(ascii: "/") {
                isClosing = true
                index += 1
            }
            name = word()
            guard !name.isEmpty else { return nil }
            while peek() == UInt8(ascii: " ") {
                index += 1
                if peek() == UInt8(ascii: "/") {
                    index += 1
                    break
                }
                let attribute = word()
                guard !attribute.isEmpty, peek() == UInt8(ascii: "=") else { return nil }
                index += 1
                guard peek() == UInt8(ascii: "\"") else { return nil }
                index += 1
                let first = index
                while index < html.count, peek() != UInt8(ascii: "\"") {
                    if peek() == UInt8(ascii: "<") || peek() == UInt8(ascii: ">") { return nil }
                    index += 1
                }
                attributes.append((attribute, String(decoding: html[first..<index], as: UTF8.self)))
                index += 1
            }
            guard peek() == UInt8(ascii: ">") else { return nil }
            end = index + 1
        }
    }
}
