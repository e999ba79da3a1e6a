import HeliosText

/// An address after the library has decoded its entities and escapes, sorted by where it leads.
enum LinkAddress {
    case external(String)
    case heading(String)
    case file(path: String, fragment: String?)
    case refused

    /// Sorts an address.
    ///
    /// Only what is known to be harmless is let through: http, https, mailto and tel, paths, and
    /// headings.
    init(_ address: [UInt8]) {
        let text = Self.trimmed(address)
        guard !text.contains(where: { $0 < 0x20 || $0 == ASCII.delete || $0 == ASCII.backslash }),
            HiddenCharacters.areAbsent(from: Array(text))
        else {
            self = .refused
            return
        }
        if text.first == UInt8(ascii: "#") {
            self = Self.decoded(text.dropFirst()).map(Self.heading) ?? .refused
            return
        }
        let head = text.prefix { byte in
            byte != ASCII.colon && byte != ASCII.slash && byte != UInt8(ascii: "?")
                && byte != UInt8(ascii: "#")
        }
        if head.count < text.count, text[text.startIndex + head.count] == ASCII.colon {
            self = Self.external(text, scheme: head)
        } else {
            self = Self.file(text, head)
        }
    }

    private static func external(_ text: ArraySlice<UInt8>, scheme: ArraySlice<UInt8>) -> Self {
        let rest = text.dropFirst(scheme.count + 1)
        let name = scheme.map(\.asciiLowercased)
        let allowed: Bool
        if name.elementsEqual("http".utf8) || name.elementsEqual("https".utf8) {
            let host = rest.dropFirst(2).prefix { byte in
                byte != ASCII.slash && byte != UInt8(ascii: "?") && byte != UInt8(ascii: "#")
            }
            allowed = rest.starts(with: "//".utf8) && !host.isEmpty
        } else {
            allowed =
                (name.elementsEqual("mailto".utf8) || name.elementsEqual("tel".utf8))
                && !rest.isEmpty
        }
        return allowed ? .external(String(decoding: text, as: UTF8.self)) : .refused
    }

    private static func file(_ text: ArraySlice<UInt8>, _ head: ArraySlice<UInt8>) -> Self {
        guard !text.starts(with: "//".utf8) else { return .refused }
        let path = text.prefix { $0 != UInt8(ascii: "#") }
        guard let decodedPath = decoded(path), let decodedHead = decoded(head),
            // An encoded colon makes a path look like a scheme to whoever decodes it once more.
            !decodedHead.contains(byte: ASCII.colon), !decodedPath.hasBytePrefix("//"),
            !namesScheme(head)
        else { return .refused }
        guard path.count < text.count else { return .file(path: decodedPath, fragment: nil) }
        guard let fragment = decoded(text.dropFirst(path.count + 1)) else { return .refused }
        return .file(path: decodedPath, fragment: fragment)
    }

    /// Whether a second decoding of entities would find a scheme.
    private static func namesScheme(_ head: ArraySlice<UInt8>) -> Bool {
        guard let mark = head.firstIndex(of: ASCII.ampersand) else { return false }
        let entity = head[mark...].dropFirst().map(\.asciiLowercased)
        return entity.isEmpty || entity.starts(with: "colon".utf8)
    }

    /// A text with `%XX` decoded once, or nil if it then holds what no path may hold.
    private static func decoded(_ text: ArraySlice<UInt8>) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == UInt8(ascii: "%"), index + 2 < text.endIndex,
                let high = text[index + 1].hexDigitValue, let low = text[index + 2].hexDigitValue
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(text[index])
                index += 1
            }
        }
        guard !bytes.contains(where: { $0 < 0x20 || $0 == ASCII.delete || $0 == ASCII.backslash }),
            let decoded = String(validating: bytes, as: UTF8.self),
            HiddenCharacters.areAbsent(from: bytes)
        else { return nil }
        return decoded
    }

    /// The address without the control characters and spaces around it, which browsers ignore.
    private static func trimmed(_ address: [UInt8]) -> ArraySlice<UInt8> {
        var text = address[...]
        while let first = text.first, first <= ASCII.space { text.removeFirst() }
        while let last = text.last, last <= ASCII.space { text.removeLast() }
        return text
    }
}
