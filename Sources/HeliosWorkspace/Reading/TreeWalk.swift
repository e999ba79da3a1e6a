import Glibc
import HeliosDiagnostics
import HeliosRecords
import HeliosText

/// Lists a folder and all below it, with a stack of its own.
struct TreeWalk {
    private let root: String
    private let skipped: Set<String>
    private(set) var files: [SourceFile] = []
    private(set) var diagnostics: [Diagnostic] = []

    /// More levels of folders are a mistake or an attack.
    private static let depthLimit = 32

    init(root: String, skipped: Set<String>) {
        self.root = root
        self.skipped = skipped
    }

    mutating func run() {
        var pending: [(path: String, depth: Int)] = [("", 0)]
        while let folder = pending.popLast() {
            guard folder.depth <= Self.depthLimit else {
                report(.tooDeep, folder.path, "folders are nested more than 32 levels deep")
                continue
            }
            for name in list(folder.path) {
                let path = folder.path.utf8.isEmpty ? name : "\(folder.path)/\(name)"
                pending.append((path, folder.depth + 1))
            }
        }
    }

    /// Keeps the files of one folder, and returns the names of the folders within it.
    private mutating func list(_ path: String) -> [String] {
        let full = path.utf8.isEmpty ? root : "\(root)/\(path)"
        let descriptor = unsafe open(full, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            reportUnreadable(path, errno)
            return []
        }
        guard let stream = unsafe fdopendir(descriptor) else {
            reportUnreadable(path, errno)
            _ = close(descriptor)
            return []
        }
        defer { unsafe _ = closedir(stream) }
        var folders: [String] = []
        errno = 0
        while let entry = unsafe readdir(stream) {
            defer { errno = 0 }
            guard let name = unsafe Self.name(of: entry) else {
                report(.nameInvalid, path, "a name in this folder is not UTF-8")
                continue
            }
            // Hidden files belong to git and editors.
            guard !name.hasBytePrefix(".") else { continue }
            if path.utf8.isEmpty, skipped.contains(name) { continue }
            let child = path.utf8.isEmpty ? name : "\(path)/\(name)"
            guard checkName(name, child) else { continue }
            unsafe add(child, name, Int32(entry.pointee.d_type), descriptor, &folders)
        }
        if errno != 0 { reportUnreadable(path, errno) }
        return folders
    }

    private mutating func add(
        _ path: String,
        _ name: String,
        _ type: Int32,
        _ folder: Int32,
        _ folders: inout [String]
    ) {
        // A text is read whole anyway; only what is offered for download needs its size now.
        let isText = name.hasByteSuffix(".yaml") || name.hasByteSuffix(".md")
        if type == Int32(DT_REG), isText {
            files.append(SourceFile(path: path, size: 0))
            return
        }
        if type == Int32(DT_DIR) {
            folders.append(name)
            return
        }
        var status = stat()
        guard unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            reportUnreadable(path, errno)
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: files.append(SourceFile(path: path, size: Int(status.st_size)))
        case S_IFDIR: folders.append(name)
        case S_IFLNK:
            report(.symlink, path, "a symbolic link is never followed")
        default: report(.specialFile, path, "this is not a regular file")
        }
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
        unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                unsafe String(validatingCString: name)
            }
        }
    }

    private mutating func checkName(_ name: String, _ path: String) -> Bool {
        let isPlain = name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != ASCII.backslash }
        if isPlain, !name.unicodeScalars.contains(where: TerminalText.isHidden) { return true }
        report(.nameInvalid, path, "the name holds a character that cannot be used in a path")
        return false
    }

    private mutating func reportUnreadable(_ path: String, _ code: Int32) {
        let failure = WorkingTree.failure(code)
        diagnostics.append(failure.diagnostic(of: path.utf8.isEmpty ? "." : path))
    }

    private mutating func report(_ problem: SourceProblem, _ path: String, _ message: String) {
        let id = DiagnosticID.source(problem)
        diagnostics.append(
            Diagnostic(
                id,
                at: .start(of: path.utf8.isEmpty ? "." : path),
                message,
                help: Self.help(for: problem)
            )
        )
    }

    private static func help(for problem: SourceProblem) -> String {
        switch problem {
        case .symlink: "replace the link by the file itself"
        case .nameInvalid: "rename it"
        case .tooDeep: "move the files nearer to the root"
        default: "remove it from the repository"
        }
    }
}
