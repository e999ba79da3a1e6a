import HeliosDiagnostics
import HeliosText
import HeliosYAML

/// An expression's text and where it stands, to say where in a file a stretch of it is.
struct QuerySource: Sendable {
    let text: SpannedText

    init(_ text: SpannedText) {
        self.text = text
    }

    /// The place in the file of a stretch of the expression, given in bytes.
    ///
    /// Outside of a file's scalar the first line begins at the span's column, later ones at the
    /// start of their line.
    func span(_ range: Range<Int>) -> SourceSpan {
        SourceSpan(
            path: text.span.path,
            range: SourceRange(start: position(range.lowerBound), end: position(range.upperBound))
        )
    }

    private func position(_ offset: Int) -> SourcePosition {
        if let scalar = text.scalar { return scalar.position(ofByte: offset) }
        var line = text.span.range.start.line
        var column = text.span.range.start.column
        for byte in text.text.utf8.prefix(max(0, offset)) {
            if byte == ASCII.lineFeed {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return SourcePosition(line: line, column: column)
    }

    /// The words of a stretch, fit for a message: one line, at most 60 bytes.
    func words(_ range: Range<Int>) -> String {
        let bytes = text.text.utf8.dropFirst(range.lowerBound).prefix(range.count)
        let line = bytes.map { $0 < ASCII.space ? ASCII.space : $0 }
        guard line.count > 60 else { return String(decoding: line, as: UTF8.self) }
        var cut = Array(line.prefix(57))
        // A scalar that was cut in two is dropped whole.
        while let last = cut.last, last & 0xC0 == 0x80 { cut.removeLast() }
        if let last = cut.last, last >= 0xC0 { cut.removeLast() }
        return String(decoding: cut, as: UTF8.self) + "…"
    }

    func diagnostic(_ error: QuerySyntaxError) -> Diagnostic {
        let problem: QueryProblem =
            switch error.problem {
            case .syntax: .syntax
            case .tooComplex: .tooComplex
            case .unknownFunction: .unknownFunction
            }
        return Diagnostic(
            .query(problem),
            at: span(error.range),
            error.message,
            help: error.help
        )
    }
}
