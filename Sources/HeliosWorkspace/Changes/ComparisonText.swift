import HeliosDiagnostics
import HeliosRecords
import HeliosText

extension Comparison {
    /// What changed, for a terminal.
    package func text(colour: Bool) -> String {
        var writer = ComparisonText(comparison: self, colour: colour)
        return writer.write()
    }
}

/// Writes a comparison for a terminal: a sign in front of each record, and what happened below it.
private struct ComparisonText {
    let comparison: Comparison
    let colour: Bool
    private var output = ""

    init(comparison: Comparison, colour: Bool) {
        self.comparison = comparison
        self.colour = colour
    }

    private var difference: RepositoryDifference { comparison.difference }

    mutating func write() -> String {
        let names = "\(comparison.oldName) → \(comparison.newName)"
        line(paint("\(TerminalText.printable(names)): \(comparison.counts)", .bold))
        writeRecords()
        writeFiles()
        writeFindings("new", difference.newFindings)
        writeFindings("fixed", difference.fixedFindings)
        return output
    }

    // MARK: Records

    private mutating func writeRecords() {
        let (old, new) = (difference.old.graph, difference.new.graph)
        if !difference.added.isEmpty { line("") }
        for number in difference.added {
            record("+", new.records[number].id.description, difference.new.title(of: number), .good)
        }
        if !difference.removed.isEmpty { line("") }
        for removed in difference.removed {
            let id = old.records[removed.number].id.description
            let note = removed.isUnreadable ? "  (its file cannot be read)" : ""
            record("-", id, difference.old.title(of: removed.number) + note, .bad)
        }
        let changes = Dictionary(
            difference.changed.map { ($0.new, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for renamed in difference.renamed {
            let ids = "\(old.records[renamed.old].id) → \(new.records[renamed.new].id)"
            line("")
            record(">", ids, difference.new.title(of: renamed.new), .changed)
            if let change = changes[renamed.new] { write(change) }
        }
        let moved = Set(difference.renamed.map(\.new))
        for change in difference.changed where !moved.contains(change.new) {
            line("")
            record(
                "~",
                new.records[change.new].id.description,
                difference.new.title(of: change.new),
                .changed
            )
            write(change)
        }
    }

    private mutating func record(_ sign: String, _ id: String, _ title: String, _ style: Style) {
        line(paint("\(sign) \(id)", style) + "  " + TerminalText.printable(title))
    }

    private mutating func write(_ change: RecordChange) {
        let effective = Set(change.fields.filter { !$0.isEffective }.map(\.name))
        let lines = change.lines.filter { !effective.contains($0.name) }
        var index = 0
        while index < lines.count {
            let first = lines[index]
            var parts = [words(of: first)]
            index += 1
            while first.isElement, index < lines.count, lines[index].isElement,
                lines[index].name.hasSameBytes(as: first.name)
            {
                parts.append(words(of: lines[index]))
                index += 1
            }
            line("    \(TerminalText.printable(first.name)): \(parts.joined(separator: ", "))")
            if let text = first.text { write(text) }
        }
        if lines.isEmpty, !change.fields.isEmpty { line("    what was the default is written out") }
    }

    private func words(of line: ChangeLine) -> String {
        if let text = line.text { return text.summary }
        let (old, new) = (
            line.old.map { TerminalText.printable($0.text) },
            line.new.map { TerminalText.printable($0.text) }
        )
        let note = line.note.map(TerminalText.printable)
        switch (old, new) {
        case (let old?, let new?): return paint(old, .bad) + " → " + paint(new, .good)
        case (let old?, nil): return paint("− \(old)", .bad)
        case (nil, let new?):
            return note.map { "\(new) (\($0))" } ?? paint("+ \(new)", .good)
        case (nil, nil): return note ?? ""
        }
    }

    private mutating func write(_ text: ChangedText) {
        guard !text.isHidden else { return }
        for hunk in text.lines.hunks {
            line("      @@ line \(hunk.newLine)")
            for removed in hunk.removed {
                line("      " + paint("- " + TerminalText.printable(removed), .bad))
            }
            for added in hunk.added {
                line("      " + paint("+ " + TerminalText.printable(added), .good))
            }
        }
    }

    // MARK: Files and findings

    private mutating func writeFiles() {
        guard !difference.files.isEmpty else { return }
        line("")
        for file in difference.files {
            line("\(TerminalText.printable(file.path)) \(file.change.rawValue)")
        }
    }

    private mutating func writeFindings(_ name: String, _ findings: [Diagnostic]) {
        guard !findings.isEmpty else { return }
        line("")
        line(paint("\(Comparison.count(findings.count, "\(name) finding")):", .bold))
        for finding in findings {
            let span = finding.span
            let place =
                span.path.utf8.isEmpty
                ? "" : "\(TerminalText.printable(span.path)):\(span.range.start.line): "
            let style: Style = name == "new" ? .bad : .good
            line(
                "  \(place)\(paint("\(finding.severity.rawValue):", style)) "
                    + "\(TerminalText.printable(finding.message)) [\(finding.id.rawValue)]"
            )
        }
    }

    // MARK: Lines

    /// The look of a part on a terminal, as an ANSI parameter.
    private enum Style: String {
        case good = "32"
        case bad = "31"
        case changed = "33"
        case bold = "1"
    }

    private func paint(_ text: String, _ style: Style) -> String {
        colour && !text.utf8.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    private mutating func line(_ text: String) { output += text + "\n" }
}
