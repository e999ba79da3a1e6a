import HeliosText

/// What a commit is to say and to change; paths begin at the root of the git repository.
package struct CommitDraft: Sendable {
    /// Who makes the change.
    package var author: Identity
    /// Who records it.
    package var committer: Identity
    /// When, in seconds since 1970.
    package var seconds: Int
    /// The minutes that the clock here is ahead of UTC.
    package var offsetMinutes: Int
    /// What is said of it.
    package var message: String
    /// Files and folders that move, in this order; all that git knows of a folder goes along.
    package var moves: [(from: String, to: String)]
    /// New contents of files, by the path they have in the end.
    package var texts: [String: [UInt8]]
    /// The contents that the files with a new one are expected to have in the commit before, by the
    /// same path; a path without one is a new file.
    package var originals: [String: [UInt8]]

    package init(
        author: Identity,
        committer: Identity,
        seconds: Int,
        offsetMinutes: Int,
        message: String,
        moves: [(from: String, to: String)],
        texts: [String: [UInt8]],
        originals: [String: [UInt8]]
    ) {
        self.author = author
        self.committer = committer
        self.seconds = seconds
        self.offsetMinutes = offsetMinutes
        self.message = message
        self.moves = moves
        self.texts = texts
        self.originals = originals
    }

    func oldPath(of path: String) -> String {
        for move in moves {
            if path.hasSameBytes(as: move.to) { return move.from }
            if path.hasBytePrefix(move.to + "/") {
                return move.from + path.dropping(bytes: move.to.utf8.count)
            }
        }
        return path
    }

    func newPath(of path: String) -> String {
        for move in moves {
            if path.hasSameBytes(as: move.from) { return move.to }
            if path.hasBytePrefix(move.from + "/") {
                return move.to + path.dropping(bytes: move.from.utf8.count)
            }
        }
        return path
    }
}

/// Why a commit was not made.
package enum CommitFailure: Error, Sendable {
    /// Something about the repository stands in the way.
    case refused(message: String, help: String)
    /// Somebody else is writing to the repository just now.
    case busy(message: String, help: String)
    /// Git's files cannot be read.
    case git(GitError)
    /// The system refused to write.
    case system(reason: String)
}
