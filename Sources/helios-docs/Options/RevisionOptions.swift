import ArgumentParser
import HeliosWorkspace

/// Which state of the repository is looked at.
struct RevisionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Look at what git recorded: a tag, a branch, a commit, HEAD~2, or a day as 2026-01-31.",
            valueName: "revision"
        )
    )
    var at: String?

    /// Opens the revision that `--at` names; a mistake in it is told of that option.
    static func open(_ work: () throws -> Workspace) throws -> Workspace {
        do {
            return try work()
        } catch WorkspaceError.notInGit(let path, _) {
            throw WorkspaceError.notInGit(path: path, option: "--at")
        }
    }

    /// Says on standard error which commit was found.
    func tell(_ workspace: Workspace) throws {
        guard let text = workspace.revisionText else { return }
        try StandardOutput.errors.write("note: \(text)\n")
    }
}
