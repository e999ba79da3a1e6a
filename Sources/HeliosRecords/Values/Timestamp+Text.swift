import HeliosText

extension Timestamp {
    /// The point in time written in RFC 3339, such as `2026-03-31T09:00:00+02:00`; nil for any
    /// other form.
    ///
    /// The seconds may be missing; a fraction of a second is dropped.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 17, let date = CalendarDate(bytes: bytes[..<10]),
            bytes[10] == UInt8(ascii: "T"), bytes[13] == ASCII.colon,
            let hour = Self.twoDigits(bytes[11...], below: 24),
            let minute = Self.twoDigits(bytes[14...], below: 60)
        else { return nil }
        var second = 0
        var rest = bytes[16...]
        if rest.first == ASCII.colon {
            guard let number = Self.twoDigits(rest.dropFirst(), below: 60) else { return nil }
            second = number
            rest = rest.dropFirst(3)
            if rest.first == ASCII.dot {
                let fraction = rest.dropFirst().prefix { $0.isASCIIDigit }
                guard (1...9).contains(fraction.count) else { return nil }
                rest = rest[fraction.endIndex...]
            }
        }
        guard let offset = Self.offset(rest) else { return nil }
        let day = date.dayNumber * 86_400
        let local = day + hour * 3_600 + minute * 60 + second
        self.init(seconds: local - offset * 60, offsetMinutes: offset)
    }

    private static func twoDigits(_ bytes: ArraySlice<UInt8>, below limit: Int) -> Int? {
        guard bytes.count >= 2, let number = CalendarDate.number(bytes.prefix(2)), number < limit
        else { return nil }
        return number
    }

    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        if bytes.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
        guard bytes.count == 6, let sign = bytes.first,
            sign == UInt8(ascii: "+") || sign == ASCII.hyphen,
            bytes[bytes.startIndex + 3] == ASCII.colon,
            let hours = twoDigits(bytes.dropFirst(), below: 24),
            let minutes = twoDigits(bytes.dropFirst(4), below: 60)
        else { return nil }
        return (sign == ASCII.hyphen ? -1 : 1) * (hours * 60 + minutes)
    }

    /// Seconds since midnight at its own offset.
    public var secondOfDay: Int {
        seconds + offsetMinutes * 60 - date.dayNumber * 86_400
    }
}

extension Timestamp: CustomStringConvertible {
    /// The point in time in RFC 3339 at its own offset, with seconds.
    public var description: String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let time = secondOfDay
        let clock =
            "\(padded(time / 3_600)):\(padded(time / 60 % 60)):\(padded(time % 60))"
        guard offsetMinutes != 0 else { return "\(date)T\(clock)Z" }
        let offset = abs(offsetMinutes)
        return "\(date)T\(clock)\(offsetMinutes < 0 ? "-" : "+")"
            + "\(padded(offset / 60)):\(padded(offset % 60))"
    }
}
