import HeliosRecords
import HeliosSite
import HeliosText

/// What happened to one record.
package struct HistoryListing: Sendable {
    private let record: Int
    private let graph: RecordGraph
    private let entries: [HistoryEntry]
    private let count: Int
    private let created: CommitNote?
    private let updated: CommitNote?
    private let endsEarly: Bool

    /// Tells at most so many changes.
    package init(
        of record: Int,
        in history: RepositoryHistory,
        copies: Bool,
        limit: Int?
    ) throws(WorkspaceError) {
        self.record = record
        graph = history.graph
        (entries, count) = try history.entries(of: record, copies: copies, limit: limit)
        let span = history.span(of: record)
        created = span?.created
        updated = span?.updated
        endsEarly = history.endsEarly
    }

    /// A line for each commit, and below it what changed.
    package var text: String {
        var text =
            "\(graph.records[record].id)  "
            + TerminalText.printable(graph.title(of: record)) + "\n"
        guard !entries.isEmpty else { return text + "\nnot yet committed\n" }
        for entry in entries {
            text += "\n" + entry.commit.line + "\n"
            for line in entry.lines { text += "  \(line)\n" }
        }
        if count > entries.count { text += "\nand \(count - entries.count) more\n" }
        if endsEarly { text += "\n\(HistoryEntry.endNote)\n" }
        return text
    }

    /// An object with `entries`, the newest first.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("version", 1)
            json.member("record", graph.records[record].id.description)
            json.member("title", graph.title(of: record))
            if let created { json.member("created", created.time.description) }
            if let updated { json.member("updated", updated.time.description) }
            json.member("count", count)
            json.member("ends_early", endsEarly)
            json.key("entries")
            json.array { json in
                for entry in entries {
                    json.object { json in
                        entry.commit.write(to: &json)
                        entry.event.write(to: &json)
                        MemberChange.write(entry.changes, to: &json)
                    }
                }
            }
        }
        json.endLine()
        return json.bytes
    }
}

/// What happened lately in a repository.
package struct RecentListing: Sendable {
    private let commits: [RecentCommit]
    private let endsEarly: Bool

    /// The latest commits, at most so many.
    package init(_ history: RepositoryHistory, limit: Int) {
        commits = history.recent(limit: limit)
        endsEarly = history.endsEarly
    }

    /// A line for each commit, and below it the records that it changed.
    package var text: String {
        var text = ""
        for recent in commits {
            text += (text.isEmpty ? "" : "\n") + recent.commit.line + "\n"
            for item in recent.items {
                let name = item.record?.description ?? TerminalText.printable(item.title)
                let told = HistoryEntry.lines(item.event, item.changes)
                text += "  \(name)  \(told.joined(separator: "; "))\n"
            }
            if recent.omitted > 0 { text += "  and \(recent.omitted) more\n" }
        }
        if endsEarly { text += "\n\(HistoryEntry.endNote)\n" }
        return text.isEmpty ? "no changes yet\n" : text
    }

    /// An object with `commits`, the newest first.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("version", 1)
            json.member("ends_early", endsEarly)
            json.key("commits")
            json.array { json in
                for recent in commits { Self.write(recent, to: &json) }
            }
        }
        json.endLine()
        return json.bytes
    }

    private static func write(_ recent: RecentCommit, to json: inout JSONWriter) {
        json.object { json in
            recent.commit.write(to: &json)
            json.key("changed")
            json.array { json in
                for item in recent.items {
                    json.object { json in
                        if let record = item.record {
                            json.member("record", record.description)
                            json.member("title", item.title)
                        } else {
                            json.member("path", item.title)
                        }
                        item.event.write(to: &json)
                        MemberChange.write(item.changes, to: &json)
                    }
                }
            }
            json.member("omitted", recent.omitted)
        }
    }
}

// MARK: Parts

extension HistoryEntry {
    static let endNote = "this clone is shallow: what happened before is not in it"

    /// What happened, a line each.
    fileprivate var lines: [String] { Self.lines(event, changes) }

    fileprivate static func lines(_ event: Event, _ changes: [MemberChange]) -> [String] {
        var lines: [String] = []
        switch event {
        case .created: lines.append("created")
        case .known: lines.append("was there")
        case .removed: lines.append("removed")
        case .renamed(let path): lines.append("renamed from \(TerminalText.printable(path))")
        case .copied(let path): lines.append("copied from \(TerminalText.printable(path))")
        case .changed: if changes.isEmpty { lines.append("changed") }
        }
        return lines
            + changes.map { change in
                let name = TerminalText.printable(change.name)
                let words = TerminalText.printable(change.detail.text)
                return change.detail.isSentence ? "\(name) \(words)" : "\(name): \(words)"
            }
    }
}

extension CommitNote {
    /// When, who, which, and what was said of it.
    fileprivate var line: String {
        let parts = [time.clockText, TerminalText.printable(authorName), shortID]
        return (parts + [TerminalText.printable(subject)]).filter { !$0.isEmpty }
            .joined(separator: "  ")
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.member("commit", id)
        json.member("date", time.description)
        json.key("author")
        json.object { json in
            json.member("name", author)
            json.member("email", email)
        }
        json.member("subject", subject)
    }
}

extension HistoryEntry.Event {
    fileprivate func write(to json: inout JSONWriter) {
        switch self {
        case .created: json.member("event", "created")
        case .changed: json.member("event", "changed")
        case .removed: json.member("event", "removed")
        case .known: json.member("event", "known")
        case .renamed(let path):
            json.member("event", "renamed")
            json.member("from", path)
        case .copied(let path):
            json.member("event", "copied")
            json.member("from", path)
        }
    }
}

extension MemberChange {
    fileprivate static func write(_ changes: [MemberChange], to json: inout JSONWriter) {
        json.key("changes")
        json.array { json in
            for change in changes {
                json.object { json in
                    json.member("name", change.name)
                    change.write(to: &json)
                }
            }
        }
    }

    private func write(to json: inout JSONWriter) {
        switch detail {
        case .value(let old, let new):
            if let old {
                json.key("old")
                old.write(to: &json)
            }
            if let new {
                json.key("new")
                new.write(to: &json)
            }
        case .members(let added, let removed):
            for (key, values) in [("added", added), ("removed", removed)] {
                json.key(key)
                json.array { json in
                    for value in values { value.write(to: &json) }
                }
            }
        case .lines(let added, let removed):
            json.member("added_lines", added)
            json.member("removed_lines", removed)
        case .hidden(let whole): json.member("whole", whole.rawValue)
        }
    }
}

extension MemberChange.Value {
    /// The record that it names, or its text.
    fileprivate func write(to json: inout JSONWriter) {
        json.string(record?.description ?? text)
    }
}
