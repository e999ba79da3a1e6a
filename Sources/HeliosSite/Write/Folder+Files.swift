import Glibc
import HeliosText

extension Folder {
    /// Writes a new file, and makes the folders above it that are missing; returns what the system
    /// says of it.
    @discardableResult
    func create(_ file: RenderedFile) throws(SiteWriteError) -> FileTable.Mark {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        // A page has a folder to itself: trying without it first would fail nearly each time.
        if file.path.hasByteSuffix("/index.html") { try makeFolders(above: file.path) }
        var target = unsafe openat(descriptor, file.path, flags, 0o666)
        if target < 0 && errno == ENOENT {
            try makeFolders(above: file.path)
            target = unsafe openat(descriptor, file.path, flags, 0o666)
        }
        guard target >= 0 else {
            let isTaken = [EEXIST, ENOTDIR, EISDIR].contains(errno)
            throw isTaken ? .pathTaken(file.path) : failure("create", file.path)
        }
        return try fill(target, with: file)
    }

    /// Writes a file that exists anew.
    @discardableResult
    func overwrite(_ file: RenderedFile) throws(SiteWriteError) -> FileTable.Mark {
        let flags = O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
        let target = unsafe openat(descriptor, file.path, flags)
        if target < 0 { throw failure("write", file.path) }
        return try fill(target, with: file)
    }

    private func fill(
        _ target: Int32,
        with file: RenderedFile
    ) throws(SiteWriteError) -> FileTable.Mark {
        var status = stat()
        // Asked of the open file: finding it again by its path would cost several times as much.
        let written = unsafe write(all: file.bytes, to: target) && fstat(target, &status) == 0
        let code = errno
        // After EINTR the descriptor is closed all the same; `sync` reports what it would have.
        let isClosed = close(target) == 0 || errno == EINTR
        if !written { throw .system(operation: "write", path: path(of: file.path), code: code) }
        if !isClosed { throw failure("write", file.path) }
        let mark = FileTable.Mark(status)
        guard mark.size == Int64(file.bytes.count) else {
            throw .sizeChanged(path(of: file.path))
        }
        return mark
    }

    private func write(all bytes: [UInt8], to target: Int32) -> Bool {
        unsafe bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count {
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
                let count = unsafe Glibc.write(target, rest.baseAddress, rest.count)
                if count > 0 {
                    start += count
                } else if count == 0 || errno != EINTR {
                    return false
                }
            }
            return true
        }
    }

    /// Makes the folders above a path that are missing.
    func makeFolders(above path: String) throws(SiteWriteError) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
        let folder = String(path[..<slash])
        if unsafe mkdirat(descriptor, folder, 0o777) == 0 { return }
        if errno == ENOENT {
            try makeFolders(above: folder)
            if unsafe mkdirat(descriptor, folder, 0o777) == 0 { return }
        }
        // Another task may have made it in between, or a file may be there: opening tells.
        if errno != EEXIST && errno != ENOTDIR { throw failure("create", folder) }
    }
}
