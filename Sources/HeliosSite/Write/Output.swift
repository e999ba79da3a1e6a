import Glibc

/// Where a portal is published: a name in an open folder, and the names beside it that publishing
/// uses.
struct Output: ~Copyable {
    let parent: Folder

    /// The folder's name, or that of a link to a folder beside it.
    let name: String

    var lockName: String { name + ".lock" }
    var stageName: String { name + ".stage" }
    var oldName: String { name + ".old" }
    var journalName: String { name + ".journal" }
    var newLinkName: String { name + ".link" }
    /// The portal before the published one, kept for the next build.
    var spareName: String { ".\(name).spare" }

    /// The two folders that a link is pointed at in turn.
    var slots: (String, String) { (name + ".a", name + ".b") }

    /// Finds the place that a path names and makes the folders above it.
    ///
    /// A link to a folder elsewhere stands for that folder: its files are expected there.
    init(path: String) throws(SiteWriteError) {
        try Self.makeFolders(try Self.split(path).folder)
        try self.init(existing: path)
    }

    /// Finds the place that a path names, in a folder that is there.
    init(existing path: String) throws(SiteWriteError) {
        let (folder, name) = try Self.split(path)
        let parent = try Folder(path: folder)
        if try parent.entry(name) == .link, try Self.sibling(name, in: parent) == nil {
            guard let resolved = unsafe realpath(path, nil) else {
                throw .system(operation: "resolve", path: path, code: errno)
            }
            defer { unsafe free(resolved) }
            let (folder, name) = try Self.split(unsafe String(cString: resolved))
            self.parent = try Folder(path: folder)
            self.name = name
        } else {
            self.parent = parent
            self.name = name
        }
    }

    /// The name of the folder that the output is a link to; nil when it is no link.
    func linkedName() throws(SiteWriteError) -> String? {
        try Self.sibling(name, in: parent)
    }

    /// The link's target, when that is a plain name beside it.
    private static func sibling(
        _ name: String,
        in parent: borrowing Folder
    ) throws(SiteWriteError) -> String? {
        guard try parent.entry(name) == .link else { return nil }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlinkat(parent.descriptor, name, &buffer, buffer.count)
        if count < 0 { throw parent.failure("read", name) }
        let bytes = buffer.prefix(count).map(UInt8.init(bitPattern:))
        let text = String(decoding: bytes, as: UTF8.self)
        guard isName(text), [.absent, .folder].contains(try parent.entry(text)) else { return nil }
        return text
    }

    private static func split(
        _ path: String
    ) throws(SiteWriteError) -> (folder: String, name: String) {
        let slash = UInt8(ascii: "/")
        var bytes = path.utf8[...]
        while bytes.last == slash { bytes.removeLast() }
        let start = bytes.lastIndex(of: slash).map { bytes.index(after: $0) } ?? bytes.startIndex
        let name = String(Substring(bytes[start...]))
        guard isName(name), !path.utf8.contains(0) else { throw .unusableOutput(path) }
        let folder = String(Substring(bytes[..<start]))
        return (folder.isEmpty ? "." : folder == "/" ? "/" : String(folder.dropLast()), name)
    }

    private static func isName(_ text: String) -> Bool {
        !["", ".", ".."].contains(text) && !text.utf8.contains(UInt8(ascii: "/"))
    }

    private static func makeFolders(_ path: String) throws(SiteWriteError) {
        var index = path.utf8.startIndex
        while index != path.utf8.endIndex {
            let next = path.utf8[path.utf8.index(after: index)...]
            index = next.firstIndex(of: UInt8(ascii: "/")) ?? path.utf8.endIndex
            let folder = String(path[..<index])
            if unsafe mkdir(folder, 0o777) != 0 && ![EEXIST, EISDIR, EROFS, EACCES].contains(errno)
            {
                throw .system(operation: "create", path: folder, code: errno)
            }
        }
    }
}
