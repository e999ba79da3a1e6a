import HeliosText

/// The icons that pages of a template show, as far as its own text says.
struct IconNames: Sendable {
    /// Those that it refers to, and those that it says values or scripts put into the page.
    private(set) var names: Set<String> = []
    /// The templates whose output it says comes as a value.
    private(set) var templates: Set<String> = []

    /// Adds those that text refers to, as in `<use href="#icon-house"/>`; what a value ends is no
    /// name.
    mutating func add(shownIn text: ArraySlice<UInt8>) {
        var rest = text
        while let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
            rest = rest[(hash + 1)...]
            guard rest.starts(with: Self.prefix) else { continue }
            let name = rest.dropFirst(Self.prefix.count).prefix(while: Self.isPartOfName)
            if !name.isEmpty { names.insert(String(decoding: name, as: UTF8.self)) }
        }
    }

    /// Adds what a comment such as `{{!icons: copy check >nav}}` names.
    mutating func add(declaredBy comment: ArraySlice<UInt8>) {
        let text = comment.drop { !Self.isPartOfName($0) }
        guard text.starts(with: Self.keyword) else { return }
        let words = text.dropFirst(Self.keyword.count)
            .split { !Self.isPartOfName($0) && $0 != ASCII.greater }
        for word in words {
            if word.first == ASCII.greater {
                templates.insert(String(decoding: word.dropFirst(), as: UTF8.self))
            } else {
                names.insert(String(decoding: word, as: UTF8.self))
            }
        }
    }

    private static let prefix = Array("icon-".utf8)
    private static let keyword = Array("icons:".utf8)

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == ASCII.hyphen || byte == ASCII.underscore
    }
}
