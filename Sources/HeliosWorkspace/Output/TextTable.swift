import HeliosText

/// Columns of text for a terminal.
package struct TextTable {
    private var rows: [[String]] = []

    /// A table with these headings, if any.
    package init(headings: [String] = []) {
        if !headings.isEmpty { rows.append(headings.map(Self.heading)) }
    }

    /// Adds a row; text of unknown origin is made fit for a terminal.
    package mutating func add(_ cells: [String]) {
        rows.append(cells.map(TerminalText.printable))
    }

    /// The rows, columns padded to the widest cell of each, with this many blanks in front.
    package func text(indent: Int = 0) -> String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { column < $0.count ? $0[column].unicodeScalars.count : 0 }.max() ?? 0
        }
        let margin = String(repeating: " ", count: indent)
        return rows.map { row in
            var line = margin
            for (column, cell) in row.enumerated() {
                line += cell
                guard column + 1 < row.count else { break }
                let gap = widths[column] - cell.unicodeScalars.count + 2
                line += String(repeating: " ", count: gap)
            }
            while line.utf8.last == ASCII.space { line.removeLast() }
            return line + "\n"
        }.joined()
    }

    private static func heading(_ text: String) -> String {
        TerminalText.printable(text).uppercased()
    }
}
