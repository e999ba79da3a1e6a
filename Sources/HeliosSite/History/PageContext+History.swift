import HeliosRecords
import HeliosTemplates
import HeliosText

extension PageContext {
    /// When a record was changed last and came into being, and by whom; missing where nothing is
    /// known of it.
    func past(of record: Int) -> TemplateValue {
        guard let past = plan.history.past(of: record) else { return .missing }
        var map = TemplateMap(reserving: 5)
        map.append(Name.updated, .html(day(of: past.updated)))
        map.text(Name.author, author(of: past.updated))
        let created = past.count > 1 ? past.created : nil
        map.append(Name.created, created.map { .html(day(of: $0)) } ?? .missing)
        map.append(Name.href, TemplateValue(plan.history.paths[record].map { href($0) }))
        map.append(Name.count, .count(past.count))
        return .map(map)
    }

    /// The day of a commit on the organisation's clock.
    func day(of commit: CommitNote) -> HTML {
        time(commit, phrases.format.date(commit.time.date))
    }

    /// The time of a commit, its day included or not.
    func time(of commit: CommitNote, withDay: Bool) -> HTML {
        let minute = commit.time.secondOfDay / 60 * 60
        let start = commit.time.seconds - commit.time.secondOfDay + minute
        let rounded = Timestamp(seconds: start, offsetMinutes: commit.time.offsetMinutes)
        let format = phrases.format
        return time(
            commit,
            withDay ? format.dateTime(rounded) : format.time(secondOfDay: rounded.secondOfDay)
        )
    }

    /// Who wrote a commit.
    func author(of commit: CommitNote) -> String {
        commit.author.isEmpty && commit.email.isEmpty
            ? phrases[.historySomebody] : commit.authorName
    }

    private func time(_ commit: CommitNote, _ text: String) -> HTML {
        var html = HTML()
        html.append("<time datetime=\"")
        html.append(escaping: commit.time.description)
        html.append("\">")
        html.append(escaping: text)
        html.append("</time>")
        return html
    }

    // MARK: What happened

    /// What happened to a record as a whole, in words; nil where only parts of it changed.
    func words(for event: HistoryEntry.Event, _ changes: [MemberChange]) -> String? {
        switch event {
        case .created: phrases[.historyCreated]
        case .changed: changes.isEmpty ? phrases[.historyChangedInForm] : nil
        case .removed: phrases[.historyEnded]
        case .known: phrases[.historyKnown]
        case .renamed(let path): phrases.text(.historyRenamed, ["path": path])
        case .copied(let path): phrases.text(.historyCopied, ["path": path])
        }
    }

    /// The changes of a record, each as a label and what became of it.
    func values(of changes: [MemberChange]) -> [TemplateMap] {
        changes.map { change in
            var map = TemplateMap(reserving: 2)
            map.text(Name.label, change.detail.isSentence ? change.label : change.label + ":")
            map.append(Name.value, .html(html(change.detail)))
            return map
        }
    }

    private func html(_ detail: MemberChange.Detail) -> HTML {
        var html = HTML()
        switch detail {
        case .value(let old?, let new?):
            append(old, "del", into: &html)
            html.append(" <span aria-hidden=\"true\">→</span>")
            html.append("<span class=\"visually-hidden\">")
            html.append(escaping: phrases[.historyBecame])
            html.append("</span> ")
            append(new, "ins", into: &html)
        case .value(nil, let new?): append(new, "ins", into: &html)
        case .value(let old?, nil): append(old, "del", into: &html)
        case .members(let added, let removed):
            for (index, value) in added.enumerated() {
                if index > 0 { html.append(", ") }
                html.append("+ ")
                append(value, "ins", into: &html)
            }
            for (index, value) in removed.enumerated() {
                if index > 0 || !added.isEmpty { html.append(", ") }
                html.append("− ")
                append(value, "del", into: &html)
            }
        case .value(nil, nil), .hidden(.changed): html.append(escaping: phrases[.historyChanged])
        case .hidden(.set): html.append(escaping: phrases[.historySet])
        case .hidden(.removed): html.append(escaping: phrases[.historyEnded])
        case .lines(let added, let removed): html.append(escaping: words(added, removed))
        }
        return html
    }

    /// How many lines of a text came and went.
    private func words(_ added: Int, _ removed: Int) -> String {
        var parts: [String] = []
        if added > 0 { parts.append("+" + phrases.format.number(added)) }
        if removed > 0 { parts.append("−" + phrases.format.number(removed)) }
        let changed = parts.joined(separator: " ")
        return phrases.text(.historyLines, count: added + removed, ["changed": changed])
    }

    private func append(_ value: MemberChange.Value, _ element: String, into html: inout HTML) {
        html.append(element == "del" ? "<del>" : "<ins>")
        if let record = value.record.flatMap({ number(of: $0) }) {
            appendLink(to: record, into: &html)
        } else {
            html.append(escaping: value.text)
        }
        html.append(element == "del" ? "</del>" : "</ins>")
    }
}
