import HeliosText

/// What `explain` says of a diagnostic's id.
package enum Explanation: Sendable, Hashable {
    /// The text to print, ending with a line feed.
    case text(String)
    /// There is no such id; why, and what to do.
    case unknown(message: String, help: String)

    /// What is known of an id such as `link.unresolved`, or of all ids of an area such as `link`.
    package init(of name: String) {
        let ids = DiagnosticID.allCases
        if let id = ids.first(where: { $0.rawValue.hasSameBytes(as: name) }) {
            self = .text(Self.page(id))
            return
        }
        let area = ids.filter { $0.rawValue.hasBytePrefix(name + ".") }
        guard area.isEmpty else {
            self = .text(Self.list(area))
            return
        }
        let nearest = Suggestion.nearest(to: name, among: ids.map(\.rawValue))
        self = .unknown(
            message: "no diagnostic is called '\(TerminalText.printable(name))'",
            help: nearest.map { "did you mean '\($0)'?" }
                ?? "run 'helios-docs explain' without an id to list them all"
        )
    }

    /// Every id with its title, one a line.
    package static var all: String { list(DiagnosticID.allCases) }

    private static func page(_ id: DiagnosticID) -> String {
        let entry = id.entry
        return """
            \(id.rawValue) (\(entry.severity.rawValue))
            \(entry.title)

            \(wrapped(entry.explanation))

            What to do: \(wrapped(entry.remedy, indent: 12))

            """
    }

    private static func list(_ ids: [DiagnosticID]) -> String {
        let width = ids.map(\.rawValue.utf8.count).max() ?? 0
        return ids.map { id in
            let name = id.rawValue
            let gap = String(repeating: " ", count: width - name.utf8.count + 2)
            return "\(name)\(gap)\(id.entry.title)\n"
        }.joined()
    }

    /// The text in lines of at most 80 columns, the first of which is already indented.
    private static func wrapped(_ text: String, indent: Int = 0) -> String {
        var result = ""
        var column = indent
        for word in text.split(onByte: ASCII.space) {
            let width = word.unicodeScalars.count
            if !result.utf8.isEmpty {
                let fits = column + 1 + width <= 80
                result += fits ? " " : "\n"
                column = fits ? column + 1 : 0
            }
            result += word
            column += width
        }
        return result
    }
}
