import Glibc
import HeliosText

/// Files that a command writes into a working tree; nothing that exists is ever replaced.
package struct NewFiles: Sendable {
    private let root: String

    /// Files below a folder, which is made if it does not exist.
    package init(root: String) {
        self.root = root
    }

    /// Writes a file that must not exist, with its folders.
    ///
    /// The text goes into a file of another name first, so that a full disk leaves nothing half
    /// written under the name itself.
    package func write(_ text: String, to path: String) throws(WorkspaceError) {
        let full = "\(root)/\(path)"
        try makeFolders(of: full)
        let temporary = "\(full).new"
        let descriptor = unsafe open(
            temporary,
            O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
            0o644
        )
        guard descriptor >= 0 else { throw Self.failure(full, errno) }
        do throws(OutputError) {
            try StandardOutput(descriptor: descriptor).write(text)
        } catch {
            _ = close(descriptor)
            unsafe _ = unlink(temporary)
            throw Self.failure(full, error)
        }
        let isClosed = close(descriptor) == 0
        // Unlike rename, link fails where the name is taken.
        let isLinked = unsafe isClosed && link(temporary, full) == 0
        let code = errno
        unsafe _ = unlink(temporary)
        guard isLinked else { throw Self.failure(full, code) }
    }

    /// Whether a file or folder of this path exists.
    package func exists(_ path: String) -> Bool { unsafe access("\(root)/\(path)", F_OK) == 0 }

    private func makeFolders(of file: String) throws(WorkspaceError) {
        var parts = file.split(onByte: ASCII.slash)
        parts.removeLast()
        var path = ""
        for (index, part) in parts.enumerated() {
            path += index == 0 ? part : "/\(part)"
            guard !path.utf8.isEmpty else { continue }
            guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else {
                throw Self.failure(path, errno)
            }
        }
    }

    private static func failure(_ path: String, _ error: OutputError) -> WorkspaceError {
        switch error {
        case .closed: failure(path, EPIPE)
        case .failed(let code): failure(path, code)
        }
    }

    /// Why a file cannot be written, as the operating system has it.
    static func failure(_ path: String, _ code: Int32) -> WorkspaceError {
        let help =
            switch code {
            case EEXIST: "choose another name; nothing is replaced"
            case ENOSPC, EDQUOT, EFBIG: "free some space"
            case EACCES, EPERM, EROFS: "choose a folder that you may write to"
            default: "check the folder"
            }
        return .unwritableFile(path: path, reason: SystemError.text(code), help: help)
    }
}
