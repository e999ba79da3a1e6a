internal import CGit2
import Glibc
import HeliosFiles
import HeliosText

/// The index of a repository, read from a copy and written to another file.
struct IndexFile {
    struct Entry {
        let id: ObjectID
        let mode: UInt32
        /// Whether a merge has left several versions, or the file is only meant to be added.
        let isSpecial: Bool
    }

    /// What the file held when it was read; nil if there was none.
    let bytes: [UInt8]?
    /// The entries by path.
    let entries: [[UInt8]: Entry]

    /// Reads the index whose file is copied to a scratch file.
    init(_ path: String, scratch: String) throws(CommitFailure) {
        do throws(GitError) {
            bytes = try GitFile.read(path, atMost: 1 << 30)
        } catch {
            throw .git(error)
        }
        guard let bytes else {
            entries = [:]
            return
        }
        try Self.write(bytes, to: scratch)
        entries = unsafe try Self.withIndex(scratch) { index in
            var entries: [[UInt8]: Entry] = [:]
            let count = unsafe git_index_entrycount(index)
            entries.reserveCapacity(count)
            for number in 0..<count {
                guard let entry = unsafe git_index_get_byindex(index, number),
                    let path = unsafe entry.pointee.path
                else { continue }
                let name = unsafe Array(UnsafeBufferPointer(start: path, count: strlen(path)))
                    .map { UInt8(bitPattern: $0) }
                let stage = unsafe git_index_entry_stage(entry)
                let isMeant =
                    unsafe UInt32(entry.pointee.flags_extended)
                    & GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue != 0
                let isHidden =
                    unsafe UInt32(entry.pointee.flags_extended)
                    & GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue != 0
                entries[name] = unsafe Entry(
                    id: ObjectID(entry.pointee.id),
                    mode: entry.pointee.mode,
                    isSpecial: stage != 0 || isMeant || isHidden
                )
            }
            return entries
        }
    }

    /// Writes the index with some entries gone and some new to the scratch file.
    func write(
        removing removed: [String],
        adding added: [(path: String, id: ObjectID, mode: UInt32)],
        to scratch: String
    ) throws(CommitFailure) {
        if let bytes { try Self.write(bytes, to: scratch) }
        unsafe try Self.withIndex(scratch) { index throws(CommitFailure) in
            for path in removed {
                guard unsafe git_index_remove(index, path, 0) == 0 else { throw Self.failure() }
            }
            for file in added {
                // Without the times and sizes of files git looks at their contents once.
                var entry = unsafe git_index_entry()
                unsafe entry.mode = file.mode
                unsafe entry.id = file.id.raw
                let code = unsafe file.path.withCString { path in
                    unsafe entry.path = path
                    return unsafe git_index_add(index, &entry)
                }
                guard code == 0 else { throw Self.failure() }
            }
            guard unsafe git_index_write(index) == 0 else { throw Self.failure() }
        }
    }

    private static func withIndex<Result>(
        _ path: String,
        _ body: (OpaquePointer) throws(CommitFailure) -> Result
    ) throws(CommitFailure) -> Result {
        var index: OpaquePointer?
        guard unsafe git_index_open(&index, path) == 0, let index = unsafe index else {
            throw failure()
        }
        defer { unsafe git_index_free(index) }
        // Opening is lazy where there is no repository.
        guard unsafe git_index_read(index, 1) == 0 else { throw failure() }
        return unsafe try body(index)
    }

    private static func failure() -> CommitFailure {
        .refused(
            message: "the git index cannot be used: \(ObjectDatabase.lastReason())",
            help: "look with 'git status', and turn off 'core.splitIndex' and sparse indexes"
        )
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(CommitFailure) {
        do throws(SystemFailure) {
            if FileSystem.kindOfLink(path) != nil { try Disk.removeFile(path) }
            try Disk.create(path, bytes)
        } catch {
            throw .system(reason: error.message)
        }
    }
}
