import ArgumentParser
import HeliosDiagnostics
import HeliosSpecs
import HeliosWorkspace

/// The command `spec validate`.
struct SpecValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check specifications and changes by the rules of OpenSpec, and by ours."
    )

    @Argument(help: "A change or specification, by its id.")
    var item: String?

    @Flag(help: "Check all changes and specifications.")
    var all = false

    @Flag(help: "Check all changes.")
    var changes = false

    @Flag(help: "Check all specifications.")
    var specs = false

    @Flag(help: "Check only that the tasks of archived changes are done.")
    var archived = false

    @Option(help: ArgumentHelp("What the item is.", valueName: "change|spec"))
    var type: String?

    @Flag(help: "Let warnings fail an item as well.")
    var strict = false

    @Flag(help: "Find exactly what OpenSpec finds, and nothing else.")
    var compat = false

    @Option(help: ArgumentHelp("Accepted for OpenSpec's sake.", visibility: .hidden))
    var concurrency: String?

    @OptionGroup var options: SpecOptions

    @OptionGroup var colour: ColourOptions

    func run() async throws {
        try await Finish.reportingSpecs(json: options.json) {
            let request = request
            let root = try options.root(needsRoot: request.needsRoot)
            if let warning = root.ignoredStoreWarning {
                try StandardOutput.errors.write(warning)
            }
            guard let validation = try await SpecValidation.run(request, in: root) else {
                let text = SpecReportText.nothing(compatible: compat || options.json)
                try StandardOutput.errors.write(text)
                return ExitStatus.findings
            }
            try write(validation)
            return validation.isValid ? .success : ExitStatus.findings
        }
    }

    private var request: SpecRequest {
        var request = SpecRequest()
        request.item = item
        request.type = type
        request.changes = all || changes
        request.specs = all || specs
        request.archived = archived
        request.strict = strict
        request.compatible = compat
        return request
    }

    private func write(_ validation: SpecValidation) throws {
        if options.json {
            try StandardOutput.output.write(validation.json)
            return
        }
        let text = SpecReportText(validation)
        try StandardOutput.output.write(text.output)
        try StandardOutput.errors.write(text.errors)
        guard !compat else { return }
        try StandardOutput.errors.write(
            TextReportWriter(colour: colour.isWanted(on: .errors))
                .write(
                    Report(validation.diagnostics).diagnostics,
                    source: validation.root.text(of:)
                )
        )
    }
}
