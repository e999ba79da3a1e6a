import Glibc
import HeliosText

/// What tells a file apart from another that has taken its place, and from itself once it has been
/// written to.
package struct FileMark: Hashable {
    private let parts: [Int]

    /// The mark of what stands at a path, links not followed; nil where nothing is.
    package static func at(_ path: String) throws(SystemFailure) -> FileMark? {
        var status = stat()
        if unsafe lstat(path, &status) == 0 { return FileMark(status) }
        // Whatever else goes wrong does not mean that nothing is there.
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw SystemFailure(errno, call: "lstat", path: path)
    }

    private init(_ status: stat) {
        let inode = Int(truncatingIfNeeded: status.st_ino)
        // A folder's size and times change with what is put into it.
        if status.st_mode & S_IFMT == S_IFDIR {
            parts = [inode]
        } else {
            parts = [
                inode, Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
            ]
        }
    }

    /// The mark that a text spells.
    package init?(text: String) {
        let numbers = text.split(onByte: ASCII.colon).map { Int($0) }
        let parts = numbers.compactMap { $0 }
        guard parts.count == numbers.count, parts.count == 1 || parts.count == 4 else { return nil }
        self.parts = parts
    }

    /// The mark as a text.
    package var text: String { parts.map(String.init).joined(separator: ":") }
}
