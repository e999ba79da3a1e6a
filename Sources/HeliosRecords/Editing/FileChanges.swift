import HeliosText

/// What becomes of the files of a repository: some go elsewhere, some say something else.
package struct FileChanges: Sendable {
    /// A file or a folder that goes to another place, where nothing is.
    package struct Move: Sendable, Hashable {
        package let from: String
        package let to: String

        package init(from: String, to: String) {
            self.from = from
            self.to = to
        }
    }

    /// What moves, in this order; no place is named twice.
    package var moves: [Move]
    /// The new texts of files, by the path they have in the end; others of these paths are new.
    package var texts: [String: [UInt8]]

    package init(moves: [Move] = [], texts: [String: [UInt8]] = [:]) {
        self.moves = moves
        self.texts = texts
    }

    /// Where a file is in the end.
    package func newPath(of path: String) -> String {
        for move in moves {
            if path.hasSameBytes(as: move.from) { return move.to }
            if path.hasBytePrefix(move.from + "/") {
                return move.to + path.dropping(bytes: move.from.utf8.count)
            }
        }
        return path
    }

    /// Where a file was that is at this path in the end.
    package func oldPath(of path: String) -> String {
        for move in moves {
            if path.hasSameBytes(as: move.to) { return move.from }
            if path.hasBytePrefix(move.to + "/") {
                return move.from + path.dropping(bytes: move.to.utf8.count)
            }
        }
        return path
    }
}

/// Why a change of records is not made; nothing has been written.
package struct ChangeRefusal: Error, Sendable, Hashable {
    /// One line that says what stands in the way.
    package let message: String
    /// What to do about it.
    package let help: String

    package init(_ message: String, help: String) {
        self.message = message
        self.help = help
    }
}
