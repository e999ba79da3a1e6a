/// Reads the HTML of Markdown texts as strictly as it is written.
package enum MarkdownHTML {
    private static let attributes: [String: Set<String>] = [
        "a": ["href", "title", "rel", "class", "aria-label", "id"],
        "img": ["src", "alt", "title", "loading"], "code": ["class"], "ol": ["start"],
        "li": ["class", "id"], "input": ["type", "checked", "disabled", "aria-label"],
        "th": ["scope", "class"], "td": ["class"], "sup": ["class"],
        "div": ["class", "role", "aria-label", "tabindex"], "section": ["class", "aria-label"],
        "h2": ["id"], "h3": ["id"], "h4": ["id"], "h5": ["id"], "h6": ["id"], "p": [], "em": [],
        "strong": [], "del": [], "blockquote": [],
        "ul": [], "pre": [], "table": [], "thead": [], "tbody": [], "tr": [], "hr": [], "br": [],
    ]

    /// What is wrong, if anything: every `<` begins a tag of ours, every tag is closed, every
    /// attribute is quoted and ours, and no address has another scheme than the allowed.
    package static func problem(in html: [UInt8]) -> String? {
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
