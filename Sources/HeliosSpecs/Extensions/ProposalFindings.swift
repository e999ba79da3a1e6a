import HeliosDiagnostics
import HeliosFiles
import HeliosText

/// What a change's proposal and design lack; the reference tool never opens them to validate.
struct ProposalFindings {
    private let folder: String
    private let relative: String
    private(set) var diagnostics: [Diagnostic] = []

    init(change id: String, in root: SpecRoot) {
        folder = "\(root.changes)/\(id)"
        relative = "\(OpenSpecLayout.changes)/\(id)"
        checkProposal()
        checkDesign()
    }

    private func read(_ name: String) -> SpecFile? {
        // A file that is not there, or cannot be read, is told by 'spec status'.
        guard let file = try? FileSystem.read("\(folder)/\(name)") else { return nil }
        return SpecFile(text: SpecText(file: file), path: "\(relative)/\(name)")
    }

    // MARK: Proposal

    private mutating func checkProposal() {
        guard let file = read(Proposal.fileName) else { return }
        let proposal = Proposal(file.text)
        if let why = require("Why", "why", Self.olderWhy, proposal, file) {
            checkLength(of: why, proposal, file)
        }
        _ = require("What Changes", "what changes", Self.olderWhat, proposal, file)
        let missing = [("Capabilities", "capabilities"), ("Impact", "impact")]
            .filter { (_, title: StaticString) in proposal.outline.find(title) == nil }
            .map(\.0)
        guard !missing.isEmpty else { return }
        diagnostics.append(
            Diagnostic(
                .spec(.proposalSection),
                at: .start(of: file.path),
                "the proposal lacks \(Self.list(missing))",
                help: "add \(Self.list(missing.map { "## \($0)" })), as the current schema has it",
                severity: .information
            )
        )
    }

    /// Headings of older proposals for the same things.
    private static let olderWhy: [StaticString] = [
        "summary", "problem statement", "problem", "motivation", "background", "overview",
    ]
    private static let olderWhat: [StaticString] = [
        "scope", "proposed solution", "solution", "proposed changes", "changes", "proposal",
    ]

    /// The content of a section that must be there; without one it is told.
    private mutating func require(
        _ name: String,
        _ title: StaticString,
        _ older: [StaticString],
        _ proposal: Proposal,
        _ file: SpecFile
    ) -> Range<Int>? {
        if let content = proposal.content(of: title) { return content }
        let outline = proposal.outline
        let empty = outline.find(title)
        let substitute = older.lazy.compactMap { outline.find($0) }.first
        let shown = empty ?? substitute
        let message: String
        let help: String
        if empty != nil {
            message = "the section '\(name)' is empty"
            help = "say something below '## \(name)'"
        } else if let substitute {
            let title = file.text.string(outline.headings[substitute].title)
            message = "the proposal has a section '\(title)' instead of '\(name)'"
            help = "call it '## \(name)': OpenSpec shows and archives no change without it"
        } else {
            message = "the proposal has no section '\(name)'"
            help = "add '## \(name)': OpenSpec shows and archives no change without it"
        }
        diagnostics.append(
            Diagnostic(
                .spec(.proposalSection),
                at: file.place(of: shown.map { outline.headings[$0].mark }),
                message,
                help: help
            )
        )
        return nil
    }

    private mutating func checkLength(
        of why: Range<Int>,
        _ proposal: Proposal,
        _ file: SpecFile
    ) {
        let length = file.text.utf16Count(why)
        guard !(50...1000).contains(length), let heading = proposal.outline.find("why") else {
            return
        }
        diagnostics.append(
            Diagnostic(
                .spec(.whyLength),
                at: file.place(of: proposal.outline.headings[heading].mark),
                "the section 'Why' has \(length) characters; it should have 50 to 1000",
                help: length < 50
                    ? "say which problem the change solves, for whom, and why now"
                    : "move details into 'design.md'"
            )
        )
    }

    // MARK: Design

    private mutating func checkDesign() {
        guard let file = read("design.md"), !file.text.isBlank(0..<file.text.bytes.count) else {
            return
        }
        let outline = Outline(file.text)
        let wanted: [(name: String, title: StaticString)] = [
            ("Context", "context"), ("Goals / Non-Goals", "goals"), ("Decisions", "decisions"),
            ("Risks / Trade-offs", "risks"),
        ]
        let missing = wanted.filter { wanted in
            !outline.headings.contains { heading in
                file.text.end(
                    of: wanted.title,
                    at: heading.title.lowerBound,
                    before: heading.title.upperBound,
                    ignoringCase: true
                ) != nil
            }
        }.map(\.name)
        guard !missing.isEmpty else { return }
        diagnostics.append(
            Diagnostic(
                .spec(.designSection),
                at: .start(of: file.path),
                "the design lacks \(Self.list(missing))",
                help: "add \(Self.list(missing.map { "## \($0)" }))"
            )
        )
    }

    /// `'a'`, `'a' and 'b'`, `'a', 'b' and 'c'`.
    private static func list(_ names: [String]) -> String {
        let quoted = names.map { "'\($0)'" }
        guard quoted.count > 1, let last = quoted.last else { return quoted.joined() }
        return quoted.dropLast().joined(separator: ", ") + " and " + last
    }
}
