import HeliosText

/// A commit log as bytes: a header with a checksum, then the log.
///
/// Whatever is not exactly what this version writes is no log, and the caller reads the
/// repository again.
extension CommitLog {
    /// Changes with the form, and with whatever is found out about a commit.
    private static let magic = Array("helios-docs history 1\n".utf8)

    /// The log for a file.
    package var stored: [UInt8] {
        var body = ByteWriter()
        body.number(paths.count)
        for path in paths { body.bytes(path) }
        body.number(authors.count)
        for author in authors {
            body.bytes(Array(author.name.utf8))
            body.bytes(Array(author.email.utf8))
        }
        body.number(commits.count)
        for commit in commits {
            Self.write(commit, to: &body)
            body.number(commit.changes.count)
            for change in changes[commit.changes] { Self.write(change, to: &body) }
        }
        var file = ByteWriter()
        file.raw(Self.magic)
        file.fixed(UInt64(body.result.count))
        file.fixed(Self.checksum(body.result[...]))
        file.raw(body.result)
        return file.result
    }

    /// The log that a file holds; nil if it holds anything else.
    package init?(stored file: [UInt8]) {
        var header = ByteReader(file[...])
        guard header.raw(Self.magic.count).elementsEqual(Self.magic) else { return nil }
        let count = header.fixed()
        let checksum = header.fixed()
        let body = header.rest
        guard !header.hasFailed, UInt64(body.count) == count, Self.checksum(body) == checksum else {
            return nil
        }
        self.init()
        var reader = ByteReader(body)
        read(&reader)
        guard !reader.hasFailed, reader.rest.isEmpty else { return nil }
    }

    private mutating func read(_ reader: inout ByteReader) {
        let paths = reader.count()
        for _ in 0..<paths where !reader.hasFailed {
            if intern(path: Array(reader.bytes())) != self.paths.count - 1 { reader.fail() }
        }
        let authors = reader.count()
        for place in 0..<authors where !reader.hasFailed {
            let author = Author(name: reader.text(), email: reader.text())
            if intern(author) != place { reader.fail() }
        }
        let commits = reader.count()
        for _ in 0..<commits where !reader.hasFailed {
            let commit = Self.commit(&reader, authors: self.authors.count)
            let count = reader.count()
            var changes: [PathChange] = []
            for _ in 0..<count where !reader.hasFailed {
                if let change = Self.change(&reader, paths: self.paths.count) {
                    changes.append(change)
                }
            }
            guard !reader.hasFailed, let commit, number(of: commit.id) == nil else {
                return reader.fail()
            }
            append(commit, changes)
        }
    }

    // MARK: Parts

    private static func write(_ commit: LoggedCommit, to writer: inout ByteWriter) {
        writer.raw(commit.id.bytes)
        writer.number(commit.parents.count)
        for parent in commit.parents { writer.raw(parent.bytes) }
        writer.number(commit.author)
        writer.signed(commit.committed)
        writer.signed(commit.authored)
        writer.signed(commit.offsetMinutes)
        writer.bytes(Array(commit.message.utf8))
        writer.number(commit.isTooLarge ? 1 : 0)
    }

    private static func commit(_ reader: inout ByteReader, authors: Int) -> LoggedCommit? {
        let id = reader.id()
        let parents = (0..<reader.count()).compactMap { _ in reader.hasFailed ? nil : reader.id() }
        let author = reader.number()
        var commit = id.map { id in
            LoggedCommit(
                id: id,
                parents: parents,
                author: author,
                committed: reader.signed(),
                authored: reader.signed(),
                offsetMinutes: reader.signed(),
                message: reader.text()
            )
        }
        commit?.isTooLarge = reader.number() == 1
        if author >= authors { reader.fail() }
        return commit
    }

    private static func write(_ change: PathChange, to writer: inout ByteWriter) {
        let parts =
            (change.source == nil ? 0 : 4) + (change.old == nil ? 0 : 8)
            + (change.new == nil ? 0 : 16)
        writer.number(Int(change.action.rawValue) + parts)
        writer.number(change.path)
        if let source = change.source { writer.number(source) }
        if let old = change.old { writer.raw(old.bytes) }
        if let new = change.new { writer.raw(new.bytes) }
    }

    private static func change(_ reader: inout ByteReader, paths: Int) -> PathChange? {
        let parts = reader.number()
        guard parts < 32, let action = PathChange.Action(rawValue: UInt8(parts & 3)) else {
            reader.fail()
            return nil
        }
        let path = reader.number()
        let source = parts & 4 == 0 ? nil : reader.number()
        let old = parts & 8 == 0 ? nil : reader.id()
        let new = parts & 16 == 0 ? nil : reader.id()
        if path >= paths || source ?? 0 >= paths { reader.fail() }
        return PathChange(action, path: path, source: source, old: old, new: new)
    }

    /// FNV-1a over words of eight bytes: it finds damage, and keeps nobody from forging.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var word: UInt64 = 0
        var filled = 0
        for byte in bytes {
            word = word << 8 | UInt64(byte)
            filled += 1
            if filled == 8 {
                hash = (hash ^ word) &* 0x0000_0100_0000_01B3
                hash ^= hash >> 29
                (word, filled) = (0, 0)
            }
        }
        return (hash ^ word ^ UInt64(filled)) &* 0x0000_0100_0000_01B3
    }
}
