/// The longer texts of the reference tool, which other programs compare.
enum Wording {
    static let missingSections = """
        Missing required sections. Expected headers: "## Purpose" and "## Requirements". Example:
        ## Purpose
        [brief purpose]

        ## Requirements
        ### Requirement: Clear requirement statement
        Users SHALL ...

        #### Scenario: Descriptive name
        - **WHEN** ...
        - **THEN** ...
        """

    static let scenarioLevel = """
        Scenarios must use level-4 headers. Convert bullet lists into:
        #### Scenario: Short name
        - **WHEN** ...
        - **THEN** ...
        - **AND** ...
        """

    static let noDeltas = """
        No deltas found. Ensure your change has a specs/ directory with capability folders (e.g. \
        specs/http-server/spec.md) containing .md files that use delta headers (## \
        ADDED/MODIFIED/REMOVED/RENAMED Requirements) and that each requirement includes at least \
        one "#### Scenario:" block. If this change intentionally modifies no specs (pure refactor, \
        tooling, docs), set "skip_specs: true" in the change's .openspec.yaml instead. Tip: run \
        "openspec change show <change-id> --json --deltas-only" to inspect parsed deltas.
        """

    static let rootDelta = """
        Delta spec found at specs/spec.md. Delta specs must live under a capability path (e.g. \
        specs/<capability-path>/spec.md) — a file at the specs/ root is ignored when the change is \
        applied or archived.
        """

    static let practice = " (RFC 2119 best practice for English specs)"

    /// What is said where only the header holds the keyword.
    static let onlyInHeader = """
         in the requirement body, not only in the header. Move the SHALL/MUST statement to the line \
        immediately after the "### Requirement: ..." header.
        """

    static let deltaHeader = """
        Delta headers are only valid inside \
        openspec/changes/<name>/specs/<capability-path>/spec.md and truncate the parsed ## \
        Requirements section.
        """

    static let invisible = """
        Main specs only parse requirements inside that section, so this requirement is currently \
        invisible to validate, list, and archive.
        """

    static func refusedSkip(_ reason: String) -> String {
        """
        skip_specs is set but .openspec.yaml is not valid change metadata, so the marker is not \
        honored. Fix the metadata (\(reason))
        """
    }
}
