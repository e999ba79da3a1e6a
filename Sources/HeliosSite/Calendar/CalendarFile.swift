import HeliosRecords
import HeliosText

/// The dates as a calendar file (RFC 5545), to which calendar programs subscribe.
///
/// What a date is called there never changes while its record keeps its id, so that a program moves
/// an appointment whose date has changed; the same records give the same bytes all day.
struct CalendarFile {
    let agenda: Agenda
    let context: PageContext

    func write(to bytes: inout [UInt8]) {
        let options = context.plan.options
        let stamp = Self.day(agenda.today) + "T000000Z"
        line("BEGIN", "VCALENDAR", &bytes)
        line("VERSION", "2.0", &bytes)
        line("PRODID", "-//Helios Docs//Calendar//EN", &bytes)
        line("CALSCALE", "GREGORIAN", &bytes)
        line("METHOD", "PUBLISH", &bytes)
        let name = "\(options.organization): \(context.phrases[.calendarTitle])"
        line("NAME", Self.escaped(name), &bytes)
        line("X-WR-CALNAME", Self.escaped(name), &bytes)
        line("REFRESH-INTERVAL;VALUE=DURATION", "P1D", &bytes)
        // What has been late for more than a year is in no calendar's sight.
        for entry in agenda.entries where entry.days >= -366 { write(entry, stamp, &bytes) }
        line("END", "VCALENDAR", &bytes)
    }

    private func write(_ entry: Agenda.Entry, _ stamp: String, _ bytes: inout [UInt8]) {
        let record = context.graph.records[entry.record]
        let kind = context.graph.kind(of: entry.record)
        let field = kind.fields[entry.field]
        line("BEGIN", "VEVENT", &bytes)
        line("UID", "\(kind.name)/\(record.id.id)/\(field.name)@\(context.authority)", &bytes)
        line("DTSTAMP", stamp, &bytes)
        if let time = entry.time {
            line("DTSTART", Self.moment(time), &bytes)
            line("DURATION", "PT30M", &bytes)
        } else {
            line("DTSTART;VALUE=DATE", Self.day(entry.date), &bytes)
            line("DTEND;VALUE=DATE", Self.day(entry.date.adding(days: 1)), &bytes)
        }
        let summary = "\(context.title(entry.record)): \(field.displayLabel)"
        line("SUMMARY", Self.escaped(summary), &bytes)
        line("DESCRIPTION", Self.escaped("\(kind.label.singular) \(record.id.id)"), &bytes)
        line("CATEGORIES", Self.escaped(kind.label.singular), &bytes)
        if let root = context.plan.options.rootURL {
            line("URL", root + PagePath.encoded(context.plan.recordPaths[entry.record]), &bytes)
        }
        line("TRANSP", "TRANSPARENT", &bytes)
        line("END", "VEVENT", &bytes)
    }

    // MARK: Values

    /// A day as `20260331`.
    private static func day(_ date: CalendarDate) -> String {
        String(decoding: date.description.utf8.filter { $0 != ASCII.hyphen }, as: UTF8.self)
    }

    /// A point in time as `20260331T070000Z`: no program needs to know the zone's rules.
    private static func moment(_ time: Timestamp) -> String {
        let text = Timestamp(seconds: time.seconds).description
        let bytes = text.utf8.filter { $0 != ASCII.hyphen && $0 != ASCII.colon }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A text with what separates values escaped, and without other control characters.
    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case ASCII.backslash, ASCII.comma, UInt8(ascii: ";"): bytes += [ASCII.backslash, byte]
            case ASCII.lineFeed: bytes += "\\n".utf8
            case 0..<0x20, 0x7F: break
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Lines

    /// A line in pieces of at most 75 bytes, none of which breaks a character.
    private func line(_ name: String, _ value: String, _ bytes: inout [UInt8]) {
        var length = 0
        for scalar in "\(name):\(value)".unicodeScalars {
            let piece = UTF8.encode(scalar).map { Array($0) } ?? []
            if length + piece.count > 75 {
                bytes += "\r\n ".utf8
                length = 1
            }
            bytes += piece
            length += piece.count
        }
        bytes += "\r\n".utf8
    }
}

extension PageContext {
    /// The domain that names of things in files for other programs end in.
    var authority: String {
        let domain = plan.options.domain
        return domain.isEmpty ? "helios-docs.invalid" : domain
    }
}
