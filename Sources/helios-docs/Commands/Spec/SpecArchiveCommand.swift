import ArgumentParser
import HeliosRecords
import HeliosSpecs
import HeliosText
import HeliosWorkspace

/// The command `spec archive`.
struct SpecArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Apply a change's deltas to the specifications, and move it to the archive.",
        discussion: """
            All of it is done or nothing: a refusal or a failure leaves every file as it was, and \
            what a killed run has begun is taken back by the next command.
            """
    )

    @Argument(help: "The change, by its id.")
    var change: String?

    @Flag(name: [.short, .long], help: "Answer all questions with yes.")
    var yes = false

    @Flag(name: .customLong("skip-specs"), help: "Leave the specifications as they are.")
    var skipSpecs = false

    @Flag(name: .customLong("no-validate"), help: "Check neither the change nor its result.")
    var noValidate = false

    @Flag(help: "Exit as OpenSpec does: with 1 for whatever fails.")
    var compat = false

    @OptionGroup var options: SpecOptions

    @OptionGroup var clock: ClockOptions

    func run() async throws {
        var root: SpecRoot?
        try await Finish.reportingSpecs(
            json: options.json,
            before: { json in SpecFailure.archiveMembers(in: root)(&json) },
            isOfTheWorld: { $0.code == SpecFailure.worldCode && !compat }
        ) {
            let found = try options.root(needsRoot: false, isArchiving: true)
            root = found
            if let warning = found.ignoredStoreWarning {
                try StandardOutput.errors.write(warning)
            }
            try archive(in: found)
            return .success
        }
    }

    private func archive(in root: SpecRoot) throws {
        var request = ArchiveRequest(change: change, day: try clock.localDay().description)
        request.isConfirmed = yes
        request.skipsSpecs = skipSpecs
        request.skipsValidation = noValidate
        let session = try ArchiveSession(root)
        let plan = try ArchivePlanner(request, in: root, dialogue).plan()
        let leftovers = try session.apply(plan)
        if options.json {
            try Finish.account(plan.json)
        } else {
            let lines = plan.lines + [plan.conclusion]
            try Finish.account(lines.map { TerminalText.printable($0) + "\n" }.joined())
        }
        for leftover in leftovers {
            try StandardOutput.errors.write("warning: \(TerminalText.printable(leftover))\n")
        }
    }

    /// In JSON nobody is spoken with.
    private var dialogue: ArchiveDialogue {
        if options.json { return .silent }
        let isAnswered = StandardInput.isTerminal && !options.noInteractive
        return ArchiveDialogue(
            tell: { line in
                // What cannot be told now fails when the result is written.
                try? StandardOutput.output.write(TerminalText.printable(line) + "\n")
            },
            ask: isAnswered
                ? { question in
                    try? StandardOutput.output.write(
                        "\(TerminalText.printable(question)) (y/N) "
                    )
                    return StandardInput.line()?.first == UInt8(ascii: "y")
                } : nil
        )
    }
}
