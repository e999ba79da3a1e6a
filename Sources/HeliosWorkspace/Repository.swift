package import HeliosDiagnostics
package import HeliosRecords

/// All that a run knows of a repository once it is read and resolved.
package struct Repository: Sendable {
    /// What `helios.yaml` says.
    package let settings: Settings
    /// What queries take for today and now.
    package let environment: QueryEnvironment
    /// The records and their links.
    package let graph: RecordGraph
    /// Where the links in texts lead.
    package let texts: TextTargets
    /// The repository's own templates: path below `site-templates/`, and text.
    package let templates: [(path: String, text: [UInt8])]
    /// How much was looked at.
    package let summary: ReportSummary
}
