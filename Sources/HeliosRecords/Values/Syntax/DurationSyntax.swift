import HeliosDiagnostics
import HeliosText

/// The type `duration`.
enum DurationSyntax {
    /// The seconds of `1h 30m`, `14d` or `PT90M`; a day has 24 hours.
    static func parse(_ text: String) throws(ValueError) -> Int {
        if let seconds = seconds(Array(text.utf8)) { return seconds }
        throw ValueError(.duration, quoting: text, "is not a duration", help: help(for: text))
    }

    /// The seconds of a duration, or nil for any other form.
    private static func seconds(_ bytes: [UInt8]) -> Int? {
        bytes.first == UInt8(ascii: "P") ? standard(bytes) : short(bytes)
    }

    /// The units from large to small, with their seconds.
    private static let units: [(letter: UInt8, seconds: Int)] = [
        (UInt8(ascii: "w"), 604_800), (UInt8(ascii: "d"), 86_400), (UInt8(ascii: "h"), 3_600),
        (UInt8(ascii: "m"), 60), (UInt8(ascii: "s"), 1),
    ]

    /// Numbers with units, large ones first, blanks allowed behind a unit.
    private static func short(_ bytes: [UInt8]) -> Int? {
        var total = 0
        var next = 0
        var digits = 0..<0
        for (index, byte) in bytes.enumerated() {
            if byte.isASCIIDigit {
                digits = (digits.isEmpty ? index : digits.lowerBound)..<index + 1
            } else if byte == ASCII.space {
                guard digits.isEmpty, index > 0, index + 1 < bytes.count else { return nil }
            } else {
                guard let unit = units[next...].firstIndex(where: { $0.letter == byte }),
                    digits.count <= 10, let number = CalendarDate.number(bytes[digits])
                else { return nil }
                total += number * units[unit].seconds
                next = unit + 1
                digits = 0..<0
            }
        }
        return next > 0 && digits.isEmpty ? total : nil
    }

    /// ISO 8601 without years and months, whose length is not fixed.
    private static func standard(_ bytes: [UInt8]) -> Int? {
        var short: [UInt8] = []
        var seenTime = false
        for byte in bytes.dropFirst() {
            switch byte {
            case UInt8(ascii: "T") where !seenTime:
                seenTime = true
                continue
            case UInt8(ascii: "W") where !seenTime, UInt8(ascii: "D") where !seenTime,
                UInt8(ascii: "H") where seenTime, UInt8(ascii: "M") where seenTime,
                UInt8(ascii: "S") where seenTime:
                short.append(byte | 0x20)
            case _ where byte.isASCIIDigit: short.append(byte)
            default: return nil
            }
        }
        return bytes.last == UInt8(ascii: "T") ? nil : Self.short(short)
    }

    /// What to write instead.
    private static func help(for text: String) -> String {
        let general = "write numbers with units, such as 1h 30m or 14d"
        guard text.utf8.count <= 40 else { return general }
        var words: [String] = []
        var wasDigit = false
        for byte in text.utf8 where byte != ASCII.space && byte != ASCII.comma {
            if byte.isASCIIDigit != wasDigit || words.isEmpty { words.append("") }
            wasDigit = byte.isASCIIDigit
            words[words.count - 1] += String(Unicode.Scalar(byte.asciiLowercased))
        }
        if words.contains(where: monthWords.contains) || names(months: text) {
            return "months and years have no fixed length: write days, such as 30d"
        }
        let short = words.map { unitWords[$0] ?? $0 }.joined()
        if seconds(Array(short.utf8)) != nil { return "write \(short)" }
        if seconds(Array((short + "m").utf8)) != nil {
            return "add a unit, such as \(short)m for minutes"
        }
        return general
    }

    private static let monthWords: Set<String> = [
        "mo", "month", "months", "y", "yr", "year", "years",
    ]

    private static let unitWords = [
        "min": "m", "mins": "m", "minute": "m", "minutes": "m", "hr": "h", "hrs": "h",
        "hour": "h", "hours": "h", "day": "d", "days": "d", "week": "w", "weeks": "w", "sec": "s",
        "secs": "s", "second": "s", "seconds": "s",
    ]

    /// Whether it is ISO 8601 with years or months.
    private static func names(months text: String) -> Bool {
        guard text.hasBytePrefix("P") else { return false }
        let days = text.utf8.prefix { $0 != UInt8(ascii: "T") }
        return days.contains(UInt8(ascii: "Y")) || days.contains(UInt8(ascii: "M"))
    }
}
