/// The commits that lead to one revision, in the order in which `git log` shows them.
package struct History: Sendable {
    /// What the commits did, and perhaps others as well.
    package let log: CommitLog
    /// The places of the commits in the log, the newest first.
    package let order: [Int]
    /// How many commits were read from the repository, and not known before.
    package let walked: Int
    /// Whether the past goes on beyond what a shallow clone holds.
    package let endsEarly: Bool

    package init(log: CommitLog, order: [Int], walked: Int = 0) {
        self.log = log
        self.order = order
        self.walked = walked
        endsEarly = order.contains { log.commits[$0].isCut }
    }
}

/// Whoever wrote a change, as the commit says; nobody has checked it.
package struct Author: Sendable, Hashable {
    package let name: String
    package let email: String

    package init(name: String, email: String) {
        self.name = name
        self.email = email
    }
}

/// What one commit did to one file.
package struct PathChange: Sendable, Hashable {
    package enum Action: UInt8, Sendable { case added = 1, modified, deleted }

    /// What happened.
    package let action: Action
    /// The place of the file's path in the log.
    package let path: Int
    /// For a file that was added: the path of the one deleted that it is the continuation of.
    package var source: Int?
    /// Its blob before; of a renamed file that under its old path.
    package var old: ObjectID?
    /// Its blob after.
    package let new: ObjectID?

    package init(
        _ action: Action,
        path: Int,
        source: Int? = nil,
        old: ObjectID? = nil,
        new: ObjectID? = nil
    ) {
        self.action = action
        self.path = path
        self.source = source
        self.old = old
        self.new = new
    }
}

/// A commit and what it did.
package struct LoggedCommit: Sendable {
    package let id: ObjectID
    package let parents: [ObjectID]
    /// The place of its author in the log.
    package let author: Int
    /// When it was made, in seconds since 1970: what the order of a history goes by.
    package let committed: Int
    /// When its changes were written, in seconds since 1970.
    package let authored: Int
    /// Minutes east of UTC where they were written.
    package let offsetMinutes: Int
    /// The message, of a very long one its beginning.
    package let message: String
    /// Its changes by path, as places in the log; of a merge only what differs from all parents.
    package var changes: Range<Int> = 0..<0
    /// Whether a shallow clone ends here, so that all its files seem to be new.
    package var isCut = false
    /// Whether it changed more than is kept.
    package var isTooLarge = false

    /// Whether it joins several lines of work.
    package var isMerge: Bool { parents.count > 1 }

    /// The message's first line.
    package var subject: String {
        String(Substring(message.utf8.prefix { $0 != 0x0A }))
    }
}
