/// A commit, as its object says.
package struct Commit: Sendable, Hashable {
    /// Its name.
    package let id: ObjectID
    /// The tree of files that it recorded.
    package let tree: ObjectID
    /// The commits before it; none where a shallow clone ends.
    package let parents: [ObjectID]
    /// Whether a shallow clone ends here, so that the parents are not known.
    package let isCut: Bool
    /// Who made the change.
    package let author: Person
    /// Who recorded it.
    package let committer: Person
    /// What was said of it; the first line is the subject.
    package let message: String
    /// Whether its header is not as git writes it, as where a name holds a line break.
    package let isMalformed: Bool

    /// The message's first line.
    package var subject: String {
        String(Substring(message.utf8.prefix { $0 != 0x0A }))
    }
}

/// Who did something, and when; the text is whatever the commit says.
package struct Person: Sendable, Hashable {
    /// The name, which may be empty or hold any character but a line break.
    package let name: String
    /// The e-mail address, as unchecked as the name.
    package let email: String
    /// Seconds since 1970 in UTC.
    package let seconds: Int
    /// The minutes that the person's clock was ahead of UTC.
    package let offsetMinutes: Int

    /// A person at a moment.
    package init(name: String, email: String, seconds: Int, offsetMinutes: Int) {
        self.name = name
        self.email = email
        self.seconds = seconds
        self.offsetMinutes = offsetMinutes
    }
}
