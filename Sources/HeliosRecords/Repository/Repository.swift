/// All that is known of a repository once it is read, resolved and checked.
public struct Repository: Sendable {
    /// What `helios.yaml` says.
    public let settings: Settings
    /// What queries take for today and now.
    public let environment: QueryEnvironment
    /// The records and their links.
    public let graph: RecordGraph
    /// How many rules the kinds state.
    public let ruleCount: Int
    /// Where the links in texts lead.
    package let texts: TextTargets
    /// The files in the folders of kinds that belong to no record.
    package let looseFiles: [Attachment]
    /// The repository's own templates: path below `site-templates/`, and text.
    package let templates: [(path: String, text: [UInt8])]
    /// Where its records are read from, if not all of them have been read.
    let latent: LatentSource?

    /// Whether a file has been changed since the repository was opened and before it was read:
    /// what has been made of the records must not be used, and the repository opened anew.
    package var isOvertaken: Bool { latent?.isOvertaken ?? false }
}
