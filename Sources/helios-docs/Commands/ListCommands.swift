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
            let answer = try await workspace.ask { repository in
                Result { () throws(RecordNotFound) in try listing(of: repository) }
            }
            try Finish.noteErrors(answer.diagnostics)
            try StandardOutput.output.write(try answer.value.get())
            return .success
        }
    }

    private func listing(of repository: Repository) throws(RecordNotFound) -> [UInt8] {
        guard let kind else { return KindListing(repository.graph).written(as: format) }
        let listing = Listing(
            kind: try repository.kind(named: kind),
            on: repository.graph,
            in: repository.environment,
            withArchived: archived
        )
        return listing.written(as: format)
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
            let asked = try await workspace.ask { try answer(from: $0) }
            switch asked.value {
            case .invalid(let diagnostics, let expression):
                try StandardOutput.errors.write(
                    TextReportWriter(colour: colour.isWanted(on: .errors))
                        .write(diagnostics) { _ in Array(expression.utf8) }
                )
                return ExitStatus.usage
            case .found(let listing):
                try Finish.noteErrors(asked.diagnostics)
                try StandardOutput.output.write(listing)
                return .success
            }
        }
    }

    /// What a repository says to the question.
    private enum Answer {
        /// Nothing: these are the mistakes in the question.
        case invalid([Diagnostic], expression: String)
        case found([UInt8])
    }

    private func answer(from repository: Repository) throws -> Answer {
        let expression = try expression ?? repository.question(ofReport: report ?? "")
        let parsed = QueryParser.query(
            SpannedText(expression, at: .start(of: "<query>")),
            schema: repository.graph.schema
        )
        guard let query = parsed.value else {
            return .invalid(parsed.diagnostics, expression: expression)
        }
        let listing = Listing(query, on: repository.graph, in: repository.environment)
        return .found(listing.written(as: format))
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
