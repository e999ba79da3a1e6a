import HeliosText

/// The names that a repository gives to commits: branches, tags, and `HEAD`.
struct References {
    private let folder: GitFolder

    /// More branches than fit into this are an attack.
    private static let packedLimit = 64 << 20
    private static let depthLimit = 5

    init(_ folder: GitFolder) { self.folder = folder }

    /// What `HEAD` names: a branch, or a commit itself.
    func head() throws(GitError) -> Reference {
        guard let head = try loose("HEAD") else {
            throw .damaged(path: "\(folder.path)/HEAD", reason: "is missing")
        }
        return head
    }

    /// The object that a full name leads to, or nil if there is no such name.
    func target(of name: String) throws(GitError) -> ObjectID? {
        var name = name
        for _ in 0...Self.depthLimit {
            switch try loose(name) {
            case .object(let id): return id
            case .name(let next): name = next
            case nil: return try packed(name)
            }
        }
        throw .damaged(path: name, reason: "is a name for a name for a name without end")
    }

    /// The object that a short name means, in git's order: as it stands, tag, branch, remote.
    func target(ofShort name: String) throws(GitError) -> ObjectID? {
        if Self.isRootName(name), let id = try target(of: name) { return id }
        let full = ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"].map { $0 + name }
        for name in full + ["refs/remotes/\(name)/HEAD"] where name.hasBytePrefix("refs/") {
            if let id = try target(of: name) { return id }
        }
        return nil
    }

    /// Whether objects are replaced by others, which git itself would show instead.
    func hasReplacements() throws(GitError) -> Bool {
        if !GitFile.names(in: "\(folder.common)/refs/replace").isEmpty { return true }
        guard let text = try packedText() else { return false }
        return Self.line(with: Array(" refs/replace/".utf8), in: text) != nil
    }

    private func loose(_ name: String) throws(GitError) -> Reference? {
        let path = "\(isShared(name) ? folder.common : folder.path)/\(name)"
        guard let line = try GitFile.line(path) else { return nil }
        if line.hasBytePrefix("ref:") {
            let target = line.dropping(bytes: 4).trimmingBlanks()
            guard Self.isValid(target), target.hasBytePrefix("refs/") else {
                throw .damaged(path: path, reason: "names no branch")
            }
            return .name(target)
        }
        // `FETCH_HEAD` says more behind the first name.
        let digits = line.utf8.prefix { $0 != ASCII.tab && $0 != ASCII.space }
        guard let id = ObjectID(hex: digits) else {
            throw .damaged(path: path, reason: "names no object")
        }
        return .object(id)
    }

    /// Whether all working trees of the repository share a name.
    func isShared(_ name: String) -> Bool {
        name.hasBytePrefix("refs/") && !name.hasBytePrefix("refs/bisect/")
            && !name.hasBytePrefix("refs/worktree/") && !name.hasBytePrefix("refs/rewritten/")
    }

    private func packedText() throws(GitError) -> [UInt8]? {
        try GitFile.read("\(folder.common)/packed-refs", atMost: Self.packedLimit)
    }

    private func packed(_ name: String) throws(GitError) -> ObjectID? {
        guard isShared(name), let text = try packedText() else { return nil }
        let wanted = Array(" \(name)\n".utf8)
        guard let place = Self.line(with: wanted, in: text), place >= 40 else { return nil }
        let isLine = place == 40 || text[place - 41] == ASCII.lineFeed
        guard isLine, let id = ObjectID(hex: text[(place - 40)..<place]) else {
            throw .damaged(path: "\(folder.common)/packed-refs", reason: "names no object")
        }
        return id
    }

    /// Where these bytes begin.
    private static func line(with wanted: [UInt8], in text: [UInt8]) -> Int? {
        var place = 0
        while place < text.count {
            let end = text[place...].firstIndex(of: ASCII.lineFeed) ?? text.count - 1
            // A line is 40 digits, a space and a name.
            if end - place > 40, text[(place + 40)...end].starts(with: wanted) { return place + 40 }
            place = end + 1
        }
        return nil
    }

    /// Names that stand beside `HEAD`; other files there are no names.
    private static func isRootName(_ name: String) -> Bool {
        name.utf8.allSatisfy { $0.isASCIIUppercase || $0 == ASCII.underscore }
    }

    /// Whether git would let a branch or tag be called so.
    static func isValid(_ name: String) -> Bool {
        let refused = Array(" ~^:?*[\\".utf8)
        for byte in name.utf8 where byte < 0x20 || byte == 0x7F || refused.contains(byte) {
            return false
        }
        let parts = name.split(onByte: ASCII.slash)
        for part in parts {
            let isRefused =
                part.utf8.isEmpty || part.hasBytePrefix(".") || part.hasByteSuffix(".lock")
            if isRefused { return false }
        }
        return !name.hasByteSuffix(".") && !name.containsBytes("..") && !name.containsBytes("@{")
            && name != "@"
    }
}

/// What a name stands for.
enum Reference: Sendable, Hashable {
    case object(ObjectID)
    case name(String)
}

extension String {
    /// Whether these bytes stand anywhere in the text.
    func containsBytes(_ wanted: String) -> Bool {
        var rest = Substring(self).utf8
        while !rest.isEmpty {
            if rest.starts(with: wanted.utf8) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
