import HeliosDiagnostics
import HeliosRecords
import HeliosText

extension Comparison {
    /// What changed, as a comment on a pull request; never more than a forge takes.
    package var markdown: String {
        ComparisonMarkdown(comparison: self).text
    }
}

/// Writes a comparison as Markdown in sections, each of which is cut where its share of the room
/// ends.
private struct ComparisonMarkdown {
    let comparison: Comparison

    /// GitHub takes 65,536 characters; a byte is at least as much as one of them.
    private static let room = 60_000
    private static let lineLimit = 30

    private var difference: RepositoryDifference { comparison.difference }
    private var old: RecordGraph { difference.old.graph }
    private var new: RecordGraph { difference.new.graph }

    var text: String {
        let heading = """
            ### Records: \(MarkdownText.plain(comparison.oldName)) → \
            \(MarkdownText.plain(comparison.newName))

            \(summary)

            """
        let sections =
            [
                findings("New findings", difference.newFindings, isOpen: true),
                findings("Fixed findings", difference.fixedFindings, isOpen: false),
            ] + records + [files]
        return Self.fitted(sections.filter { !$0.entries.isEmpty }, behind: heading)
    }

    private var summary: String {
        difference.isEmpty ? "Nothing changed." : "**\(comparison.counts)**"
    }

    // MARK: Sections

    /// A part of the comment that can be opened and closed.
    private struct Section {
        let title: String
        let entries: [String]
        var isOpen = false
    }

    private static func fitted(_ sections: [Section], behind heading: String) -> String {
        var text = heading
        // Each section may take an equal share of what is left, so that none hides another.
        for (index, section) in sections.enumerated() {
            let share = (room - text.utf8.count) / (sections.count - index)
            text += "\n" + rendered(section, within: share)
        }
        return text
    }

    private static func rendered(_ section: Section, within share: Int) -> String {
        var body = ""
        var shown = 0
        for entry in section.entries {
            guard body.utf8.count + entry.utf8.count + 200 < share else { break }
            body += entry + "\n"
            shown += 1
        }
        let left = section.entries.count - shown
        if left > 0 { body += "- and \(left) more\n" }
        return """
            <details\(section.isOpen ? " open" : "")><summary>\(section.title) \
            (\(section.entries.count))</summary>

            \(body)
            </details>

            """
    }

    private func findings(_ title: String, _ findings: [Diagnostic], isOpen: Bool) -> Section {
        let entries = findings.map { finding in
            let line = finding.span.range.start.line
            let place =
                finding.span.path.utf8.isEmpty
                ? "" : MarkdownText.code("\(finding.span.path):\(line)") + " "
            return "- \(finding.severity.rawValue): \(place)"
                + "\(MarkdownText.plain(finding.message, limit: 500)) "
                + "(`\(finding.id.rawValue)`)"
        }
        return Section(title: title, entries: entries, isOpen: isOpen)
    }

    private var files: Section {
        Section(
            title: "Other files",
            entries: difference.files.map {
                "- \(MarkdownText.code($0.path)) \($0.change.rawValue)"
            }
        )
    }

    // MARK: Records

    /// A section for each kind with changes, in the order of the schema.
    private var records: [Section] {
        let changes = Dictionary(
            difference.changed.map { ($0.new, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let renamed = Dictionary(
            difference.renamed.map { ($0.new, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var entries: [(kind: String, label: String, text: String)] = []
        for number in difference.added {
            entries.append(entry("added", number, in: difference.new))
        }
        for removed in difference.removed {
            let word = removed.isUnreadable ? "cannot be read any more" : "removed"
            entries.append(entry(word, removed.number, in: difference.old))
        }
        for number in Set(changes.keys).union(renamed.keys).sorted() {
            entries.append(entry(changes[number], renamed[number], number))
        }
        var kinds: [String] = []
        for entry in entries where !kinds.contains(entry.kind) { kinds.append(entry.kind) }
        let places = new.schema.kinds.map(\.name)
        let order = { (kind: String) in places.firstIndex(of: kind) ?? places.count }
        kinds.sort { (order($0), $0) < (order($1), $1) }
        return kinds.map { kind in
            let own = entries.filter { $0.kind == kind }
            return Section(
                title: MarkdownText.html(own[0].label),
                entries: own.map(\.text),
                isOpen: true
            )
        }
    }

    private func entry(
        _ word: String,
        _ number: Int,
        in state: RepositoryState
    ) -> (kind: String, label: String, text: String) {
        let kind = state.graph.kind(of: number)
        let id = MarkdownText.code(state.graph.records[number].id.description)
        let title = MarkdownText.plain(state.title(of: number))
        return (kind.name, kind.label.plural, "- **\(word)** \(id) \(title)")
    }

    private func entry(
        _ change: RecordChange?,
        _ renamed: RenamedRecord?,
        _ number: Int
    ) -> (kind: String, label: String, text: String) {
        let kind = new.kind(of: number)
        let id = MarkdownText.code(new.records[number].id.description)
        let title = MarkdownText.plain(difference.new.title(of: number))
        var text = "- **changed** \(id) \(title)"
        if let renamed {
            let former = MarkdownText.code(old.records[renamed.old].id.description)
            text = "- **renamed** \(former) → \(id) \(title)"
        }
        let silent = Set((change?.fields ?? []).filter { !$0.isEffective }.map(\.name))
        let lines = (change?.lines ?? []).filter { !silent.contains($0.name) }
        for line in lines.prefix(Self.lineLimit) { text += "\n" + markdown(of: line) }
        if lines.count > Self.lineLimit {
            text += "\n  - and \(lines.count - Self.lineLimit) more"
        }
        return (kind.name, kind.label.plural, text)
    }

    private func markdown(of line: ChangeLine) -> String {
        let name = "  - \(MarkdownText.plain(line.name)):"
        if let text = line.text { return name + " " + markdown(of: text) }
        let (old, new) = (
            line.old.map { MarkdownText.code($0.text) }, line.new.map { MarkdownText.code($0.text) }
        )
        let note = line.note.map { MarkdownText.plain($0) }
        switch (old, new) {
        case (let old?, let new?): return "\(name) \(old) → \(new)"
        case (let old?, nil): return "\(name) − \(old)"
        case (nil, let new?): return note.map { "\(name) \(new) (\($0))" } ?? "\(name) + \(new)"
        case (nil, nil): return "\(name) \(note ?? "")"
        }
    }

    private func markdown(of text: ChangedText) -> String {
        let counts = text.summary
        guard !text.isHidden else { return counts }
        var lines: [String] = []
        for hunk in text.lines.hunks {
            lines.append("@@ line \(hunk.newLine) @@")
            lines += hunk.removed.map { "-" + MarkdownText.shortened($0, to: 300) }
            lines += hunk.added.map { "+" + MarkdownText.shortened($0, to: 300) }
        }
        let shown = Array(lines.prefix(Self.lineLimit))
        let left = lines.count - shown.count
        let fence = MarkdownText.fenced(shown, language: "diff", indent: 4)
        return counts + "\n\n" + fence + (left > 0 ? "\n\n    and \(left) more lines" : "")
    }
}
