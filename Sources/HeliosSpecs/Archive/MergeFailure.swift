/// Why a delta cannot be applied to a specification, in the words of the reference tool.
struct MergeFailure: Error, Hashable {
    let message: String

    init(_ message: String) {
        self.message = message
    }
}

extension SpecName {
    /// The header line of a requirement of this name.
    var header: String { "### Requirement: \(text)" }

    /// How messages of `archive` name a requirement.
    var quotedHeader: String { "header \"\(header)\"" }
}
