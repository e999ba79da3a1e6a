internal import CGit2
import Glibc
import Synchronization

/// The objects of a repository, read by several threads.
///
/// The library opens the folder of objects alone: it never sees the repository around it, nor its
/// configuration, so nothing there can run a program or lead elsewhere.
final class ObjectDatabase: Sendable {
    private let folder: String

    // Addresses of open handles that no thread is using.
    private let idle = Mutex<[UInt]>([])

    init(folder: String) throws(GitError) {
        self.folder = folder
        unsafe try withHandle { _ throws(GitError) in }
    }

    deinit {
        idle.withLock { handles in
            for handle in handles { unsafe git_odb_free(OpaquePointer(bitPattern: handle)) }
        }
    }

    private static let start: Int32 = helios_git_start()

    /// Calls a function with a handle that no other thread uses meanwhile.
    func withHandle<Result>(
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
        guard Self.start >= 0 else { throw .library(reason: Self.lastReason()) }
        var handle: OpaquePointer?
        guard unsafe git_odb_open(&handle, folder) == 0, let handle = unsafe handle else {
            throw .unreadable(path: folder, reason: Self.lastReason())
        }
        return UInt(bitPattern: handle)
    }

    /// What the library said of its last failure on this thread.
    static func lastReason() -> String {
        guard let error = unsafe git_error_last(), let message = unsafe error.pointee.message else {
            return "no reason was given"
        }
        return unsafe String(cString: message)
    }

    /// What an object holds, and how many bytes; its content is not read.
    func header(of id: ObjectID) throws(GitError) -> (kind: ObjectKind, size: Int) {
        unsafe try withHandle { handle throws(GitError) in
            var size = 0
            var type = GIT_OBJECT_INVALID
            var name = id.raw
            let code = unsafe git_odb_read_header(&size, &type, handle, &name)
            try Self.check(code, id)
            guard let kind = ObjectKind(type) else {
                throw .corruptObject(id, reason: "it is of no kind that git has")
            }
            return (kind, size)
        }
    }

    /// Calls a function with the bytes of an object, which nobody has compared with its name.
    func withObject<Result>(
        _ id: ObjectID,
        _ kind: ObjectKind,
        atMost limit: Int,
        _ body: (UnsafeRawBufferPointer) throws(GitError) -> Result
    ) throws(GitError) -> Result {
        unsafe try withHandle { handle throws(GitError) in
            var name = id.raw
            // The header comes first: a megabyte of repository can hold a gigabyte of object.
            var size = 0
            var type = GIT_OBJECT_INVALID
            try unsafe Self.check(git_odb_read_header(&size, &type, handle, &name), id)
            guard type == kind.type else { throw .wrongKind(id, expected: kind.rawValue) }
            guard size <= limit else { throw .tooLarge(id, limit: limit) }
            var object: OpaquePointer?
            try unsafe Self.check(git_odb_read(&object, handle, &name), id)
            defer { unsafe git_odb_object_free(object) }
            guard unsafe git_odb_object_type(object) == kind.type,
                unsafe git_odb_object_size(object) == size
            else { throw .corruptObject(id, reason: "its header and its content disagree") }
            let start = unsafe git_odb_object_data(object)
            return unsafe try body(UnsafeRawBufferPointer(start: start, count: size))
        }
    }

    /// The bytes of an object, which are those that its name promises.
    func read(
        _ id: ObjectID,
        _ kind: ObjectKind,
        atMost limit: Int
    ) throws(GitError) -> [UInt8] {
        unsafe try withObject(id, kind, atMost: limit) { bytes throws(GitError) in
            var actual = git_oid()
            let code = unsafe git_odb_hash(&actual, bytes.baseAddress, bytes.count, kind.type)
            guard code == 0, ObjectID(actual) == id else {
                throw .corruptObject(id, reason: "its content does not match its name")
            }
            return unsafe Array(bytes)
        }
    }

    /// The one object whose name begins with these hexadecimal digits, or nil if there is none.
    func object(beginning digits: [UInt8], written text: String) throws(GitError) -> ObjectID? {
        let padded =
            digits + Array(repeating: 0x30, count: max(0, 2 * ObjectID.size - digits.count))
        guard let start = ObjectID(hex: padded) else { return nil }
        return unsafe try withHandle { handle throws(GitError) in
            var (name, found) = (start.raw, git_oid())
            switch unsafe git_odb_exists_prefix(&found, handle, &name, digits.count) {
            case 0: return ObjectID(found)
            case GIT_ENOTFOUND.rawValue: return nil
            case GIT_EAMBIGUOUS.rawValue: throw .ambiguous(revision: text)
            default: throw .library(reason: Self.lastReason())
            }
        }
    }

    private static func check(_ code: Int32, _ id: ObjectID) throws(GitError) {
        if code == 0 { return }
        if code == GIT_ENOTFOUND.rawValue { throw .missingObject(id) }
        throw .corruptObject(id, reason: lastReason())
    }
}
