import HeliosText

/// Refuses repositories that cannot be read right, each with its reason.
struct RepositoryFormat {
    private let folder: GitFolder
    let configuration: GitConfiguration

    init(_ folder: GitFolder) throws(GitError) {
        self.folder = folder
        var configuration = try GitConfiguration(file: "\(folder.common)/config")
        if configuration.flag("extensions.worktreeconfig") == true {
            configuration.add(try GitConfiguration(file: "\(folder.path)/config.worktree"))
        }
        self.configuration = configuration
    }

    /// Whether objects may be missing because they are fetched when they are needed.
    var isPartial: Bool {
        configuration["extensions.partialclone"] != nil
            || configuration.keys(beginning: "remote.").contains {
                $0.hasByteSuffix(".promisor") && configuration.flag($0) == true
            }
    }

    func check() throws(GitError) {
        let version = configuration["core.repositoryformatversion"] ?? "0"
        guard version == "0" || version == "1" else {
            throw .unsupported(
                feature: "its format is version '\(version)'",
                help: "use a clone in format version 0 or 1"
            )
        }
        for key in configuration.keys(beginning: "extensions.") {
            try check(String(key.dropping(bytes: 11)), configuration[key] ?? "", version)
        }
        try checkWorkTree()
    }

    private func check(_ name: String, _ value: String, _ version: String) throws(GitError) {
        switch (name, value.lowercased()) {
        case ("objectformat", "sha1"), ("refstorage", "files"): return
        case ("objectformat", let format):
            throw .unsupported(
                feature: "its objects are named by \(format) instead of sha1",
                help: "use a clone made with 'git init --object-format=sha1'"
            )
        case ("refstorage", let format):
            throw .unsupported(
                feature: "its branches are stored as \(format) instead of files",
                help: "use 'git refs migrate --ref-format=files'"
            )
        case ("noop", _), ("partialclone", _), ("preciousobjects", _), ("worktreeconfig", _),
            ("relativeworktrees", _), ("compatobjectformat", _):
            return
        default:
            // Format 0 knows no extensions, so git does not look at these either.
            if version == "0" { return }
            throw .unsupported(
                feature: "it uses the extension '\(name)'",
                help: "use a clone without this extension"
            )
        }
    }

    private func checkWorkTree() throws(GitError) {
        guard let stated = configuration["core.worktree"] else { return }
        let path = GitFolder.join(folder.path, stated)
        // The path is compared as text: a hostile one must not even be looked at.
        let resolved = Self.normalised(path)
        guard let workTree = folder.workTree, resolved == workTree else {
            throw .foreignWorkTree(path: stated)
        }
    }

    /// A path without `.` and `..`.
    private static func normalised(_ path: String) -> String {
        var parts: [String] = []
        for part in path.split(onByte: ASCII.slash) {
            switch part {
            case "", ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/")
    }
}
