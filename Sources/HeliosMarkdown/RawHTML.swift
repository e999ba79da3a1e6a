import HeliosText

/// Questions about raw HTML, which is never passed on.
enum RawHTML {
    /// Whether this is nothing but comments, which lose nothing when they are left out.
    static func isOnlyComments(_ text: [UInt8]) -> Bool {
        var rest = text[...]
        while true {
            rest = rest.drop { $0 <= ASCII.space }
            guard !rest.isEmpty else { return true }
            guard rest.starts(with: "<!--".utf8) else { return false }
            rest = rest.dropFirst(4)
            while !rest.isEmpty, !rest.starts(with: "-->".utf8) { rest = rest.dropFirst() }
            guard !rest.isEmpty else { return true }
            rest = rest.dropFirst(3)
        }
    }
}
