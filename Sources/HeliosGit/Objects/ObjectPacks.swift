internal import CGit2
import Synchronization

/// The objects of a repository that are packed together, read with libgit2.
///
/// The library opens folders of packs alone: it never sees the repository around them, nor its
/// configuration, so nothing there can run a program or lead elsewhere.
final class ObjectPacks: Sendable {
    private let folders: [String]

    // Addresses of open handles that no thread is using.
    private let idle = Mutex<[UInt]>([])

    init(_ folders: [String]) throws(GitError) {
        self.folders = folders
        unsafe try withHandle { _ throws(GitError) in }
    }

    deinit {
        idle.withLock { handles in
            for handle in handles { unsafe git_odb_free(OpaquePointer(bitPattern: handle)) }
        }
    }

    /// Calls a function with a handle that no other thread uses meanwhile.
    private func withHandle<Result>(
        _ body: (OpaquePointer) throws(GitError) -> Result
    ) throws(GitError) -> Result {
        let unused = idle.withLock { $0.popLast() }
        let handle = if let unused { unused } else { try open() }
        defer { idle.withLock { $0.append(handle) } }
        guard let pointer = unsafe OpaquePointer(bitPattern: handle) else {
            throw .library(reason: "the object database has no address")
        }
        return unsafe try body(pointer)
    }

    private func open() throws(GitError) -> UInt {
        guard ObjectDatabase.start >= 0 else { throw .library(reason: ObjectDatabase.lastReason()) }
        var handle: OpaquePointer?
        guard unsafe git_odb_new(&handle) == 0, let handle = unsafe handle else {
            throw .library(reason: ObjectDatabase.lastReason())
        }
        for (place, folder) in folders.enumerated() {
            var backend: OpaquePointer?
            let rank = Int32(clamping: folders.count - place)
            guard unsafe git_odb_backend_pack(&backend, folder) == 0,
                unsafe git_odb_add_backend(handle, backend, rank) == 0
            else {
                let reason = ObjectDatabase.lastReason()
                unsafe git_odb_free(handle)
                throw .unreadable(path: folder, reason: reason)
            }
        }
        return UInt(bitPattern: handle)
    }

    /// What an object holds, and how many bytes; nil if no pack has it.
    func header(of id: ObjectID) throws(GitError) -> (kind: ObjectKind, size: Int)? {
        unsafe try withHandle { handle throws(GitError) in
            var size = 0
            var type = GIT_OBJECT_INVALID
            var name = id.raw
            let code = unsafe git_odb_read_header(&size, &type, handle, &name)
            guard try Self.isFound(code, id) else { return nil }
            guard let kind = ObjectKind(type) else {
                throw .corruptObject(id, reason: "it is of no kind that git has")
            }
            return (kind, size)
        }
    }

    /// Calls a function with the bytes of an object; nil if no pack has it.
    func withObject<Result>(
        _ id: ObjectID,
        _ kind: ObjectKind,
        atMost limit: Int,
        _ body: (UnsafeRawBufferPointer) throws(GitError) -> Result
    ) throws(GitError) -> Result? {
        unsafe try withHandle { handle throws(GitError) in
            var name = id.raw
            var object: OpaquePointer?
            // The header is not asked for first: the library looks for the end of objects that build
            // on one another in a circle. It gets no memory for what is too large for anything.
            let code = unsafe git_odb_read(&object, handle, &name)
            if code != 0, Self.lacksMemory { throw .tooLarge(id, limit: limit) }
            guard try Self.isFound(code, id) else { return nil }
            defer { unsafe git_odb_object_free(object) }
            guard unsafe git_odb_object_type(object) == kind.type else {
                throw .wrongKind(id, expected: kind.rawValue)
            }
            let size = unsafe git_odb_object_size(object)
            guard size <= limit else { throw .tooLarge(id, limit: limit) }
            let start = unsafe git_odb_object_data(object)
            return unsafe try body(UnsafeRawBufferPointer(start: start, count: size))
        }
    }

    /// The one packed object whose name begins with these hexadecimal digits, or nil.
    func object(beginning digits: [UInt8], written text: String) throws(GitError) -> ObjectID? {
        let zeros = Array(repeating: UInt8(ascii: "0"), count: max(0, 40 - digits.count))
        guard let start = ObjectID(hex: digits + zeros) else { return nil }
        return unsafe try withHandle { handle throws(GitError) in
            var (name, found) = (start.raw, git_oid())
            switch unsafe git_odb_exists_prefix(&found, handle, &name, digits.count) {
            case 0: return ObjectID(found)
            case GIT_ENOTFOUND.rawValue: return nil
            case GIT_EAMBIGUOUS.rawValue: throw .ambiguous(revision: text)
            default: throw .library(reason: ObjectDatabase.lastReason())
            }
        }
    }

    /// Whether the library's last failure on this thread was that it got no memory.
    private static var lacksMemory: Bool {
        guard let error = unsafe git_error_last() else { return false }
        return unsafe error.pointee.klass == Int32(bitPattern: GIT_ERROR_NOMEMORY.rawValue)
    }

    private static func isFound(_ code: Int32, _ id: ObjectID) throws(GitError) -> Bool {
        if code == 0 { return true }
        if code == GIT_ENOTFOUND.rawValue { return false }
        throw .corruptObject(id, reason: ObjectDatabase.lastReason())
    }
}
