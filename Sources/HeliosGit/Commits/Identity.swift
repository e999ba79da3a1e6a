import HeliosText

/// Why a name or address cannot be written into a commit.
package struct PersonProblem: Error, Sendable, Hashable {
    /// One line that says why.
    package let reason: String
}

/// Who makes a change, as commits name people; every byte of both parts has been looked at.
package struct Identity: Sendable, Hashable {
    /// The name.
    package let name: String
    /// The e-mail address.
    package let email: String

    private static let longest = 128

    /// A name and an address; both lose the blanks at their ends, as git drops them.
    package init(name: String, email: String) throws(PersonProblem) {
        self.name = try Self.checked(name.trimmingBlanks(), as: "name")
        self.email = try Self.checked(email.trimmingBlanks(), as: "address")
        guard !self.email.contains(byte: ASCII.space) else {
            throw PersonProblem(reason: "the address holds a space")
        }
    }

    /// The identity that `Name <mail>` spells.
    package init(_ text: String) throws(PersonProblem) {
        guard let open = text.utf8.firstIndex(of: ASCII.less), text.utf8.last == ASCII.greater
        else {
            throw PersonProblem(reason: "it is not written as 'Name <mail@example.org>'")
        }
        let behind = text.utf8.index(after: open)
        let end = text.utf8.index(before: text.utf8.endIndex)
        guard behind <= end else {
            throw PersonProblem(reason: "it is not written as 'Name <mail@example.org>'")
        }
        try self.init(name: String(text[..<open]), email: String(text[behind..<end]))
    }

    /// A part that holds nothing which would end it, or begin a header of its own.
    private static func checked(_ text: String, as part: String) throws(PersonProblem) -> String {
        let count = text.utf8.count
        guard count > 0 else { throw PersonProblem(reason: "the \(part) is empty") }
        guard count <= longest else {
            throw PersonProblem(reason: "the \(part) is longer than \(longest) bytes")
        }
        for byte in text.utf8 where byte < ASCII.space || byte == ASCII.delete {
            throw PersonProblem(reason: "the \(part) holds a control character")
        }
        for byte in text.utf8 where byte == ASCII.less || byte == ASCII.greater {
            throw PersonProblem(reason: "the \(part) holds '<' or '>'")
        }
        for scalar in text.unicodeScalars
        where scalar == "\u{FFFD}" || TerminalText.isHidden(scalar) {
            throw PersonProblem(reason: "the \(part) holds a character that nobody would see")
        }
        // Git leaves these out at the ends of names, and refuses names of nothing else.
        let crumbs = Array(".,:;\"'\\ ".utf8)
        guard text.utf8.contains(where: { !crumbs.contains($0) }) else {
            throw PersonProblem(reason: "the \(part) holds no letters")
        }
        return text
    }
}

extension Identity: CustomStringConvertible {
    /// `Name <mail>`.
    package var description: String { "\(name) <\(email)>" }
}
