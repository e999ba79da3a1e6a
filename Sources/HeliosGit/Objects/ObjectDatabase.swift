internal import CGit2

/// The objects of a repository, read by several threads.
///
/// It knows the folders of objects and nothing of the repository around them.
final class ObjectDatabase: Sendable {
    private let folder: String
    private let loose: LooseObjects
    private let packs: ObjectPacks

    init(folder: String) throws(GitError) {
        let folders = try ObjectFolders.all(from: folder)
        self.folder = folder
        loose = LooseObjects(folders)
        packs = try ObjectPacks(folders)
    }

    /// What an object holds, and how many bytes; its content is not read.
    func header(of id: ObjectID) throws(GitError) -> (kind: ObjectKind, size: Int) {
        if let header = try loose.header(of: id, everywhere: false) { return header }
        if let header = try packs.header(of: id) { return header }
        // It may have been written since the repository was opened.
        if let header = try loose.header(of: id, everywhere: true) { return header }
        throw .missingObject(id)
    }

    /// Calls a function with the bytes of an object, which nobody has compared with its name.
    func withObject<Result>(
        _ id: ObjectID,
        _ kind: ObjectKind,
        atMost limit: Int,
        _ body: (UnsafeRawBufferPointer) throws(GitError) -> Result
    ) throws(GitError) -> Result {
        if let bytes = try loose.read(id, kind, atMost: limit, everywhere: false) {
            return unsafe try Self.lend(bytes, body)
        }
        if let result = unsafe try packs.withObject(id, kind, atMost: limit, body) {
            return result
        }
        if let bytes = try loose.read(id, kind, atMost: limit, everywhere: true) {
            return unsafe try Self.lend(bytes, body)
        }
        throw .missingObject(id)
    }

    private static func lend<Value>(
        _ bytes: [UInt8],
        _ body: (UnsafeRawBufferPointer) throws(GitError) -> Value
    ) throws(GitError) -> Value {
        // `withUnsafeBytes` of an array cannot throw an error of one type.
        let result: Result<Value, GitError> = unsafe bytes.withUnsafeBytes { buffer in
            do throws(GitError) {
                return .success(try unsafe body(buffer))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
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
        var found = Set(loose.objects(beginning: digits))
        if let packed = try packs.object(beginning: digits, written: text) { found.insert(packed) }
        guard found.count < 2 else { throw .ambiguous(revision: text) }
        return found.first
    }

    /// Calls a function with a handle of the library's that can store objects.
    func withHandle<Result>(
        _ body: (OpaquePointer) throws(GitError) -> Result
    ) throws(GitError) -> Result {
        guard Self.start >= 0 else { throw .library(reason: Self.lastReason()) }
        var handle: OpaquePointer?
        guard unsafe git_odb_open(&handle, folder) == 0, let handle = unsafe handle else {
            throw .unreadable(path: folder, reason: Self.lastReason())
        }
        defer { unsafe git_odb_free(handle) }
        return unsafe try body(handle)
    }

    /// The library's answer to being started, once.
    static let start: Int32 = helios_git_start()

    /// What the library said of its last failure on this thread.
    static func lastReason() -> String {
        guard let error = unsafe git_error_last(), let message = unsafe error.pointee.message else {
            return "no reason was given"
        }
        return unsafe String(cString: message)
    }
}
