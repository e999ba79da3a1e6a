import Glibc

extension Folder {
    /// Whether everything in a table is in the folder as the table says.
    func agrees(with table: FileTable) -> Bool {
        for place in table.marks.indices {
            guard mark(of: place, in: table) == table.marks[place] else { return false }
        }
        return true
    }

    /// What tells an entry from all others; nil where there is none.
    func mark(of name: String) -> FileTable.Mark? {
        var status = stat()
        guard unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            return nil
        }
        return FileTable.Mark(status)
    }

    /// The same of the entry at a place of a table, whose path needs no copy for it.
    private func mark(of place: Int, in table: FileTable) -> FileTable.Mark? {
        let descriptor = descriptor
        var status = stat()
        let result = unsafe table.withName(place) { name in
            unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW)
        }
        return result == 0 ? FileTable.Mark(status) : nil
    }

    /// Gives a file of another folder a second name here, at the same path.
    func link(_ path: String, from other: borrowing Folder) throws(SiteWriteError) {
        if unsafe linkat(other.descriptor, path, descriptor, path, 0) == 0 { return }
        if errno == ENOENT {
            try makeFolders(above: path)
            if unsafe linkat(other.descriptor, path, descriptor, path, 0) == 0 { return }
        }
        throw failure("link", path)
    }

    /// Removes the folders above a path that hold nothing, from the nearest upwards.
    func removeEmptyFolders(above path: String) {
        var rest = path.utf8.prefix(upToLast: UInt8(ascii: "/"))
        // One that is not empty ends it.
        while !rest.isEmpty,
            unsafe unlinkat(descriptor, String(Substring(rest)), AT_REMOVEDIR) == 0
        {
            rest = String(Substring(rest)).utf8.prefix(upToLast: UInt8(ascii: "/"))
        }
    }

    /// All of a file that is as long as expected; nil where it is not there or another one.
    func content(of path: String, known mark: FileTable.Mark) -> [UInt8]? {
        let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
        let file = unsafe openat(descriptor, path, flags)
        guard file >= 0 else { return nil }
        defer { _ = close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0, FileTable.Mark(status) == mark,
            let size = Int(exactly: mark.size)
        else { return nil }
        var isWhole = true
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size, isWhole {
                let rest = unsafe UnsafeMutableBufferPointer(rebasing: buffer[filled...])
                let count = unsafe Glibc.read(file, rest.baseAddress, rest.count)
                if count > 0 {
                    filled += count
                } else if count == 0 || errno != EINTR {
                    isWhole = false
                }
            }
        }
        return isWhole ? bytes : nil
    }
}

extension FileTable.Mark {
    /// What the system says of a file; a folder's size says nothing.
    init(_ status: stat) {
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        inode = UInt64(status.st_ino)
        // Another kind of thing in the place of a file is never what was written.
        size = isFolder ? -1 : status.st_mode & S_IFMT == S_IFREG ? Int64(status.st_size) : -2
        modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    }
}
