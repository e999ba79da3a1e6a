import Glibc

extension Folder {
    /// How deep a folder may be nested for it to be removed; a portal's paths are far shorter.
    private static let depthLimit = 600

    /// Whether the folder holds nothing.
    func isEmpty() throws(SiteWriteError) -> Bool { try names().isEmpty }

    /// Removes a folder and all in it, one entry of it last.
    func removeFolder(_ name: String, last: String) throws(SiteWriteError) {
        let last = Array(last.utf8CString)
        try remove(Array(name.utf8CString), keeping: last, depth: 0)
    }

    /// The names in the folder, ended by a zero, in no order; they need not be UTF-8.
    func names() throws(SiteWriteError) -> [[CChar]] {
        // `closedir` closes the descriptor that it is given.
        let copy = unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if copy < 0 { throw .system(operation: "read", path: path, code: errno) }
        guard let stream = unsafe fdopendir(copy) else {
            let code = errno
            _ = close(copy)
            throw .system(operation: "read", path: path, code: code)
        }
        defer { unsafe closedir(stream) }
        var names: [[CChar]] = []
        errno = 0
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                unsafe Array($0.bindMemory(to: CChar.self).prefix { $0 != 0 }) + [0]
            }
            if name != [46, 0] && name != [46, 46, 0] { names.append(name) }
            errno = 0
        }
        if errno != 0 { throw .system(operation: "read", path: path, code: errno) }
        return names
    }

    private func remove(
        _ name: [CChar],
        keeping last: [CChar]?,
        depth: Int
    ) throws(SiteWriteError) {
        if depth > Self.depthLimit { throw failure("remove", name, ELOOP) }
        let folder = try Folder(name, in: self)
        for entry in try folder.names() where entry != last {
            // A folder is refused as such, so that most entries need one call.
            if unsafe unlinkat(folder.descriptor, entry, 0) == 0 { continue }
            guard errno == EISDIR else { throw folder.failure("remove", entry, errno) }
            try folder.remove(entry, keeping: nil, depth: depth + 1)
        }
        if let last, unsafe unlinkat(folder.descriptor, last, 0) != 0 && errno != ENOENT {
            throw folder.failure("remove", last, errno)
        }
        if unsafe unlinkat(descriptor, name, AT_REMOVEDIR) != 0 {
            throw failure("remove", name, errno)
        }
    }

    private init(_ name: [CChar], in parent: borrowing Folder) throws(SiteWriteError) {
        try self.init(descriptorOf: name, text: Self.text(name), in: parent)
    }

    private func failure(_ operation: String, _ name: [CChar], _ code: Int32) -> SiteWriteError {
        .system(operation: operation, path: path(of: Self.text(name)), code: code)
    }

    private static func text(_ name: [CChar]) -> String {
        String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
