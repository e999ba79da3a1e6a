import HeliosDiagnostics
import HeliosYAML

/// A tree in one line: lists in `[]`, maps in `{}`, texts between `‹›`.
func shape(_ node: YAMLNode?) -> String {
    switch node?.content {
    case nil: "nothing"
    case .scalar(let scalar): "‹\(scalar.text.replacingLineFeeds)›"
    case .sequence(let items): "[" + items.map(shape).joined(separator: " ") + "]"
    case .mapping(let entries):
        "{" + entries.map { "\($0.key): \(shape($0.value))" }.joined(separator: " ") + "}"
    }
}

extension String {
    /// The text with `⏎` for each line feed.
    var replacingLineFeeds: String {
        unicodeScalars.reduce(into: "") { $0 += $1 == "\n" ? "⏎" : String($1) }
    }
}

extension SourceRange {
    /// `1:2-1:5`.
    var brief: String {
        "\(start.line):\(start.column)-\(end.line):\(end.column)"
    }
}

extension Diagnostic {
    /// `yaml.syntax 1:2-1:3`.
    var brief: String { "\(id.rawValue) \(span.range.brief)" }
}

/// The tree of a text that nothing is wrong with.
func parse(_ text: String) -> Checked<YAMLNode?> {
    YAMLParser.parse(Array(text.utf8), path: "a.yaml")
}
