import HeliosDiagnostics
import HeliosMarkdown

/// Shortcuts of these tests.
enum Rendering {
    static func parse(_ text: String, origin: MarkdownOrigin = .start) -> Checked<MarkdownDocument>
    {
        MarkdownParser.parse(text, path: "note.md", origin: origin)
    }

    /// The HTML, each link led to its own text in angle brackets.
    static func html(_ text: String) -> String {
        let document = parse(text).value
        return String(
            decoding: document.html { link, _ in .address(address(of: link)) },
            as: UTF8.self
        )
    }

    static func address(of link: MarkdownLink) -> String {
        switch link.kind {
        case .wiki(let reference, let fragment, _):
            "/" + reference + (fragment.map { "#" + $0 } ?? "")
        case .relative(let path, let fragment): path + (fragment.map { "#" + $0 } ?? "")
        case .fragment(let slug): "#" + slug
        case .external(let address), .externalImage(let address): address
        case .image(let path): path
        }
    }

    /// The ids of what was found, in order.
    static func problems(_ text: String) -> [String] {
        parse(text).diagnostics.map(\.id.rawValue)
    }

    /// `line:column-line:column text` of a stretch; the text only if it is on one line.
    static func describe(_ range: SourceRange, in text: String) -> String {
        let place =
            "\(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column)"
        guard range.start.line == range.end.line else { return place }
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        let line = Array(lines[range.start.line - 1])
        let scalars = line[(range.start.column - 1)..<(range.end.column - 1)]
        return place + " " + String(String.UnicodeScalarView(scalars))
    }
}
