import HeliosRecords
import HeliosText

/// What is new, as an Atom feed (RFC 4287): dates for which an alert has come due, and what was
/// changed in the records.
///
/// An entry is called the same from build to build, and never changes: when the next alert of a
/// date comes due, that is another entry.
struct NewsFeed {
    /// How many entries it has at most.
    private static let limit = 100
    /// How many days back alerts go.
    private static let days = 60

    let agenda: Agenda
    let context: PageContext

    private struct Entry {
        let id: String
        let title: String
        let summary: String
        let updated: Timestamp
        let path: String?
        let author: String?
        let category: String
    }

    func write(to bytes: inout [UInt8]) {
        let options = context.plan.options
        let entries = (alerts + changes).sorted {
            $0.updated == $1.updated
                ? $0.id.precedesBytewise($1.id) : $0.updated > $1.updated
        }.prefix(Self.limit)
        bytes += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8
        bytes += "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"".utf8
        append(options.language, &bytes)
        bytes += "\">\n".utf8
        element("id", tag("feed"), &bytes)
        element("title", "\(options.organization): \(context.phrases[.calendarFeed])", &bytes)
        let updated = entries.first?.updated ?? morning(of: agenda.today)
        element("updated", Timestamp(seconds: updated.seconds).description, &bytes)
        author(options.organization, &bytes)
        link("alternate", PagePath.home, "text/html", &bytes)
        if options.rootURL != nil {
            link("self", CalendarPages.feedPath, "application/atom+xml", &bytes)
        }
        for entry in entries { write(entry, &bytes) }
        bytes += "</feed>\n".utf8
    }

    private func write(_ entry: Entry, _ bytes: inout [UInt8]) {
        bytes += "<entry>\n".utf8
        element("id", entry.id, &bytes)
        element("title", entry.title, &bytes)
        element("updated", Timestamp(seconds: entry.updated.seconds).description, &bytes)
        element("summary", entry.summary, &bytes)
        if let name = entry.author { author(name, &bytes) }
        bytes += "<category term=\"".utf8
        append(entry.category, &bytes)
        bytes += "\"/>\n".utf8
        link("alternate", entry.path ?? PagePath.home, "text/html", &bytes)
        bytes += "</entry>\n".utf8
    }

    // MARK: Dates

    /// For each date the alerts that have come due lately, and that it has passed.
    private var alerts: [Entry] {
        agenda.entries.flatMap { entry in
            Set(entry.alertDays + [-1]).sorted().compactMap { ahead in
                let due = entry.date.adding(days: -ahead)
                let age = agenda.today.dayNumber - due.dayNumber
                return (0...Self.days).contains(age) ? alert(entry, ahead, on: due) : nil
            }
        }
    }

    private func alert(_ entry: Agenda.Entry, _ ahead: Int, on day: CalendarDate) -> Entry {
        let record = context.graph.records[entry.record]
        let kind = context.graph.kind(of: entry.record)
        let field = kind.fields[entry.field]
        let date = context.phrases.format.date(entry.date, .long)
        let values: KeyValuePairs = [
            "title": context.title(entry.record), "field": field.displayLabel, "date": date,
            "n": "\(ahead)",
        ]
        return Entry(
            id: tag("\(kind.name)/\(record.id.id)/\(field.name)/\(entry.date)/\(ahead)"),
            title: ahead < 0
                ? context.phrases.text(.feedPassed, values)
                : ahead == 0
                    ? context.phrases.text(.feedToday, values)
                    : context.phrases.text(.feedAhead, count: ahead, values),
            summary: "\(kind.label.singular) · \(field.displayLabel): \(date)",
            updated: morning(of: day),
            path: context.plan.recordPaths[entry.record],
            author: nil,
            category: kind.label.singular
        )
    }

    // MARK: Changes

    private var changes: [Entry] {
        (context.plan.history.history.recent?.commits ?? []).map { recent in
            let records = recent.items.compactMap { item in
                item.record.flatMap { context.number(of: $0) }
            }
            let names = recent.items.prefix(8).map(\.title)
            let more = recent.omitted + recent.items.count - names.count
            let all = names.joined(separator: ", ")
            return Entry(
                id: tag("commit/\(recent.commit.id)"),
                title: recent.commit.subject.isEmpty
                    ? recent.commit.shortID : recent.commit.subject,
                summary: more > 0
                    ? context.phrases.text(.feedMore, count: more, ["names": all, "n": "\(more)"])
                    : all,
                updated: recent.commit.time,
                path: records.count == 1
                    ? context.plan.recordPaths[records[0]] : context.plan.history.recentPath,
                author: recent.commit.authorName,
                category: context.phrases[.feedChanges]
            )
        }
    }

    // MARK: Elements

    /// The beginning of a day on the clock of the organization.
    private func morning(of day: CalendarDate) -> Timestamp {
        context.plan.options.beginning(of: day)
    }

    /// A name for ever (RFC 4151).
    private func tag(_ text: String) -> String {
        "tag:\(context.authority),2026:\(PagePath.encoded(text))"
    }

    private func author(_ name: String, _ bytes: inout [UInt8]) {
        bytes += "<author>".utf8
        element("name", name, &bytes)
        bytes += "</author>\n".utf8
    }

    private func link(_ relation: String, _ path: String, _ type: String, _ bytes: inout [UInt8]) {
        bytes += "<link rel=\"\(relation)\" type=\"\(type)\" href=\"".utf8
        append((context.plan.options.rootURL ?? "") + PagePath.encoded(path), &bytes)
        bytes += "\"/>\n".utf8
    }

    private func element(_ name: String, _ text: String, _ bytes: inout [UInt8]) {
        bytes += "<\(name)>".utf8
        append(text, &bytes)
        bytes += "</\(name)>\n".utf8
    }

    /// Escaped text, without the characters that XML cannot hold.
    private func append(_ text: String, _ bytes: inout [UInt8]) {
        let allowed = text.unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x9, 0xA, 0xD, 0x20...0xFFFD, 0x10000...: true
            default: false
            }
        }
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: allowed)
        HTMLEscape.append(String(kept), to: &bytes)
    }
}
