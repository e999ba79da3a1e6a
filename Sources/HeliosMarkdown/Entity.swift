import HeliosText

/// An entity in a text, beside what it was decoded to.
struct Entity {
    /// Its bytes as written.
    let sourceCount: Int
    /// The bytes it became.
    let decodedCount: Int

    /// The entity at a place, or nil if the ampersand there stands for itself.
    init?(at start: Int, in source: [UInt8], decodedAt index: Int, in text: [UInt8]) {
        guard let end = Self.end(start, source) else { return nil }
        let name = source[start + 1..<end - 1]
        sourceCount = end - start
        if name.first == UInt8(ascii: "#") || name.elementsEqual("amp".utf8)
            || name.elementsEqual("AMP".utf8)
        {
            decodedCount = min(Self.scalarLength(text, index), text.count - index)
            return
        }
        guard text[index] != ASCII.ampersand else { return nil }
        var count = Self.scalarLength(text, index)
        if Self.isSecondScalar(text, index + count), !Self.same(text, index + count, source, end) {
            count += Self.scalarLength(text, index + count)
        }
        decodedCount = min(count, text.count - index)
    }

    /// The offset behind what has the form of an entity.
    private static func end(_ start: Int, _ source: [UInt8]) -> Int? {
        var index = start + 1
        if index < source.count, source[index] == UInt8(ascii: "#") { index += 1 }
        let first = index
        while index < source.count, index - first < 32,
            source[index].isASCIILetter || source[index].isASCIIDigit
        {
            index += 1
        }
        guard index > first, index < source.count, source[index] == UInt8(ascii: ";") else {
            return nil
        }
        return index + 1
    }

    private static func scalarLength(_ text: [UInt8], _ index: Int) -> Int {
        guard index < text.count else { return 0 }
        let lead = text[index]
        return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    }

    /// Some entities are two scalars; these are the second ones.
    private static func isSecondScalar(_ text: [UInt8], _ index: Int) -> Bool {
        let seconds: [[UInt8]] = [
            [0xCC, 0xB1], [0xCC, 0xB3], [0xCC, 0xB8], [0xE2, 0x83, 0x92], [0xE2, 0x83, 0xA5],
            [0xE2, 0x80, 0x8A], [0xEF, 0xB8, 0x80], [UInt8(ascii: "j")],
        ]
        guard index < text.count else { return false }
        return seconds.contains { text[index...].starts(with: $0) }
    }

    private static func same(_ text: [UInt8], _ index: Int, _ source: [UInt8], _ end: Int) -> Bool {
        let length = scalarLength(text, index)
        return source[end...].starts(with: text[index..<min(index + length, text.count)])
    }
}
