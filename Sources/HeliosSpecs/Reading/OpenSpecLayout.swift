/// Where OpenSpec keeps its files, below the folder that holds `openspec/`.
package enum OpenSpecLayout {
    /// The folder of everything.
    package static let root = "openspec"
    /// The folder of the main specifications.
    package static let specs = "openspec/specs"
    /// The folder of the changes.
    package static let changes = "openspec/changes"
}
