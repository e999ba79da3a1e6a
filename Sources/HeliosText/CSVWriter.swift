/// Writes CSV (RFC 4180) whose cells no spreadsheet takes for a formula.
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or a line break gets an apostrophe in front,
/// unless it is a plain number. `CSVCell.restored` takes it off again, so that what is exported can
/// be imported.
package struct CSVWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// The text so far.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes one row.
    package mutating func row(_ cells: [String]) {
        var isFirst = true
        for cell in cells {
            if !isFirst { bytes.append(ASCII.comma) }
            isFirst = false
            append(cell)
        }
        endLine()
    }

    /// Writes a row of this many cells, most of them empty: the others by column, in its order.
    package mutating func row(of count: Int, _ cells: [(column: Int, text: String)]) {
        var column = 0
        for cell in cells {
            skip(cell.column - column)
            column = cell.column
            append(cell.text)
        }
        skip(count - 1 - column)
        endLine()
    }

    /// Writes a row that a writer has made, its end included.
    package mutating func append(row: ArraySlice<UInt8>) { bytes.append(contentsOf: row) }

    private mutating func skip(_ columns: Int) {
        bytes.append(contentsOf: repeatElement(ASCII.comma, count: columns))
    }

    private mutating func endLine() {
        bytes.append(ASCII.carriageReturn)
        bytes.append(ASCII.lineFeed)
    }

    private mutating func append(_ cell: String) {
        // Most columns of a kind are empty in most records.
        guard !cell.utf8.isEmpty else { return }
        let start = bytes.count
        cell.withBytes { unsafe bytes.append(contentsOf: $0) }
        let needsGuard = CSVCell.looksLikeFormula(cell) && !CSVCell.isNumber(cell)
        let isQuoted =
            needsGuard || cell.utf8.first == ASCII.space || cell.utf8.last == ASCII.space
            || bytes[start...].contains(where: CSVCell.needsQuotes)
        guard isQuoted else { return }
        let hasQuotes = bytes[start...].contains(ASCII.quote)
        bytes.insert(
            contentsOf: needsGuard ? [ASCII.quote, ASCII.apostrophe] : [ASCII.quote],
            at: start
        )
        if hasQuotes { doubleQuotes(from: start + 1) }
        bytes.append(ASCII.quote)
    }

    private mutating func doubleQuotes(from start: Int) {
        let cell = Array(bytes[start...])
        bytes.removeSubrange(start...)
        for byte in cell {
            if byte == ASCII.quote { bytes.append(byte) }
            bytes.append(byte)
        }
    }
}

/// The guard against formulas in the cells of a spreadsheet.
package enum CSVCell {
    /// The cell as it was before it was written.
    package static func restored(_ cell: String) -> String {
        cell.utf8.first == ASCII.apostrophe && looksLikeFormula(cell)
            ? cell.dropping(bytes: 1) : cell
    }

    /// Whether a spreadsheet might run it, now or once an apostrophe has been taken off.
    static func looksLikeFormula(_ cell: String) -> Bool {
        switch cell.utf8.first(where: { $0 != ASCII.apostrophe }) {
        case UInt8(ascii: "="), UInt8(ascii: "+"), ASCII.hyphen, UInt8(ascii: "@"), ASCII.tab,
            ASCII.carriageReturn, ASCII.lineFeed:
            true
        default: false
        }
    }

    /// Whether it is a number such as `-12.5`, which a spreadsheet may well take as one.
    static func isNumber(_ cell: String) -> Bool {
        var points = 0
        let digits = cell.utf8.drop { $0 == ASCII.hyphen }
        guard cell.utf8.count - digits.count <= 1, digits.first?.isASCIIDigit == true,
            digits.last?.isASCIIDigit == true
        else { return false }
        for byte in digits {
            points += byte == ASCII.dot ? 1 : 0
            guard byte.isASCIIDigit || byte == ASCII.dot, points <= 1 else { return false }
        }
        return true
    }

    /// Other separators too: in some countries a spreadsheet splits a line at semicolons.
    static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case ASCII.quote, ASCII.comma, ASCII.carriageReturn, ASCII.lineFeed, ASCII.tab,
            UInt8(ascii: ";"):
            true
        default: false
        }
    }
}
