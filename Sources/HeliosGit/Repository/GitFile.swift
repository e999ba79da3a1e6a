import Glibc

/// Small files that git keeps, read whole; links are not followed.
enum GitFile {
    /// The bytes of a file, or nil if there is none.
    static func read(_ path: String, atMost limit: Int) throws(GitError) -> [UInt8]? {
        let bytes = try read(path, upTo: limit + 1)
        if let bytes, bytes.count > limit {
            throw .damaged(path: path, reason: "is larger than \(limit) bytes")
        }
        return bytes
    }

    /// The first bytes of a file, or nil if there is none.
    static func read(_ path: String, upTo limit: Int) throws(GitError) -> [UInt8]? {
        // Without O_NONBLOCK, a pipe in the place of a file would keep the run waiting for ever.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .unreadable(path: path, reason: reason(errno))
        }
        defer { _ = close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw .unreadable(path: path, reason: reason(errno))
        }
        if status.st_mode & S_IFMT == S_IFDIR { return nil }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .damaged(path: path, reason: "is not a file")
        }
        return try bytes(descriptor, path, min(Int(status.st_size), limit))
    }

    private static func bytes(
        _ descriptor: Int32,
        _ path: String,
        _ size: Int
    ) throws(GitError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size {
                let rest = unsafe UnsafeMutableBufferPointer(rebasing: buffer[filled...])
                let count = unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                if count < 0 { failure = errno }
                guard count > 0 else { break }
                filled += count
            }
        }
        guard failure == 0 else { throw .unreadable(path: path, reason: reason(failure)) }
        return bytes
    }

    /// The first line of a file, without white space at its end.
    static func line(_ path: String) throws(GitError) -> String? {
        guard let bytes = try read(path, atMost: 64 << 10) else { return nil }
        var line = bytes.prefix { $0 != 0x0A }
        while let last = line.last, last == 0x20 || last == 0x09 || last == 0x0D {
            line.removeLast()
        }
        guard let text = String(validating: line, as: UTF8.self) else {
            throw .damaged(path: path, reason: "is not UTF-8")
        }
        return text
    }

    /// Whether there is something at a path.
    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// The path without links and dots, or nil if there is nothing.
    static func resolved(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(validatingCString: resolved)
    }

    /// What the operating system says of a failure.
    static func reason(_ code: Int32) -> String {
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text).lowercased()
    }
}

extension GitFile {
    /// The names in a folder but for hidden ones, in no order; none if it cannot be listed.
    static func names(in path: String) -> [String] {
        guard let stream = unsafe opendir(path) else { return [] }
        defer { unsafe _ = closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                    unsafe String(cString: name)
                }
            }
            if name.utf8.first != UInt8(ascii: ".") { names.append(name) }
        }
        return names
    }
}
