import HeliosText

/// The syntax of a configuration file of git.
struct GitConfigurationReader {
    private let bytes: [UInt8]
    private var place = 0
    private(set) var line = 1

    init(_ bytes: [UInt8]) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        self.bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func take() -> UInt8? {
        guard let byte = next else { return nil }
        place += 1
        if byte == ASCII.lineFeed { line += 1 }
        return byte
    }

    /// Every key with its last value, or nil at the first line that git would refuse.
    mutating func values() -> [String: String]? {
        var values: [String: String] = [:]
        var section: String?
        while let byte = next {
            switch byte {
            case ASCII.space, ASCII.tab, ASCII.carriageReturn, ASCII.lineFeed: _ = take()
            case UInt8(ascii: "#"), UInt8(ascii: ";"): skipLine()
            case UInt8(ascii: "["):
                guard let name = sectionName() else { return nil }
                section = name
            default:
                guard let section, let (name, value) = variable() else { return nil }
                values["\(section).\(name)"] = value
            }
        }
        return values
    }

    private mutating func skipLine() {
        while let byte = take(), byte != ASCII.lineFeed {}
    }

    /// `[section]` or `[section "Subsection"]`.
    private mutating func sectionName() -> String? {
        _ = take()
        var name: [UInt8] = []
        while let byte = take() {
            if byte == UInt8(ascii: "]") { return Self.text(name) }
            if byte == ASCII.space || byte == ASCII.tab { return subsection(of: name) }
            guard
                byte.isASCIILetter || byte.isASCIIDigit || byte == ASCII.hyphen || byte == ASCII.dot
            else { return nil }
            name.append(byte.isASCIIUppercase ? byte | 0x20 : byte)
        }
        return nil
    }

    private mutating func subsection(of section: [UInt8]) -> String? {
        while next == ASCII.space || next == ASCII.tab { _ = take() }
        guard take() == ASCII.quote else { return nil }
        var name = section + [ASCII.dot]
        while let byte = take(), byte != ASCII.lineFeed {
            if byte == ASCII.quote {
                return take() == UInt8(ascii: "]") ? Self.text(name) : nil
            }
            guard byte == ASCII.backslash else {
                name.append(byte)
                continue
            }
            guard let escaped = take(), escaped != ASCII.lineFeed else { return nil }
            name.append(escaped)
        }
        return nil
    }

    /// `name = value`, or a name alone, which is a switch that is on.
    private mutating func variable() -> (name: String, value: String)? {
        var name: [UInt8] = []
        while let byte = next, byte.isASCIILetter || byte.isASCIIDigit || byte == ASCII.hyphen {
            name.append(byte.isASCIIUppercase ? byte | 0x20 : byte)
            _ = take()
        }
        guard let first = name.first, first.isASCIILetter, let text = Self.text(name) else {
            return nil
        }
        while next == ASCII.space || next == ASCII.tab { _ = take() }
        switch next {
        case nil, ASCII.lineFeed, ASCII.carriageReturn, UInt8(ascii: "#"), UInt8(ascii: ";"):
            skipLine()
            return (text, "true")
        case UInt8(ascii: "="):
            _ = take()
            return value().map { (text, $0) }
        default: return nil
        }
    }

    /// The rest of the line, and of the next where it ends with a backslash.
    private mutating func value() -> String? {
        var value: [UInt8] = []
        var isQuoted = false
        // Blanks at the end belong to the value only where they are quoted.
        var kept = 0
        while next == ASCII.space || next == ASCII.tab { _ = take() }
        while let byte = take(), byte != ASCII.lineFeed {
            switch byte {
            case ASCII.quote:
                isQuoted.toggle()
                kept = value.count
            case UInt8(ascii: "#"), UInt8(ascii: ";"):
                guard isQuoted else {
                    skipLine()
                    return Self.text(value.prefix(kept))
                }
                value.append(byte)
                kept = value.count
            case ASCII.backslash:
                guard let escaped = take() else { return nil }
                // A backslash before a line's end joins the two lines.
                if escaped == ASCII.lineFeed { continue }
                if escaped == ASCII.carriageReturn, next == ASCII.lineFeed {
                    _ = take()
                    continue
                }
                guard let meant = Self.escaped(escaped) else { return nil }
                value.append(meant)
                kept = value.count
            default:
                value.append(byte)
                let isBlank = [ASCII.space, ASCII.tab, ASCII.carriageReturn].contains(byte)
                if isQuoted || !isBlank { kept = value.count }
            }
        }
        return isQuoted ? nil : Self.text(value.prefix(kept))
    }

    private static func escaped(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "n"): ASCII.lineFeed
        case UInt8(ascii: "t"): ASCII.tab
        case UInt8(ascii: "b"): 0x08
        case ASCII.quote, ASCII.backslash: byte
        default: nil
        }
    }

    private static func text(_ bytes: some Collection<UInt8>) -> String? {
        String(validating: bytes, as: UTF8.self)
    }
}
