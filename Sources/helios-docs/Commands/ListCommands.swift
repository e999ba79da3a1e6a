import ArgumentParser
import HeliosDiagnostics
import HeliosRecords
import HeliosWorkspace

/// How commands about many records write their data.
enum ListFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
}

/// The command `list`.
struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the records of a kind with the columns of its list, or all kinds."
    )

    @Argument(help: "The kind, such as asset; all kinds with their counts if left out.")
    var kind: String?

    @OptionGroup var directory: DirectoryOptions

    @OptionGroup var revision: RevisionOptions

    @Flag(help: "Show archived records as well.")
    var archived = false

    @Option(help: "How to write them.")
    var format: ListFormat = .text

    func run() async throws {
        try await Finish.reporting {
            let workspace = try directory.workspace(at: revision)
            try revision.tell(workspace)
            let opened = await workspace.open()
            try Finish.noteErrors(opened.diagnostics)
            guard let kind else {
                try StandardOutput.output.write(KindListing(opened.value.graph).written(as: format))
                return .success
            }
            let listing = Listing(
                kind: try opened.value.kind(named: kind),
                on: opened.value.graph,
                in: opened.value.environment,
                withArchived: archived
            )
            try StandardOutput.output.write(listing.written(as: format))
            return .success
        }
    }
}

/// The command `query`.
struct QueryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Find records with the query language.",
        discussion: """
            For example: helios-docs query 'asset where status = deployed order by name'
            """
    )

    @Argument(help: "The query; left out with --report.")
    var expression: String?

    @Option(help: "Ask what this saved report asks.")
    var report: String?

    @OptionGroup var directory: DirectoryOptions

    @OptionGroup var revision: RevisionOptions

    @Option(help: "How to write the result.")
    var format: ListFormat = .text

    @OptionGroup var colour: ColourOptions

    func validate() throws {
        guard (expression == nil) != (report == nil) else {
            throw ValidationError("Give either a query or --report.")
        }
    }

    func run() async throws {
        try await Finish.reporting {
            let workspace = try directory.workspace(at: revision)
            try revision.tell(workspace)
            let opened = await workspace.open()
            let expression = try expression ?? opened.value.question(ofReport: report ?? "")
            let parsed = QueryParser.query(
                SpannedText(expression, at: .start(of: "<query>")),
                schema: opened.value.graph.schema
            )
            guard let query = parsed.value else {
                try StandardOutput.errors.write(
                    TextReportWriter(colour: colour.isWanted(on: .errors))
                        .write(parsed.diagnostics) { _ in Array(expression.utf8) }
                )
                return ExitStatus.usage
            }
            try Finish.noteErrors(opened.diagnostics)
            let listing = Listing(query, on: opened.value.graph, in: opened.value.environment)
            try StandardOutput.output.write(listing.written(as: format))
            return .success
        }
    }
}

extension Listing {
    /// The listing in a format.
    func written(as format: ListFormat) -> [UInt8] {
        switch format {
        case .text: Array(text.utf8)
        case .json: json
        case .csv: csv
        }
    }
}

extension KindListing {
    /// The listing in a format.
    func written(as format: ListFormat) -> [UInt8] {
        switch format {
        case .text: Array(text.utf8)
        case .json: json
        case .csv: csv
        }
    }
}
