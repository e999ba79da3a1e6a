import HeliosDiagnostics
import HeliosText

/// The type `datetime`.
enum TimestampSyntax {
    /// A point in time in RFC 3339, with the seconds optional and the offset not.
    static func parse(_ text: String) throws(ValueError) -> Timestamp {
        if let timestamp = Timestamp(text) { return timestamp }
        throw ValueError(.datetime, quoting: text, "is not a time", help: help(for: text))
    }

    /// What to write instead.
    private static func help(for text: String) -> String {
        let general = "write a day, a time and its offset, such as 2026-03-31T09:00:00+02:00"
        var bytes = Array(text.utf8)
        guard (10...40).contains(bytes.count) else { return general }
        guard CalendarDate(bytes: bytes[..<10]) != nil else {
            return DateSyntax.help(for: String(decoding: bytes[..<10], as: UTF8.self))
        }
        guard bytes.count > 10 else { return "add a time and its offset: \(text)T09:00:00+02:00" }
        let separators = [UInt8(ascii: "t"), ASCII.space, ASCII.underscore]
        if separators.contains(bytes[10]) { bytes[10] = UInt8(ascii: "T") }
        if bytes.last == UInt8(ascii: "z") { bytes[bytes.count - 1] = UInt8(ascii: "Z") }
        bytes.removeAll { $0 == ASCII.space }
        let corrected = String(decoding: bytes, as: UTF8.self)
        for candidate in [corrected, corrected + ":00", withColon(bytes)] {
            if Timestamp(candidate) != nil { return "write \(candidate)" }
        }
        if Timestamp(corrected + "Z") != nil {
            return "add Z for UTC, or the offset, such as \(corrected)+02:00"
        }
        return whyNoTime(bytes) ?? general
    }

    /// The text with a colon within an offset such as `+0200`.
    private static func withColon(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.dropLast(2), as: UTF8.self) + ":"
            + String(decoding: bytes.suffix(2), as: UTF8.self)
    }

    private static func whyNoTime(_ bytes: [UInt8]) -> String? {
        guard bytes.count >= 16, let hour = CalendarDate.number(bytes[11..<13]),
            let minute = CalendarDate.number(bytes[14..<16])
        else { return nil }
        if hour > 23 { return "hours run from 00 to 23" }
        if minute > 59 { return "minutes run from 00 to 59" }
        if bytes.count >= 19, let second = CalendarDate.number(bytes[17..<19]) {
            if second == 60 { return "write a leap second as :59" }
            if second > 60 { return "seconds run from 00 to 59" }
        }
        return nil
    }
}
