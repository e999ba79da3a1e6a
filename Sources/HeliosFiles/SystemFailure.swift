import Glibc

/// A call of the operating system that failed, in the words of the reference tool.
package struct SystemFailure: Error, Sendable, Hashable {
    /// The number of the error; 0 where a rule of ours was broken.
    package let code: Int32
    /// Such as `ENOENT: no such file or directory, open '/a/b'`.
    package let message: String

    /// A failed call on a path; some calls name none.
    package init(_ code: Int32, call: String, path: String? = nil) {
        self.code = code
        message = "\(Self.text(of: code)), \(call)" + (path.map { " '\($0)'" } ?? "")
    }

    /// A path that leads out of the folder it must stay in.
    package init(outside path: String) {
        code = 0
        message = "Path is outside the allowed directory: \(path)"
    }

    /// The name of the error, such as `EACCES`.
    package var name: String { Self.words(of: code).name }

    private static func text(of code: Int32) -> String {
        let words = words(of: code)
        return "\(words.name): \(words.text)"
    }

    private static func words(of code: Int32) -> (name: String, text: String) {
        switch code {
        case ENOENT: return ("ENOENT", "no such file or directory")
        case EACCES: return ("EACCES", "permission denied")
        case EPERM: return ("EPERM", "operation not permitted")
        case ENOTDIR: return ("ENOTDIR", "not a directory")
        case EISDIR: return ("EISDIR", "illegal operation on a directory")
        case ELOOP: return ("ELOOP", "too many symbolic links encountered")
        case ENAMETOOLONG: return ("ENAMETOOLONG", "name too long")
        case EMFILE: return ("EMFILE", "too many open files")
        case ENFILE: return ("ENFILE", "file table overflow")
        case ENOMEM: return ("ENOMEM", "not enough memory")
        case ENXIO: return ("ENXIO", "no such device or address")
        case EIO: return ("EIO", "i/o error")
        default:
            let text = unsafe strerror(code).map { unsafe String(cString: $0).lowercased() }
            return ("E\(code)", text ?? "unknown error")
        }
    }
}
