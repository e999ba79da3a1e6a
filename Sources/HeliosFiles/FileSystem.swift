import Glibc
import HeliosText

/// What stands at a path.
package enum FileKind: Sendable, Hashable {
    case file, folder, link, other

    fileprivate init(mode: mode_t) {
        switch mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .link
        default: self = .other
        }
    }
}

/// The few calls of the operating system that reading a tree takes; paths are absolute.
package enum FileSystem {
    /// A larger file is refused: the reference tool cannot hold it in one text either.
    private static let sizeLimit = 0x1FFF_FFE8

    /// The bytes of a file.
    package static func read(_ path: String) throws(SystemFailure) -> [UInt8] {
        if let found = RecordedTree.inPlace(of: path) { return try found.tree.read(found.path) }
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw SystemFailure(errno, call: "open", path: path) }
        defer { _ = close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw SystemFailure(errno, call: "fstat")
        }
        guard FileKind(mode: status.st_mode) != .folder else {
            throw SystemFailure(EISDIR, call: "read")
        }
        guard status.st_size < sizeLimit else { throw SystemFailure(ENOMEM, call: "read") }
        // One byte more than the file has tells its end without a further call.
        var bytes = try read(descriptor, atMost: Int(status.st_size) + 1)
        var more = bytes.count > Int(status.st_size)
        while more, bytes.count < sizeLimit {
            let rest = try read(descriptor, atMost: 64 << 10)
            bytes += rest
            more = !rest.isEmpty
        }
        return bytes
    }

    private static func read(
        _ descriptor: Int32,
        atMost count: Int
    ) throws(SystemFailure) -> [UInt8] {
        var result = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            repeat {
                result = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
            } while result < 0 && errno == EINTR
            filled = max(0, result)
        }
        guard result >= 0 else { throw SystemFailure(errno, call: "read") }
        return bytes
    }

    /// What a path leads to, links followed; nil where nothing is.
    package static func kind(_ path: String) -> FileKind? {
        if let found = RecordedTree.inPlace(of: path) { return found.tree.kind(found.path) }
        var status = stat()
        return unsafe stat(path, &status) == 0 ? FileKind(mode: status.st_mode) : nil
    }

    /// What a path leads to, links followed; nil only where nothing is.
    package static func found(_ path: String) throws(SystemFailure) -> FileKind? {
        if let found = RecordedTree.inPlace(of: path) { return found.tree.kind(found.path) }
        var status = stat()
        if unsafe stat(path, &status) == 0 { return FileKind(mode: status.st_mode) }
        if [ENOENT, ENOTDIR, ELOOP].contains(errno) { return nil }
        throw SystemFailure(errno, call: "stat", path: path)
    }

    /// What stands at a path itself; nil only where nothing is.
    package static func foundItself(_ path: String) throws(SystemFailure) -> FileKind? {
        if let found = RecordedTree.inPlace(of: path) { return found.tree.kind(found.path) }
        var status = stat()
        if unsafe lstat(path, &status) == 0 { return FileKind(mode: status.st_mode) }
        if [ENOENT, ENOTDIR].contains(errno) { return nil }
        throw SystemFailure(errno, call: "lstat", path: path)
    }

    /// What stands at a path itself; nil where nothing is.
    package static func kindOfLink(_ path: String) -> FileKind? {
        if let found = RecordedTree.inPlace(of: path) { return found.tree.kind(found.path) }
        var status = stat()
        return unsafe lstat(path, &status) == 0 ? FileKind(mode: status.st_mode) : nil
    }

    /// When a file or folder was last written, in milliseconds since 1970.
    package static func modification(_ path: String) -> Int? {
        if RecordedTree.inPlace(of: path) != nil { return nil }
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        return Int(status.st_mtim.tv_sec) * 1000 + Int(status.st_mtim.tv_nsec) / 1_000_000
    }

    /// The path without links; nil where it leads nowhere.
    package static func resolved(_ path: String) -> String? {
        if let found = RecordedTree.inPlace(of: path) {
            return found.tree.kind(found.path) == nil ? nil : path
        }
        guard let found = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(found) }
        return unsafe String(cString: found)
    }

    /// The names in a folder and what they stand for, in no order.
    package static func list(
        _ path: String
    ) throws(SystemFailure) -> [(name: String, kind: FileKind)] {
        if let found = RecordedTree.inPlace(of: path) { return try found.tree.list(found.path) }
        guard let stream = unsafe opendir(path) else {
            throw SystemFailure(errno, call: "scandir", path: path)
        }
        defer { unsafe _ = closedir(stream) }
        var entries: [(name: String, kind: FileKind)] = []
        errno = 0
        while let entry = unsafe readdir(stream) {
            let name = unsafe name(of: entry)
            if name != "." && name != ".." {
                let type = unsafe Int32(entry.pointee.d_type)
                entries.append((name, kind(type) ?? kindOfLink("\(path)/\(name)") ?? .other))
            }
            errno = 0
        }
        if errno != 0 { throw SystemFailure(errno, call: "scandir", path: path) }
        return entries
    }

    private static func kind(_ type: Int32) -> FileKind? {
        switch type {
        case Int32(DT_REG): .file
        case Int32(DT_DIR): .folder
        case Int32(DT_LNK): .link
        case Int32(DT_UNKNOWN): nil
        default: .other
        }
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
        unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                unsafe String(cString: name)
            }
        }
    }
}

extension String {
    /// Whether this path is a folder or lies below it.
    package func isWithin(_ folder: String) -> Bool {
        hasSameBytes(as: folder) || hasBytePrefix(folder + "/")
    }

    /// The path of the folder that holds this one.
    package var parentPath: String {
        guard let slash = utf8.lastIndex(of: ASCII.slash) else { return "." }
        return slash == startIndex ? "/" : String(self[..<slash])
    }
}
