import HeliosText

extension QueryLexer {
    /// What begins with a digit: a number, day, point in time, length of time, or a bare word.
    mutating func number() throws(QuerySyntaxError) -> QueryToken.Form {
        if let date = try calendar() { return date }
        let start = position
        skip(while: \.isASCIIDigit)
        if peek() == ASCII.dot, let next = peek(1), next.isASCIIDigit {
            advance()
            skip(while: \.isASCIIDigit)
        }
        if let next = peek(), next.isBareContinuation || (next == ASCII.dot && startsWord(at: 1)) {
            skip { $0.isBareContinuation || $0 == ASCII.dot }
            let text = text(from: start)
            return try duration(text, from: start).map { .duration($0) } ?? .bare(text)
        }
        let text = text(from: start)
        if let integer = Int(text) { return .integer(integer) }
        if let decimal = DecimalNumber(text) { return .decimal(decimal) }
        throw QuerySyntaxError(
            range: start..<position,
            message: "the number '\(text)' is too long",
            help: "write at most 18 digits"
        )
    }

    private func startsWord(at offset: Int) -> Bool {
        peek(offset).map { $0.isASCIILetter || $0.isASCIIDigit } ?? false
    }

    /// A day such as `2026-03-31`, or a point in time if a `T` follows.
    private mutating func calendar() throws(QuerySyntaxError) -> QueryToken.Form? {
        let shape = [4, 1, 2, 1, 2]
        var offset = 0
        for (index, length) in shape.enumerated() {
            for _ in 0..<length {
                guard let byte = peek(offset),
                    index % 2 == 0 ? byte.isASCIIDigit : byte == ASCII.hyphen
                else { return nil }
                offset += 1
            }
        }
        let start = position
        advance(by: offset)
        if let byte = peek(), byte == UInt8(ascii: "T") || byte == UInt8(ascii: "t") {
            advance()
            skip { $0.isTimeByte }
            return .datetime(text(from: start))
        }
        if let next = peek(), next.isQueryWord { skip(while: \.isQueryWord) }
        let text = text(from: start)
        guard let date = CalendarDate(text) else {
            throw QuerySyntaxError(
                range: start..<position,
                message: "'\(text)' is not a day of the calendar",
                help: "write a day as 2026-03-31"
            )
        }
        return .date(date)
    }

    /// The seconds of `90m`, `1h30m`, `14d` or `2w`; nil if the text has another form.
    private func duration(_ text: String, from start: Int) throws(QuerySyntaxError) -> Int? {
        var total = 0
        var digits: Int?
        var overflows = false
        for byte in text.utf8 {
            if byte.isASCIIDigit {
                let (shifted, first) = (digits ?? 0).multipliedReportingOverflow(by: 10)
                let (sum, second) = shifted.addingReportingOverflow(Int(byte - ASCII.zero))
                overflows = overflows || first || second
                digits = sum
            } else {
                guard let count = digits, let unit = Self.seconds(in: byte) else { return nil }
                let (product, first) = count.multipliedReportingOverflow(by: unit)
                let (sum, second) = total.addingReportingOverflow(product)
                overflows = overflows || first || second
                (total, digits) = (sum, nil)
            }
        }
        guard digits == nil else { return nil }
        guard !overflows else {
            throw QuerySyntaxError(
                range: start..<position,
                message: "the length of time '\(text)' is too long",
                help: "write a shorter one"
            )
        }
        return total
    }

    private static func seconds(in unit: UInt8) -> Int? {
        switch unit {
        case UInt8(ascii: "s"): 1
        case UInt8(ascii: "m"): 60
        case UInt8(ascii: "h"): 3_600
        case UInt8(ascii: "d"): 86_400
        case UInt8(ascii: "w"): 604_800
        default: nil
        }
    }
}

extension UInt8 {
    fileprivate var isBareContinuation: Bool { isQueryWord || self == ASCII.colon }

    fileprivate var isTimeByte: Bool {
        isASCIIDigit || self == ASCII.colon || self == ASCII.dot || self == ASCII.hyphen
            || self == UInt8(ascii: "+") || self == UInt8(ascii: "Z") || self == UInt8(ascii: "z")
    }
}
