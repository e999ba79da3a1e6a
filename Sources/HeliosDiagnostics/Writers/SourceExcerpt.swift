import HeliosText

/// One line of a file made fit for a terminal, with a caret line under a span of it.
struct SourceExcerpt {
    /// The line, hidden characters written out, cut where it is too long.
    private(set) var line = ""

    /// What stands under the line: blanks, then `^~~~`.
    private(set) var carets = ""

    /// The most columns of a line that are shown.
    static let width = 110

    /// How many columns stay in front of the span when the line is cut.
    private static let lead = 40

    private struct Cell {
        let text: String
        let width: Int
    }

    /// The line that a range begins on.
    init(line bytes: ArraySlice<UInt8>, range: SourceRange) {
        let first = range.start.column - 1
        let isOneLine = range.end.line == range.start.line
        let last = isOneLine ? max(range.end.column - 1, first + 1) : .max
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        let count = scalars.count
        let from = max(0, min(first - Self.lead, count - Self.width))
        let shown = scalars.dropFirst(from).prefix(Self.width).map(Self.cell)
        if from > 0 {
            line = "…"
            carets = " "
        }
        var column = 0
        for (offset, cell) in shown.enumerated() {
            guard column + cell.width <= Self.width else { break }
            line += cell.text
            mark(cell, at: from + offset, first: first, last: last)
            column += cell.width
        }
        if count <= first { carets += "^" }
        if column < shown.reduce(0, { $0 + $1.width }) || from + shown.count < count { line += "…" }
    }

    private mutating func mark(_ cell: Cell, at index: Int, first: Int, last: Int) {
        if index < first {
            carets += cell.text == "\t" ? "\t" : String(repeating: " ", count: cell.width)
        } else if index == first {
            carets += "^" + String(repeating: "~", count: max(0, cell.width - 1))
        } else if index < last {
            carets += String(repeating: "~", count: cell.width)
        }
    }

    private static func cell(_ scalar: Unicode.Scalar) -> Cell {
        if scalar == "\t" { return Cell(text: "\t", width: 1) }
        let text = TerminalText.printable(String(scalar))
        return Cell(
            text: text,
            width: TerminalText.isHidden(scalar) ? text.utf8.count : scalar.terminalColumns
        )
    }
}

/// The lines of one file.
struct SourceLines {
    private let bytes: [UInt8]
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        starts =
            [first]
            + bytes.indices.lazy.filter { bytes[$0] == ASCII.lineFeed }.map { $0 + 1 }
    }

    /// A line without its end, counted from 1.
    subscript(number: Int) -> ArraySlice<UInt8>? {
        guard starts.indices.contains(number - 1) else { return nil }
        let end = number < starts.count ? starts[number] - 1 : bytes.count
        guard starts[number - 1] <= end else { return nil }
        var line = bytes[starts[number - 1]..<end]
        if line.last == ASCII.carriageReturn { line.removeLast() }
        return line
    }
}

extension Unicode.Scalar {
    /// How many columns a terminal gives to the scalar.
    var terminalColumns: Int {
        guard value >= 0x300 else { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
