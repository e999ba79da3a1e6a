import CHeliosPOSIX
import Glibc

/// An open folder; its entries are reached by name, and a symbolic link at the end of a name is
/// never followed.
struct Folder: ~Copyable {
    /// What the last part of a path is.
    enum Entry: Equatable {
        case absent, folder, file, link, other
    }

    let descriptor: Int32

    /// Where the folder is, for messages.
    let path: String

    /// Opens the folder at a path, whose links are followed.
    init(path: String) throws(SiteWriteError) {
        descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        self.path = path
        if descriptor < 0 { throw .system(operation: "open", path: path, code: errno) }
    }

    /// Opens a folder in a folder.
    init(_ name: String, in parent: borrowing Folder) throws(SiteWriteError) {
        try self.init(descriptorOf: Array(name.utf8CString), text: name, in: parent)
    }

    /// Opens a folder in a folder by the bytes of its name, which end in a zero.
    init(
        descriptorOf name: [CChar],
        text: String,
        in parent: borrowing Folder
    ) throws(SiteWriteError) {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        descriptor = unsafe openat(parent.descriptor, name, flags)
        path = parent.path(of: text)
        if descriptor < 0 { throw .system(operation: "open", path: path, code: errno) }
    }

    deinit {
        if descriptor >= 0 { _ = close(descriptor) }
    }

    /// The path of an entry, for messages.
    func path(of name: String) -> String {
        switch path {
        case ".": name
        case "/": "/" + name
        default: path + "/" + name
        }
    }

    /// The error of the call that has just failed on an entry.
    func failure(_ operation: String, _ name: String) -> SiteWriteError {
        .system(operation: operation, path: path(of: name), code: errno)
    }

    /// What is known of an entry; nil when there is none.
    func status(of name: String) throws(SiteWriteError) -> stat? {
        var status = stat()
        if unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return status }
        if errno == ENOENT { return nil }
        throw failure("read", name)
    }

    /// What an entry is.
    func entry(_ name: String) throws(SiteWriteError) -> Entry {
        guard let status = try status(of: name) else { return .absent }
        return switch status.st_mode & S_IFMT {
        case S_IFDIR: .folder
        case S_IFREG: .file
        case S_IFLNK: .link
        default: .other
        }
    }

    /// Makes a folder, which must not exist.
    func makeFolder(_ name: String) throws(SiteWriteError) {
        if unsafe mkdirat(descriptor, name, 0o777) != 0 { throw failure("create", name) }
    }

    /// Renames an entry; a file, a link or an empty folder of the new name is replaced.
    func rename(_ old: String, to new: String) throws(SiteWriteError) {
        if unsafe renameat(descriptor, old, descriptor, new) != 0 { throw failure("rename", old) }
    }

    /// Exchanges two entries in one step; false when this file system cannot.
    func exchange(_ first: String, _ second: String) throws(SiteWriteError) -> Bool {
        if unsafe helios_exchange(descriptor, first, second) == 0 { return true }
        guard [EXDEV, EINVAL, ENOSYS, EOPNOTSUPP].contains(errno) else {
            throw failure("exchange", first)
        }
        return false
    }

    /// Removes a file or a link.
    func removeFile(_ name: String) throws(SiteWriteError) {
        if unsafe unlinkat(descriptor, name, 0) != 0 { throw failure("remove", name) }
    }

    /// Waits until all that was written to the folder's file system is on the disk.
    func sync() throws(SiteWriteError) {
        if helios_sync(descriptor) != 0 {
            throw .system(operation: "write", path: path, code: errno)
        }
    }
}
