/// All that archiving a change is going to do, found out without a change on the disk.
package struct ArchivePlan: Sendable {
    /// A main specification that is written or deleted.
    struct Update: Sendable {
        let capability: String
        /// Where the main specification is or will be, links not followed.
        let path: String
        /// Its bytes; nil when there is none yet.
        let old: [UInt8]?
        let merge: SpecMerge
        /// Whether it is deleted, since its last requirement goes.
        var isRetired = false
    }

    /// A delta file as it was read.
    struct Delta: Sendable {
        let capability: String
        let path: String
        let bytes: [UInt8]
    }

    /// The change's name.
    package let change: String
    /// The name of its folder in the archive.
    package let archivedName: String
    let root: SpecRoot
    let deltas: [Delta]
    /// The specifications in which something changes.
    let updates: [Update]
    /// The operations that take effect; nil when no specification was looked at.
    package let totals: SpecMerge.Counts?
    /// What the user should know, in the words of the reference tool.
    package let warnings: [String]

    /// The folder in the archive, absolute.
    package var archivedPath: String { "\(root.changes)/archive/\(archivedName)" }

    /// Whether a specification is written or deleted.
    package var updatesSpecs: Bool { !updates.isEmpty }
}
