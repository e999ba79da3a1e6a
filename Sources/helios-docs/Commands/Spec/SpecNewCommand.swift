import ArgumentParser
import HeliosRecords
import HeliosSpecs
import HeliosText
import HeliosWorkspace

/// The command `spec new`.
struct SpecNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Begin a change or a specification with files to fill in.",
        subcommands: [SpecNewChangeCommand.self, SpecNewSpecCommand.self]
    )
}

/// The command `spec new change`.
struct SpecNewChangeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Begin a change: proposal, design, tasks and a delta for each capability."
    )

    @Argument(help: "The change's id, such as add-search.")
    var id: String

    @Option(help: "A capability that it touches; give it again for others.")
    var capability: [String] = []

    @OptionGroup var clock: ClockOptions

    @OptionGroup var options: SpecOptions

    func run() async throws {
        let capabilities = capability.isEmpty ? [id] : capability
        try SpecName.check([id], allowsPath: false)
        try SpecName.check(capabilities, allowsPath: true)
        let day = try clock.day()
        try await Finish.reportingSpecs(json: false) {
            let root = try options.rootOfNewFiles()
            let files = SpecScaffold.change(id, capabilities: capabilities, day: day.description)
            try root.create(files)
            return .success
        }
    }
}

/// The command `spec new spec`.
struct SpecNewSpecCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spec",
        abstract: "Begin a main specification."
    )

    @Argument(help: "The capability's id, such as search or portal/search.")
    var id: String

    @OptionGroup var options: SpecOptions

    func run() async throws {
        try SpecName.check([id], allowsPath: true)
        try await Finish.reportingSpecs(json: false) {
            try options.rootOfNewFiles().create([SpecScaffold.spec(id)])
            return .success
        }
    }
}

/// The names that new folders may have.
private enum SpecName {
    static func check(_ names: [String], allowsPath: Bool) throws(ValidationError) {
        for name in names {
            let parts = allowsPath ? name.split(onByte: ASCII.slash) : [name]
            guard parts.allSatisfy(isPlain) else {
                throw ValidationError(
                    "'\(TerminalText.printable(name))' cannot be a folder here; write it like "
                        + "add-search: lower-case letters, digits and hyphens"
                )
            }
        }
    }

    private static func isPlain(_ part: String) -> Bool {
        guard let first = part.utf8.first, first.isASCIILowercase || first.isASCIIDigit else {
            return false
        }
        let isArchive = part.hasSameBytes(as: "archive")
        return !isArchive
            && part.utf8.allSatisfy {
                $0.isASCIILowercase || $0.isASCIIDigit || $0 == ASCII.hyphen
            }
    }
}

extension SpecRoot {
    /// Writes files that must not exist, and says so.
    fileprivate func create(_ files: [SpecScaffold.File]) throws {
        let writer = NewFiles(root: path)
        // All or nothing: a name that is taken must not leave half a change.
        for file in files where writer.exists(file.path) {
            throw SpecFailure(
                "exists",
                "'\(file.path)' exists",
                fix: "choose another name; nothing is replaced"
            )
        }
        try Finish.create(files, by: writer)
    }
}

extension ClockOptions {
    /// The day that counts as today.
    fileprivate func day() throws -> CalendarDate {
        try clock().today
    }
}
