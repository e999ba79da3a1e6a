import HeliosText

/// A name for a commit as a user writes it, such as `main`, `v1.2~3` or `1f3a9c`.
struct Revision {
    /// What the steps begin at.
    let base: String
    /// The ways back from there, in their order.
    let steps: [Step]

    enum Step: Hashable {
        /// `~3`: so many times to the first parent.
        case back(Int)
        /// `^2`: to this parent.
        case parent(Int)
    }

    /// Nobody's history is longer.
    private static let stepLimit = 10_000_000

    init(_ text: String) throws(GitError) {
        try Self.refuse(text)
        let end = text.utf8.firstIndex { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "^") }
        let base = String(text[..<(end ?? text.endIndex)])
        guard !base.utf8.isEmpty else {
            throw .invalid(revision: text, reason: "it begins with no name")
        }
        self.base = base == "@" ? "HEAD" : base
        guard References.isValid(self.base) else {
            throw .invalid(revision: text, reason: "git allows no such name")
        }
        steps = try Self.steps(text[(end ?? text.endIndex)...], of: text)
    }

    /// Forms of git that mean something else than one commit, or something that changes by itself.
    private static func refuse(_ text: String) throws(GitError) {
        let reasons = [
            ("@{", "names by '@{…}' mean something else on every machine"),
            ("..", "it is a range, and one commit is asked for"),
            (":", "it names a file or a message, and a commit is asked for"),
            ("^{/", "commits are not searched by their messages"),
            ("^@", "it means several commits"),
            ("^!", "it means several commits"),
            ("^-", "it means several commits"),
        ]
        for (part, reason) in reasons where text.containsBytes(part) {
            throw .invalid(revision: text, reason: reason)
        }
        guard text.utf8.count <= 1024 else {
            throw .invalid(revision: "…", reason: "it is longer than 1024 bytes")
        }
    }

    private static func steps(_ suffix: Substring, of text: String) throws(GitError) -> [Step] {
        var steps: [Step] = []
        var rest = suffix.utf8
        while let mark = rest.popFirst() {
            if mark == UInt8(ascii: "^"), rest.first == UInt8(ascii: "{") {
                let end = rest.firstIndex(of: UInt8(ascii: "}")) ?? rest.endIndex
                let kind = Substring(rest[..<end])
                guard end != rest.endIndex, kind == "{" || kind == "{commit" else {
                    throw .invalid(
                        revision: text,
                        reason: "it asks for something else than a commit"
                    )
                }
                rest = rest[rest.index(after: end)...]
                continue
            }
            let digits = rest.prefix { $0.isASCIIDigit }
            rest = rest[digits.endIndex...]
            guard let count = digits.isEmpty ? 1 : Int(Substring(digits)), count <= stepLimit else {
                throw .invalid(revision: text, reason: "no history is so long")
            }
            switch mark {
            case UInt8(ascii: "~"): steps.append(.back(count))
            case UInt8(ascii: "^"): if count > 0 { steps.append(.parent(count)) }
            default: throw .invalid(revision: text, reason: "git allows no such name")
            }
        }
        return steps
    }
}
