/// Writes JSON (RFC 8259) as bytes, in the order it is told, two spaces a level or compact.
///
/// `<`, `>`, `&`, U+2028 and U+2029 are written as escapes, so that the text is safe inside HTML
/// and JavaScript as well; so are C1 controls and direction marks, which change how a terminal
/// shows the text.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []
    private let pretty: Bool
    private var depth = 0
    private var isFirst = true
    private var follows = false

    package init(pretty: Bool = true) {
        self.pretty = pretty
    }

    /// The text so far.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes an object whose members are written inside the closure with `key`.
    package mutating func object(_ members: (inout JSONWriter) -> Void) {
        container(open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), members)
    }

    /// Writes an array whose values are written inside the closure.
    package mutating func array(_ values: (inout JSONWriter) -> Void) {
        container(open: UInt8(ascii: "["), close: UInt8(ascii: "]"), values)
    }

    /// Writes a member's name; its value must follow.
    package mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(ASCII.colon)
        if pretty { bytes.append(ASCII.space) }
        follows = true
    }

    package mutating func string(_ value: String) {
        separate()
        quote(value)
    }

    package mutating func integer(_ value: Int) {
        separate()
        bytes.append(contentsOf: String(value).utf8)
    }

    package mutating func boolean(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    package mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a number that is already in JSON's own form.
    package mutating func number(_ literal: String) {
        separate()
        bytes.append(contentsOf: literal.utf8)
    }

    package mutating func member(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    package mutating func member(_ name: String, _ value: Int) {
        key(name)
        integer(value)
    }

    package mutating func member(_ name: String, _ value: Bool) {
        key(name)
        boolean(value)
    }

    /// Ends the text with a line feed.
    package mutating func endLine() { bytes.append(ASCII.lineFeed) }

    private mutating func container(
        open: UInt8,
        close: UInt8,
        _ body: (inout JSONWriter) -> Void
    ) {
        separate()
        bytes.append(open)
        depth += 1
        isFirst = true
        body(&self)
        depth -= 1
        if !isFirst { breakLine() }
        isFirst = false
        bytes.append(close)
    }

    /// Writes what stands before a value or a key: nothing behind a key, a comma behind a sibling.
    private mutating func separate() {
        if follows {
            follows = false
            return
        }
        if !isFirst { bytes.append(ASCII.comma) }
        isFirst = false
        if depth > 0 { breakLine() }
    }

    private mutating func breakLine() {
        guard pretty else { return }
        bytes.append(ASCII.lineFeed)
        bytes.append(contentsOf: repeatElement(ASCII.space, count: depth * 2))
    }

    private mutating func quote(_ text: String) {
        bytes.append(ASCII.quote)
        defer { bytes.append(ASCII.quote) }
        // Nearly every text is plain and is copied whole.
        var text = text
        let isPlain = text.withUTF8 { utf8 in
            for index in utf8.indices where unsafe !Self.isPlain(utf8[index]) { return false }
            unsafe bytes.append(contentsOf: utf8)
            return true
        }
        if !isPlain { escape(text) }
    }

    /// Whether a byte stands for itself wherever it is.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20...0x7E:
            byte != ASCII.quote && byte != ASCII.backslash && byte != ASCII.less
                && byte != ASCII.greater && byte != ASCII.ampersand
        default: false
        }
    }

    private mutating func escape(_ text: String) {
        var previous: (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case ASCII.quote, ASCII.backslash:
                bytes.append(ASCII.backslash)
                bytes.append(byte)
            case ASCII.lineFeed: bytes.append(contentsOf: "\\n".utf8)
            case ASCII.tab: bytes.append(contentsOf: "\\t".utf8)
            case ASCII.carriageReturn: bytes.append(contentsOf: "\\r".utf8)
            case 0..<0x20, ASCII.delete, ASCII.less, ASCII.greater, ASCII.ampersand:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(contentsOf: Self.hex(byte))
            case 0x80...0xBF:
                bytes.append(byte)
                escapeHidden(previous.0, previous.1, byte)
            default: bytes.append(byte)
            }
            previous = (previous.1, byte)
        }
    }

    /// Replaces the scalar that has just been completed by an escape if it cannot be seen.
    private mutating func escapeHidden(_ first: UInt8, _ second: UInt8, _ last: UInt8) {
        let code: UInt32
        let length: Int
        switch (first, second, last) {
        case (_, 0xC2, 0x80...0x9F): (code, length) = (UInt32(last), 2)
        case (_, 0xD8, 0x9C): (code, length) = (0x061C, 2)
        case (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x80, 0xA8...0xAE):
            (code, length) = (0x2000 | UInt32(last & 0x3F), 3)
        case (0xE2, 0x81, 0xA0...0xA4), (0xE2, 0x81, 0xA6...0xA9):
            (code, length) = (0x2040 | UInt32(last & 0x3F), 3)
        case (0xEF, 0xBB, 0xBF): (code, length) = (0xFEFF, 3)
        default: return
        }
        bytes.removeLast(length)
        bytes.append(contentsOf: "\\u".utf8)
        bytes.append(contentsOf: Self.hex(UInt8(code >> 8)) + Self.hex(UInt8(code & 0xFF)))
    }

    private static func hex(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
