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
            throw .unwritable(reason: "\(error.message) ('\(full)')", help: "free some space")
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

    private static func failure(_ path: String, _ code: Int32) -> WorkspaceError {
        .unwritable(
            reason: "\(SystemError.text(code)) ('\(TerminalText.printable(path))')",
            help: code == EEXIST ? "choose another name; nothing is replaced" : "check the folder"
        )
    }
}
