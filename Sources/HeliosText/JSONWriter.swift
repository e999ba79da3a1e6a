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

    /// Takes the memory of a buffer whose content is no longer needed; to be called before writing.
    package mutating func reuse(_ buffer: inout [UInt8]) {
        swap(&bytes, &buffer)
        bytes.removeAll(keepingCapacity: true)
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

    /// Writes a text of a table.
    package mutating func string(_ place: Int, of table: PackedTexts) {
        separate()
        bytes.append(ASCII.quote)
        unsafe table.bytes.withUnsafeBufferPointer {
            unsafe append(run: UnsafeBufferPointer(rebasing: $0[table.range(of: place)]))
        }
        bytes.append(ASCII.quote)
    }

    /// Writes members of an object that a table holds as JSON without line breaks.
    package mutating func members(_ place: Int, of table: PackedTexts) {
        separate()
        table.append(place, to: &bytes)
    }

    /// Writes a value that a writer has made at the same depth.
    package mutating func value(_ written: ArraySlice<UInt8>) {
        separate()
        bytes.append(contentsOf: written)
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
        text.withBytes { unsafe append(run: $0) }
        bytes.append(ASCII.quote)
    }

    /// Copies whole runs of bytes that stand for themselves.
    private mutating func append(run utf8: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var index = 0
        while index < utf8.count {
            if unsafe Self.isPlain(utf8[index]) {
                index += 1
                continue
            }
            let rest = unsafe UnsafeBufferPointer(rebasing: utf8[index...])
            guard let code = unsafe JSONEscape.code(at: rest) else {
                index += 1
                continue
            }
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
            append(escape: code.value)
            index += code.length
            start = index
        }
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }

    /// Whether a byte stands for itself wherever it is.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20...0x7E:
            byte != ASCII.quote && byte != ASCII.backslash && byte != ASCII.less
                && byte != ASCII.greater && byte != ASCII.ampersand
        case 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: false
        default: byte >= 0x80
        }
    }

    private mutating func append(escape code: UInt16) {
        bytes.append(ASCII.backslash)
        switch UInt8(truncatingIfNeeded: code) {
        case ASCII.quote where code < 0x80: bytes.append(ASCII.quote)
        case ASCII.backslash where code < 0x80: bytes.append(ASCII.backslash)
        case ASCII.lineFeed where code < 0x80: bytes.append(UInt8(ascii: "n"))
        case ASCII.tab where code < 0x80: bytes.append(UInt8(ascii: "t"))
        case ASCII.carriageReturn where code < 0x80: bytes.append(UInt8(ascii: "r"))
        default:
            bytes.append(UInt8(ascii: "u"))
            for shift in [12, 8, 4, 0] { bytes.append(Self.hexDigit(code >> UInt16(shift) & 15)) }
        }
    }

    private static func hexDigit(_ value: UInt16) -> UInt8 {
        UInt8(truncatingIfNeeded: value < 10 ? 0x30 + value : 0x57 + value)
    }
}

/// Which characters a JSON text must not hold as they are.
private enum JSONEscape {
    /// The code and the bytes of the character at the front, if it must be escaped.
    static func code(
        at text: UnsafeBufferPointer<UInt8>
    ) -> (value: UInt16, length: Int)? {
        let first = unsafe text[0]
        guard first >= 0x80 else { return (UInt16(first), 1) }
        let second = unsafe text.count > 1 ? text[1] : 0
        let third = unsafe text.count > 2 ? text[2] : 0
        switch (first, second, third) {
        case (0xC2, 0x80...0x9F, _): return (UInt16(second), 2)
        case (0xD8, 0x9C, _): return (0x061C, 2)
        case (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x80, 0xA8...0xAE):
            return (0x2000 | UInt16(third & 0x3F), 3)
        case (0xE2, 0x81, 0xA0...0xA4), (0xE2, 0x81, 0xA6...0xA9):
            return (0x2040 | UInt16(third & 0x3F), 3)
        case (0xEF, 0xBB, 0xBF): return (0xFEFF, 3)
        default: return nil
        }
    }
}
