import HeliosText

/// What a browser runs in a drawing (SVG 2, section 15) that is opened by itself.
///
/// A portal shows drawings as images, where nothing of them runs; but their addresses can be
/// opened like those of pages, and a script would then act in the portal's name.
package enum ActiveDrawing {
    /// What would run, in words; nil where nothing would.
    package static func part(of bytes: [UInt8]) -> String? {
        // A script could hide in what is read in another way here than in a browser.
        guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
            return "bytes that are not UTF-8"
        }
        let text = bytes.map(\.asciiLowercased)
        var place = 0
        while let start = text[place...].firstIndex(of: UInt8(ascii: "<")) {
            if let found = tag(at: start + 1, in: text) { return found }
            place = start + 1
        }
        return holdsScriptAddress(text) ? "an address that is a script" : nil
    }

    private static let elements: Set<String> = [
        "script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "html",
    ]

    private static func tag(at start: Int, in text: [UInt8]) -> String? {
        let rest = text[start...]
        if rest.starts(with: "!entity".utf8) { return "an entity of its own" }
        if rest.starts(with: "?xml-stylesheet".utf8) { return "a style sheet that may be a script" }
        let end = rest.firstIndex { $0 == UInt8(ascii: ">") } ?? rest.endIndex
        let name = rest[..<end].prefix { $0 > ASCII.space && $0 != ASCII.slash }
        let local = name.split(separator: ASCII.colon).last ?? name
        let word = String(decoding: local, as: UTF8.self)
        if elements.contains(word) { return "<\(word)>" }
        return handler(in: text[name.endIndex...]).map { "an attribute \($0)" }
    }

    /// The first attribute of a tag that runs something; quoted `>` end no tag.
    private static func handler(in text: ArraySlice<UInt8>) -> String? {
        var quote: UInt8?
        var name: [UInt8] = []
        for byte in text {
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: ">"): return nil
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "="):
                let word = String(decoding: name.prefix { $0 > ASCII.space }, as: UTF8.self)
                if name.count > 2, name.starts(with: "on".utf8) { return word }
                name = []
            case ASCII.slash, 0...ASCII.space:
                // Blanks may stand between a name and its sign.
                if !name.isEmpty, name.last != ASCII.space { name.append(ASCII.space) }
            default:
                if name.last == ASCII.space { name = [] }
                name.append(byte)
            }
        }
        return nil
    }

    /// Whether an address begins with `javascript:`, however it is written.
    private static func holdsScriptAddress(_ text: [UInt8]) -> Bool {
        var plain: [UInt8] = []
        plain.reserveCapacity(text.count)
        var place = 0
        while place < text.count {
            if let (byte, next) = reference(at: place, in: text) {
                plain.append(byte.asciiLowercased)
                place = next
            } else {
                plain.append(text[place])
                place += 1
            }
        }
        let word = Array("javascript:".utf8)
        let visible = plain.filter { $0 > ASCII.space }
        return visible.indices.contains {
            visible[$0] == word[0] && visible[$0...].starts(with: word)
        }
    }

    /// The byte that a numeric reference such as `&#106;` stands for, and where it ends.
    private static func reference(at start: Int, in text: [UInt8]) -> (UInt8, Int)? {
        guard text[start...].starts(with: "&#".utf8),
            let end = text[start...].prefix(16).firstIndex(of: UInt8(ascii: ";"))
        else { return nil }
        let isHexadecimal = text[start + 2] == UInt8(ascii: "x")
        let digits = text[(start + (isHexadecimal ? 3 : 2))..<max(end, start + 3)]
        let number = String(decoding: digits, as: UTF8.self)
        return UInt8(number, radix: isHexadecimal ? 16 : 10).map { ($0, end + 1) }
    }
}
