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

    /// Says on standard error which commit was found.
    func tell(_ workspace: Workspace) throws {
        guard let text = workspace.revisionText else { return }
        try StandardOutput.errors.write("note: \(text)\n")
    }
}
