/// Files to begin a change or specification with; they pass validation as they are.
package enum SpecScaffold {
    /// A file below the root, and its text.
    package typealias File = (path: String, text: String)

    /// The files of a new change that touches some capabilities.
    package static func change(_ id: String, capabilities: [String], day: String) -> [File] {
        let folder = "\(OpenSpecLayout.changes)/\(id)"
        let title = title(of: id)
        let deltas = capabilities.map { capability in
            ("\(folder)/specs/\(capability)/spec.md", delta(for: capability))
        }
        return [
            ("\(folder)/\(ChangeMetadata.fileName)", "schema: spec-driven\ncreated: \(day)\n"),
            ("\(folder)/\(Proposal.fileName)", proposal(title, capabilities)),
            ("\(folder)/design.md", design(title)), ("\(folder)/tasks.md", tasks),
        ] + deltas
    }

    /// The file of a new main specification.
    package static func spec(_ id: String) -> File {
        (
            "\(OpenSpecLayout.specs)/\(id)/spec.md",
            """
            # \(title(of: id))

            ## Purpose
            TODO: say in one or two sentences what this capability is for and who relies on it.

            ## Requirements

            \(requirement(for: id))
            """
        )
    }

    /// `add-search` as `Add search`.
    private static func title(of id: String) -> String {
        let words = (id.utf8.split(separator: UInt8(ascii: "/")).last ?? Substring(id).utf8)
            .split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
            .map { String(Substring($0)) }
            .joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private static func requirement(for capability: String) -> String {
        """
        ### Requirement: TODO name what must hold
        The system SHALL TODO say what it does, in one sentence that can be tested.

        #### Scenario: TODO name a case
        - **WHEN** TODO something happens
        - **THEN** TODO this can be seen

        """
    }

    private static func delta(for capability: String) -> String {
        """
        ## ADDED Requirements

        \(requirement(for: capability))
        """
    }

    private static func proposal(_ title: String, _ capabilities: [String]) -> String {
        let list = capabilities.map { "- `\($0)`: TODO say what it is for" }
            .joined(separator: "\n")
        return """
            # \(title)

            ## Why
            TODO: say which problem this solves, for whom, and why now, in 50 to 1000 characters.

            ## What Changes
            - TODO: say what will be different, one point a line.

            ## Capabilities

            ### New Capabilities
            \(list)

            ### Modified Capabilities
            - none

            ## Impact
            - TODO: name the parts, data and people that are affected.

            """
    }

    private static func design(_ title: String) -> String {
        """
        # Design: \(title)

        ## Context
        TODO: say how things are today, and what limits the choice.

        ## Goals / Non-Goals
        **Goals:** TODO

        **Non-Goals:** TODO

        ## Decisions
        - TODO: name each decision, its reason, and what was given up.

        ## Risks / Trade-offs
        - TODO: name each risk, and what is done about it.

        """
    }

    private static let tasks = """
        ## 1. TODO name the first part

        - [ ] 1.1 TODO name a step that can be checked
        - [ ] 1.2 TODO name the next

        """
}
