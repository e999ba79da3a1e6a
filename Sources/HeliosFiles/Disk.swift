import CHeliosPOSIX
import Glibc

/// The calls of the operating system that change files, each of which is checked; paths are
/// absolute.
package enum Disk {
    /// Renames what must not replace anything.
    package static func move(_ old: String, to new: String) throws(SystemFailure) {
        if unsafe helios_move(old, new) == 0 { return }
        guard isUnsupported(errno) else { throw SystemFailure(errno, call: "rename", path: old) }
        guard FileSystem.kindOfLink(new) == nil else {
            throw SystemFailure(EEXIST, call: "rename", path: old)
        }
        try replace(new, with: old)
    }

    /// Renames a file over another.
    package static func replace(_ path: String, with file: String) throws(SystemFailure) {
        guard unsafe rename(file, path) == 0 else {
            throw SystemFailure(errno, call: "rename", path: file)
        }
    }

    /// Exchanges two files in one step; false where the file system cannot.
    package static func exchange(_ first: String, _ second: String) throws(SystemFailure) -> Bool {
        if unsafe helios_exchange(AT_FDCWD, first, second) == 0 { return true }
        guard isUnsupported(errno) else {
            throw SystemFailure(errno, call: "rename", path: second)
        }
        return false
    }

    private static func isUnsupported(_ code: Int32) -> Bool {
        [EINVAL, ENOSYS, EOPNOTSUPP].contains(code)
    }

    /// Gives a file a second name, or moves it there where files have but one.
    package static func keep(_ path: String, as name: String) throws(SystemFailure) {
        if unsafe link(path, name) == 0 { return }
        guard isUnsupported(errno) || errno == EPERM else {
            throw SystemFailure(errno, call: "link", path: path)
        }
        try move(path, to: name)
    }

    /// Makes a folder, which must not exist.
    package static func makeFolder(_ path: String) throws(SystemFailure) {
        guard unsafe mkdir(path, 0o777) == 0 else {
            throw SystemFailure(errno, call: "mkdir", path: path)
        }
    }

    /// Removes a file.
    package static func removeFile(_ path: String) throws(SystemFailure) {
        guard unsafe unlink(path) == 0 else {
            throw SystemFailure(errno, call: "unlink", path: path)
        }
    }

    /// Removes a folder in which nothing is.
    package static func removeFolder(_ path: String) throws(SystemFailure) {
        guard unsafe rmdir(path) == 0 else {
            throw SystemFailure(errno, call: "rmdir", path: path)
        }
    }

    /// Waits until a folder's entries are on the disk.
    package static func sync(_ folder: String) throws(SystemFailure) {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemFailure(errno, call: "open", path: folder) }
        defer { _ = close(descriptor) }
        // Some file systems have nothing to wait for, and say so.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
            throw SystemFailure(errno, call: "fsync", path: folder)
        }
    }

    /// Writes a new file, on the disk when this returns; with the rights and owner of another, if
    /// one is given.
    package static func create(
        _ path: String,
        _ bytes: [UInt8],
        like model: String? = nil
    ) throws(SystemFailure) {
        var status = stat()
        if let model, unsafe stat(model, &status) != 0 {
            throw SystemFailure(errno, call: "stat", path: model)
        }
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let descriptor = unsafe open(path, flags, 0o666)
        guard descriptor >= 0 else { throw SystemFailure(errno, call: "open", path: path) }
        do throws(SystemFailure) {
            try fill(descriptor, bytes)
            if model != nil { try dress(descriptor, like: status) }
            guard fsync(descriptor) == 0 else { throw SystemFailure(errno, call: "fsync") }
        } catch {
            _ = close(descriptor)
            throw error
        }
        // After EINTR the descriptor is closed all the same.
        guard close(descriptor) == 0 || errno == EINTR else {
            throw SystemFailure(errno, call: "close", path: path)
        }
    }

    private static func fill(_ descriptor: Int32, _ bytes: [UInt8]) throws(SystemFailure) {
        let code: Int32 = unsafe bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count {
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
                let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count > 0 { start += count } else if count == 0 { return EIO }
                if count < 0 && errno != EINTR { return errno }
            }
            return 0
        }
        if code != 0 { throw SystemFailure(code, call: "write") }
    }

    private static func dress(
        _ descriptor: Int32,
        like status: stat
    ) throws(SystemFailure) {
        var own = stat()
        guard unsafe fstat(descriptor, &own) == 0 else {
            throw SystemFailure(errno, call: "fstat")
        }
        if own.st_uid != status.st_uid || own.st_gid != status.st_gid {
            // Only root may give files away; others keep what they write.
            _ = fchown(descriptor, status.st_uid, status.st_gid)
        }
        guard fchmod(descriptor, status.st_mode & 0o7777) == 0 else {
            throw SystemFailure(errno, call: "fchmod")
        }
    }
}
