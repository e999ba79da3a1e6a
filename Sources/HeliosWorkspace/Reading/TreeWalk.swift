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
    static let depthLimit = 32

    init(root: String, skipped: Set<String>) {
        self.root = root
        self.skipped = skipped
    }

    /// A name in a folder; that of a folder ends in a slash, as it does in the paths below it.
    private struct Entry {
        let name: String
        /// Nil for a folder.
        let file: (size: Int, stamp: FileStamp)?
    }

    /// Lists in byte order of the paths: each folder in the order of its names.
    mutating func run() {
        var open: [(prefix: String, entries: ArraySlice<Entry>)] = [("", list("")[...])]
        while let folder = open.last {
            guard let entry = folder.entries.first else {
                open.removeLast()
                continue
            }
            open[open.count - 1].entries.removeFirst()
            let path = folder.prefix + entry.name
            if let file = entry.file {
                files.append(SourceFile(path: path, size: file.size, stamp: file.stamp))
            } else if open.count <= Self.depthLimit {
                open.append((path, list(path)[...]))
            } else {
                report(.tooDeep, path, "folders are nested more than 32 levels deep")
            }
        }
    }

    /// The entries of the folder whose paths begin so, sorted.
    private mutating func list(_ prefix: String) -> [Entry] {
        let descriptor = unsafe open(
            "\(root)/\(prefix)",
            O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW
        )
        guard descriptor >= 0 else {
            reportUnreadable(prefix, errno)
            return []
        }
        guard let stream = unsafe fdopendir(descriptor) else {
            reportUnreadable(prefix, errno)
            _ = close(descriptor)
            return []
        }
        defer { unsafe _ = closedir(stream) }
        var entries: [Entry] = []
        errno = 0
        while let found = unsafe readdir(stream) {
            defer { errno = 0 }
            guard let name = unsafe Self.name(of: found) else {
                report(.nameInvalid, prefix, "a name in this folder is not UTF-8")
                continue
            }
            // Hidden files belong to git and editors.
            guard name.utf8.first != ASCII.dot else { continue }
            if prefix.utf8.isEmpty, skipped.contains(name) { continue }
            guard checkName(name, below: prefix) else { continue }
            if let entry = entry(name, below: prefix, in: descriptor) { entries.append(entry) }
        }
        if errno != 0 { reportUnreadable(prefix, errno) }
        return entries.sorted { $0.name.precedesBytewise($1.name) }
    }

    /// What a name stands for; nil for what no repository holds.
    private mutating func entry(
        _ name: String,
        below prefix: String,
        in folder: Int32
    ) -> Entry? {
        var status = stat()
        guard unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            reportUnreadable(prefix + name, errno)
            return nil
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            return Entry(name: name, file: (Int(status.st_size), FileStamp(status)))
        case S_IFDIR: return Entry(name: name + "/", file: nil)
        case S_IFLNK: report(.symlink, prefix + name, "a symbolic link is never followed")
        default: report(.specialFile, prefix + name, "this is not a regular file")
        }
        return nil
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
        unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                unsafe String(validatingCString: name)
            }
        }
    }

    /// Whether a name can be used in a path.
    static func isUsable(_ name: String) -> Bool {
        let isPlain = name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != ASCII.backslash }
        let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
        return isPlain && (isASCII || !name.unicodeScalars.contains(where: TerminalText.isHidden))
    }

    private mutating func checkName(_ name: String, below prefix: String) -> Bool {
        if Self.isUsable(name) { return true }
        report(
            .nameInvalid,
            prefix + name,
            "the name holds a character that cannot be used in a path"
        )
        return false
    }

    private mutating func reportUnreadable(_ path: String, _ code: Int32) {
        let failure = WorkingTree.failure(code)
        let found = failure.diagnostic(of: Self.shown(path))
        guard path.utf8.isEmpty || path.utf8.last == ASCII.slash else {
            diagnostics.append(found)
            return
        }
        let message = "cannot read the folder: \(failure.reason)"
        diagnostics.append(Diagnostic(found.id, at: found.span, message, help: found.help))
    }

    /// A path without the slash at the end of a folder's.
    private static func shown(_ path: String) -> String {
        if path.utf8.isEmpty { return "." }
        guard path.utf8.last == ASCII.slash else { return path }
        return String(Substring(path.utf8.dropLast()))
    }

    private mutating func report(_ problem: SourceProblem, _ path: String, _ message: String) {
        let id = DiagnosticID.source(problem)
        diagnostics.append(
            Diagnostic(
                id,
                at: .start(of: Self.shown(path)),
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
