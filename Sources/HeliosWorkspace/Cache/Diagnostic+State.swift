import HeliosDiagnostics
import HeliosText

extension Diagnostic {
    func encode(to state: inout PackedWriter) {
        state.put(id.rawValue)
        state.put(severity.rawValue)
        span.encode(to: &state)
        state.put(message)
        state.put(help)
        state.put(record)
        state.put(related.count)
        for place in related {
            place.span.encode(to: &state)
            state.put(place.message)
        }
    }

    init(from state: inout PackedReader) throws(PackedReader.Damage) {
        guard let id = DiagnosticID(rawValue: try state.text()),
            let severity = Severity(rawValue: try state.text())
        else { throw PackedReader.Damage() }
        let span = try SourceSpan(from: &state)
        let message = try state.text()
        let help = try state.optionalText()
        let record = try state.optionalText()
        var related: [RelatedSpan] = []
        for _ in 0..<max(0, try state.int()) {
            let span = try SourceSpan(from: &state)
            related.append(RelatedSpan(span: span, message: try state.text()))
        }
        self.init(
            id,
            at: span,
            message,
            help: help,
            record: record,
            severity: severity,
            related: related
        )
    }
}

extension SourceSpan {
    fileprivate func encode(to state: inout PackedWriter) {
        state.put(path)
        for number in [range.start.line, range.start.column, range.end.line, range.end.column] {
            state.put(number)
        }
    }

    fileprivate init(from state: inout PackedReader) throws(PackedReader.Damage) {
        let path = try state.text()
        let start = SourcePosition(line: try state.int(), column: try state.int())
        let end = SourcePosition(line: try state.int(), column: try state.int())
        self.init(path: path, range: SourceRange(start: start, end: end))
    }
}

extension ReportSummary {
    func encode(to state: inout PackedWriter) {
        for number in [records, links, specs, changes, checks, rules] { state.put(number) }
    }

    init(from state: inout PackedReader) throws(PackedReader.Damage) {
        self.init(
            records: try state.int(),
            links: try state.int(),
            specs: try state.int(),
            changes: try state.int(),
            checks: try state.int(),
            rules: try state.int()
        )
    }
}
