import HeliosText

/// Lists a tree and all trees below it, with a stack of its own.
struct TreeLister {
    private let objects: ObjectDatabase
    private let limits: TreeLimits
    private var listing = TreeListing()
    private var seen = 0
    // The same tree may stand in many places.
    private var recent: [ObjectID: [UInt8]] = [:]
    private var pending: [(path: String, id: ObjectID, depth: Int)] = []

    private static let recentLimit = 256
    private static let recentSize = 16 << 10
    private static let pathLimit = 1024
    private static let nameLimit = 255

    init(_ objects: ObjectDatabase, _ limits: TreeLimits) {
        self.objects = objects
        self.limits = limits
    }

    static func list(
        _ objects: ObjectDatabase,
        _ root: ObjectID,
        _ limits: TreeLimits
    ) -> TreeListing {
        var lister = TreeLister(objects, limits)
        lister.run(root)
        lister.listing.files.sort { $0.path.precedesBytewise($1.path) }
        return lister.listing
    }

    private mutating func run(_ root: ObjectID) {
        pending = [("", root, 0)]
        while let folder = pending.popLast() {
            guard folder.depth <= limits.depth else {
                report(folder.path, .tooDeep)
                continue
            }
            guard seen < limits.entries else {
                report("", .tooMany)
                return
            }
            do throws(GitError) {
                let bytes = try tree(folder.id)
                guard unsafe bytes.withUnsafeBytes({ unsafe list(folder, $0) }) else {
                    throw .corruptObject(folder.id, reason: "it ends in the middle of an entry")
                }
            } catch {
                report(folder.path, .unreadable(error))
            }
        }
    }

    private mutating func tree(_ id: ObjectID) throws(GitError) -> [UInt8] {
        if let bytes = recent[id] { return bytes }
        let bytes = try objects.read(id, .tree, atMost: GitRepository.Limits.tree)
        if recent.count >= Self.recentLimit { recent.removeAll(keepingCapacity: true) }
        if bytes.count <= Self.recentSize { recent[id] = bytes }
        return bytes
    }

    /// Whether the tree could be read to its end.
    private mutating func list(
        _ folder: (path: String, id: ObjectID, depth: Int),
        _ buffer: UnsafeRawBufferPointer
    ) -> Bool {
        var reader = unsafe TreeReader(buffer)
        var names: Set<[UInt8]> = []
        while let entry = reader.next(), seen < limits.entries {
            seen += 1
            let bytes = unsafe Array(buffer[entry.name])
            let text = String(decoding: bytes, as: UTF8.self)
            let path = folder.path.utf8.isEmpty ? text : "\(folder.path)/\(text)"
            guard names.insert(bytes).inserted else {
                report(path, .duplicateName)
                continue
            }
            if let problem = nameProblem(bytes, path) {
                report(path, problem)
                continue
            }
            if limits.skipsHidden, bytes.first == ASCII.dot { continue }
            if folder.depth == 0, limits.skippedAtTop.contains(text) { continue }
            add(entry, path, folder.depth)
        }
        return !reader.isDamaged
    }

    private mutating func add(_ entry: RawTreeEntry, _ path: String, _ depth: Int) {
        switch entry.mode {
        case RawTreeEntry.folder: pending.append((path, entry.id, depth + 1))
        // Git wrote the last one long ago, and takes it for the first.
        case 0o100644, 0o100755, 0o100664:
            let isExecutable = entry.mode == 0o100755
            listing.files.append(TreeFile(path: path, id: entry.id, isExecutable: isExecutable))
        case 0o120000: report(path, .symlink)
        case 0o160000: report(path, .submodule)
        default: report(path, .mode(entry.mode))
        }
    }

    private func nameProblem(_ name: [UInt8], _ path: String) -> TreeProblem.Kind? {
        guard let text = String(validating: name, as: UTF8.self) else { return .nameNotUTF8 }
        if TreeName.isReserved(text) { return .nameReserved }
        if text.contains(byte: ASCII.slash) { return .nameUnusable }
        // What is hidden is nobody's, and may be called anything else.
        if limits.skipsHidden, name.first == ASCII.dot { return nil }
        if TreeName.isUnusable(text) { return .nameUnusable }
        if name.count > Self.nameLimit || path.utf8.count > Self.pathLimit { return .tooLong }
        return nil
    }

    private mutating func report(_ path: String, _ kind: TreeProblem.Kind) {
        listing.problems.append(TreeProblem(path: path, kind: kind))
    }
}

/// What a file in a tree may be called.
enum TreeName {
    /// Whether the name holds what cannot stand in a path everywhere.
    static func isUnusable(_ name: String) -> Bool {
        name.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == ASCII.backslash }
            || name.unicodeScalars.contains(where: TerminalText.isHidden)
    }

    /// Whether the name leads elsewhere in a checkout: `.`, `..`, and what file systems of Windows
    /// and macOS take for `.git`.
    static func isReserved(_ name: String) -> Bool {
        if name == "." || name == ".." { return true }
        var plain: [UInt8] = []
        for scalar in name.unicodeScalars where !isIgnoredInNames(scalar) {
            guard scalar.isASCII else { return false }
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            plain.append(byte.isASCIIUppercase ? byte | 0x20 : byte)
        }
        // Windows drops dots and spaces at the end, and reads what stands behind a colon apart.
        if let colon = plain.firstIndex(of: ASCII.colon) { plain.removeSubrange(colon...) }
        while let last = plain.last, last == ASCII.space || last == ASCII.dot { plain.removeLast() }
        return plain == Array(".git".utf8) || plain == Array("git~1".utf8)
    }

    /// Code points that HFS+ leaves out when it compares names.
    private static func isIgnoredInNames(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200C...0x200F, 0x202A...0x202E, 0x206A...0x206F, 0xFEFF: true
        default: false
        }
    }
}
