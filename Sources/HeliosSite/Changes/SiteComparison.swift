package import HeliosRecords

/// What changed since an older state of the repository, for a page of the portal.
package struct SiteComparison: Sendable {
    /// What happened since.
    package let difference: RepositoryDifference
    /// What the older state is called, such as `v1.2`.
    package let since: String

    /// What happened since a state of this name.
    package init(_ difference: RepositoryDifference, since: String) {
        self.difference = difference
        self.since = since
    }
}

extension SiteOptions {
    /// The comparison, where an audience may see it: what was there before, and what is hidden by
    /// now, is the organisation's own.
    func comparison(seenBy audience: Audience) -> SiteComparison? {
        audience.isInternal ? comparison : nil
    }
}
