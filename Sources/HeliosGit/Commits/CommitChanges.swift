import HeliosText

/// What a draft means for the files that git knows, found to be untouched by anybody else.
struct CommitChanges {
    /// The paths that go.
    private(set) var removed: [String] = []
    /// The files that come, or have new contents.
    private(set) var added: [(path: String, id: ObjectID, mode: UInt32)] = []

    private let draft: CommitDraft
    private let repository: GitRepository
    private let index: IndexFile
    private let tree: ObjectID?
    private let workTree: String

    private static let sizeLimit = 256 << 20

    /// The changes of a draft to a tree, or why they would touch the work of others.
    init(
        _ draft: CommitDraft,
        in repository: GitRepository,
        _ index: IndexFile,
        tree: ObjectID?,
        workTree: String
    ) throws(CommitFailure) {
        self.draft = draft
        self.repository = repository
        self.index = index
        self.tree = tree
        self.workTree = workTree
        try addMoves()
        try addTexts()
    }

    /// The changes as those of a tree.
    var leaves: [TreeUpdate.Leaf] {
        let gone = removed.map { TreeUpdate.Leaf(parts: Self.parts($0), file: nil) }
        return gone
            + added.map { TreeUpdate.Leaf(parts: Self.parts($0.path), file: ($0.mode, $0.id)) }
    }

    private static func parts(_ path: String) -> ArraySlice<[UInt8]> {
        path.utf8.split(separator: ASCII.slash).map { Array($0) }[...]
    }

    // MARK: Files

    private mutating func addMoves() throws(CommitFailure) {
        for (from, _) in draft.moves {
            let folder = Array("\(from)/".utf8)
            let known = index.entries.keys
                .filter { $0 == Array(from.utf8) || $0.starts(with: folder) }
                .map { String(decoding: $0, as: UTF8.self) }.sortedByBytes()
            for path in known where !removed.contains(path) {
                let entry = try untouched(path)
                removed.append(path)
                let new = draft.newPath(of: path)
                try checkIsFree(new)
                if draft.texts[new] == nil { added.append((new, entry.id, entry.mode)) }
            }
        }
    }

    private mutating func addTexts() throws(CommitFailure) {
        for (path, text) in draft.texts.sorted(by: { $0.key.precedesBytewise($1.key) }) {
            var mode: UInt32 = 0o100644
            if let original = draft.originals[path] {
                let old = draft.oldPath(of: path)
                mode = try untouched(old).mode
                guard try content(of: old) == original else { throw Self.modified(old) }
            } else {
                try checkIsFree(path)
            }
            do throws(GitError) {
                added.append((path, try repository.objects.write(text, .blob), mode))
            } catch {
                throw .git(error)
            }
        }
    }

    /// The entry of a file that is in the commit before, in the index and on the disk alike.
    private func untouched(_ path: String) throws(CommitFailure) -> IndexFile.Entry {
        guard let entry = index.entries[Array(path.utf8)] else {
            if try committed(path) == nil { throw Self.unknown(path) }
            throw Self.staged(path)
        }
        guard !entry.isSpecial, let committed = try committed(path), committed.id == entry.id,
            committed.mode == entry.mode
        else { throw Self.staged(path) }
        guard entry.mode == 0o100644 || entry.mode == 0o100755 else {
            throw .refused(
                message: "'\(TerminalText.printable(path))' is no plain file in git",
                help: "move symbolic links and submodules by hand"
            )
        }
        return try isOnDisk(path, entry.id)
    }

    private func isOnDisk(
        _ path: String,
        _ id: ObjectID
    ) throws(CommitFailure) -> IndexFile.Entry {
        // Of a file that cannot be named it is not known to be the same.
        guard let bytes = try content(of: path), let entry = index.entries[Array(path.utf8)]
        else { throw Self.modified(path) }
        guard (try? ObjectDatabase.name(of: bytes, .blob)) == id else {
            let isSame = (try? ObjectDatabase.name(of: bytes.withPlainLineEnds, .blob)) == id
            throw isSame ? Self.converted(path) : Self.modified(path)
        }
        return entry
    }

    private func content(of path: String) throws(CommitFailure) -> [UInt8]? {
        do throws(GitError) {
            return try GitFile.read("\(workTree)/\(path)", atMost: Self.sizeLimit)
        } catch {
            throw .git(error)
        }
    }

    private func committed(_ path: String) throws(CommitFailure) -> (id: ObjectID, mode: UInt32)? {
        guard let tree else { return nil }
        do throws(GitError) {
            return try repository.entry(at: path, in: tree).map { ($0.id, $0.mode) }
        } catch {
            throw .git(error)
        }
    }

    private func checkIsFree(_ path: String) throws(CommitFailure) {
        let isKnown = index.entries[Array(path.utf8)] != nil
        let before = try committed(path)
        guard !isKnown, before == nil else { throw Self.staged(path) }
    }

    // MARK: Refusals

    private static func unknown(_ path: String) -> CommitFailure {
        .refused(
            message: "'\(TerminalText.printable(path))' has never been committed",
            help: "commit it first, or run this without --commit"
        )
    }

    private static func staged(_ path: String) -> CommitFailure {
        .refused(
            message: "'\(TerminalText.printable(path))' has changes that are staged",
            help: "commit them first, or run this without --commit"
        )
    }

    private static func modified(_ path: String) -> CommitFailure {
        .refused(
            message: "'\(TerminalText.printable(path))' has changes that are not committed",
            help: "commit them first, or run this without --commit"
        )
    }

    private static func converted(_ path: String) -> CommitFailure {
        .refused(
            message: "'\(TerminalText.printable(path))' has other line ends here than in git",
            help: "run this without --commit, and commit with git, which converts them"
        )
    }
}

extension GitRepository {
    /// What a tree has at a path, whatever that is.
    func entry(at path: String, in tree: ObjectID) throws(GitError) -> (id: ObjectID, mode: UInt32)?
    {
        var parts = path.split(onByte: ASCII.slash)
        guard let name = parts.popLast() else { return nil }
        var tree = tree
        for part in parts {
            guard let found = try rawEntry(part, in: tree), found.isFolder else { return nil }
            tree = found.id
        }
        return try rawEntry(name, in: tree).map { ($0.id, $0.mode) }
    }

    private func rawEntry(_ name: String, in tree: ObjectID) throws(GitError) -> RawTreeEntry? {
        let bytes = try objects.read(tree, .tree, atMost: Limits.tree)
        return unsafe bytes.withUnsafeBytes { buffer in
            var reader = unsafe TreeReader(buffer)
            while let entry = reader.next() {
                if unsafe buffer[entry.name].elementsEqual(name.utf8) { return entry }
            }
            return nil
        }
    }
}
