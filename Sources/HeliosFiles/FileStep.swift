import Glibc

/// One change of the disk that can be taken back.
package struct FileStep: Sendable {
    /// What a step does.
    package enum Action: String, Sendable {
        /// A folder is made at `to`.
        case makeFolder
        /// What is at `from` goes to `to`, where nothing may be.
        case move
        /// What is at `from` and the file at `to` change places.
        case exchange
    }

    /// What it does.
    package let action: Action
    /// Where what is marked comes from; for a new folder, nowhere.
    package let from: String
    /// Where it goes.
    package let to: String
    /// The mark of what comes from there; for a new folder, of nothing.
    package let mark: FileMark?

    /// A new folder.
    package static func makeFolder(_ path: String) -> FileStep {
        FileStep(action: .makeFolder, from: "", to: path, mark: nil)
    }

    /// A file or folder that goes where nothing is.
    package static func move(_ from: String, to path: String) throws(SystemFailure) -> FileStep {
        FileStep(action: .move, from: from, to: path, mark: try mark(of: from))
    }

    /// A file that changes places with another, which may come there by an earlier step.
    package static func exchange(_ from: String, with path: String) throws(SystemFailure)
        -> FileStep
    {
        FileStep(action: .exchange, from: from, to: path, mark: try mark(of: from))
    }

    private static func mark(of path: String) throws(SystemFailure) -> FileMark {
        guard let mark = try FileMark.at(path) else {
            throw SystemFailure(ENOENT, call: "lstat", path: path)
        }
        return mark
    }

    /// Where the old file is kept when an exchange takes two steps.
    private var kept: String { "\(from).old" }

    /// Where the old file is found after an exchange.
    package func replaced() throws(SystemFailure) -> String {
        try FileMark.at(kept) == nil ? from : kept
    }

    /// Whether what is marked has arrived.
    package func isDone() throws(SystemFailure) -> Bool {
        guard let mark else { return false }
        return try FileMark.at(to) == mark
    }

    /// Does the step.
    package func perform() throws(SystemFailure) {
        switch action {
        case .makeFolder: try Disk.makeFolder(to)
        case .move: try Disk.move(from, to: to)
        case .exchange:
            if try Disk.exchange(from, to) { return }
            try Disk.keep(to, as: kept)
            try Disk.replace(to, with: from)
        }
    }

    /// Takes the step back, whether it was done or not; false where somebody has changed the files
    /// since, so that taking it back would lose something.
    func undo() throws(SystemFailure) -> Bool {
        switch action {
        case .makeFolder:
            // What somebody has put into it stays, and so does the folder.
            try? Disk.removeFolder(to)
            return true
        case .move: return try undoMove()
        case .exchange: return try undoExchange()
        }
    }

    private func undoMove() throws(SystemFailure) -> Bool {
        let found = try FileMark.at(from)
        if try isDone() {
            guard found == nil else { return false }
            try Disk.move(to, to: from)
            return true
        }
        if found == mark { return true }
        // What is in neither place has been removed by somebody.
        guard found == nil else { return false }
        return try FileMark.at(to) == nil
    }

    private func undoExchange() throws(SystemFailure) -> Bool {
        let isKept = try FileMark.at(kept) != nil
        if try isDone() {
            if isKept {
                try Disk.replace(to, with: kept)
                return true
            }
            return try Disk.exchange(from, to)
        }
        if isKept, try FileMark.at(to) == nil {
            try Disk.move(kept, to: to)
            return true
        }
        return try FileMark.at(from) == mark
    }
}
