import ArgumentParser
import HeliosWorkspace

/// Whether a change becomes a commit, and whose.
struct CommitOptions: ParsableArguments {
    @Flag(help: "Make a commit of exactly this change; what is staged stays staged.")
    var commit = false

    @Option(
        help: ArgumentHelp(
            "Who makes the change; else HELIOS_AUTHOR, or the user of git's configuration.",
            valueName: "name <mail>"
        )
    )
    var author: String?

    @Option(
        name: .customLong("co-author"),
        help: ArgumentHelp("Who took part in it; may be repeated.", valueName: "name <mail>")
    )
    var coAuthors: [String] = []

    func validate() throws {
        guard commit || (author == nil && coAuthors.isEmpty) else {
            throw ValidationError("'--author' and '--co-author' go with '--commit'")
        }
    }

    var request: CommitRequest? {
        commit ? CommitRequest(author: author, coAuthors: coAuthors) : nil
    }
}
