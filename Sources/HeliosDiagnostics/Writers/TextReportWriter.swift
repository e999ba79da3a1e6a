import HeliosText

/// Writes a report for people: what, where, the line itself, what to do, and a summary line.
package struct TextReportWriter {
    private let colour: Bool
    private var output: [UInt8] = []
    /// The file shown last; diagnostics come file by file.
    private var shown: (path: String, lines: SourceLines?)?

    package init(colour: Bool) {
        self.colour = colour
    }

    /// The report; `source` gives a file's text.
    package func write(
        _ report: FinishedReport,
        source: (_ path: String) -> [UInt8]?
    ) -> [UInt8] {
        var writer = self
        for diagnostic in report.diagnostics { writer.append(diagnostic, source) }
        if !report.diagnostics.isEmpty { writer.line("") }
        writer.line(writer.paint(report.summaryLine, report.isValid ? .good : .bold))
        return writer.output
    }

    /// The diagnostics alone, for text that belongs to no repository.
    package func write(
        _ diagnostics: [Diagnostic],
        source: (_ path: String) -> [UInt8]?
    ) -> [UInt8] {
        var writer = self
        for diagnostic in diagnostics { writer.append(diagnostic, source) }
        return writer.output
    }

    private mutating func append(_ diagnostic: Diagnostic, _ source: (String) -> [UInt8]?) {
        let style: Style =
            switch diagnostic.severity {
            case .error: .error
            case .warning: .warning
            case .information: .note
            }
        let message = TerminalText.printable(diagnostic.message)
        line(
            paint(diagnostic.span.place, .bold)
                + paint("\(diagnostic.severity.rawValue):", style)
                + " " + paint(message, .bold) + " [\(diagnostic.id.rawValue)]"
        )
        if diagnostic.showsSource { excerpt(of: diagnostic.span, style, source) }
        if let help = diagnostic.help {
            line("  \(paint("help:", .help)) \(TerminalText.printable(help))")
        }
        for related in diagnostic.related {
            let message = TerminalText.printable(related.message)
            line("  \(related.span.place)\(paint("note:", .note)) \(message)")
            excerpt(of: related.span, .note, source)
        }
    }

    private mutating func excerpt(
        of span: SourceSpan,
        _ style: Style,
        _ source: (String) -> [UInt8]?
    ) {
        if shown.map({ !$0.path.hasSameBytes(as: span.path) }) ?? true {
            shown = (span.path, source(span.path).map { SourceLines($0) })
        }
        let number = String(span.range.start.line)
        guard let bytes = shown?.lines?[span.range.start.line] else { return }
        let excerpt = SourceExcerpt(line: bytes, range: span.range)
        let margin = String(repeating: " ", count: max(0, 5 - number.utf8.count))
        let gutter = String(repeating: " ", count: max(5, number.utf8.count))
        line("\(margin)\(number) | \(excerpt.line)")
        line("\(gutter) | \(excerpt.carets.withPainted { paint($0, style) })")
    }

    private mutating func line(_ text: String) {
        output.append(contentsOf: text.utf8)
        output.append(ASCII.lineFeed)
    }

    /// The look of a part on a terminal, as an ANSI parameter.
    private enum Style: String {
        case error = "1;31"
        case warning = "1;33"
        case note = "1;36"
        case help = "1;32"
        case good = "32"
        case bold = "1"
    }

    private func paint(_ text: String, _ style: Style) -> String {
        colour && !text.utf8.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}

extension Diagnostic {
    /// Whether the line itself helps: a secret must not appear in the log of a run, and the first
    /// line of a picture or a pipe shows nothing.
    fileprivate var showsSource: Bool {
        switch id {
        case .record(.secretPlaintext), .value(.secret): false
        case .record(.attachmentRefused), .record(.attachmentTooLarge): false
        case .record(.attachmentMismatch), .source(.symlink), .source(.specialFile): false
        default: true
        }
    }
}

extension SourceSpan {
    /// `path:line:column: `, or nothing for a span of no file.
    fileprivate var place: String {
        path.utf8.isEmpty
            ? ""
            : "\(TerminalText.printable(path)):\(range.start.line):\(range.start.column): "
    }
}

extension String {
    /// The text with what follows its leading blanks changed.
    fileprivate func withPainted(_ paint: (String) -> String) -> String {
        let blanks = unicodeScalars.prefix { $0 == " " || $0 == "\t" }
        return String(blanks) + paint(String(unicodeScalars.dropFirst(blanks.count)))
    }
}
