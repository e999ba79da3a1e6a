/// Writes JSON (RFC 8259) as bytes, in the order it is told, two spaces a level or compact.
///
/// `<`, `>`, `&`, U+2028 and U+2029 are written as escapes, so that the text is safe inside HTML
/// and JavaScript as well.
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
            case 0xA8 where previous == (0xE2, 0x80), 0xA9 where previous == (0xE2, 0x80):
                bytes.removeLast(2)
                bytes.append(contentsOf: (byte == 0xA8 ? "\\u2028" : "\\u2029").utf8)
            default: bytes.append(byte)
            }
            previous = (previous.1, byte)
        }
        bytes.append(ASCII.quote)
    }

    private static func hex(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
