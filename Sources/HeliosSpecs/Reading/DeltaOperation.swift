/// What a section of a delta file does to requirements.
package enum DeltaOperation: String, Sendable, Hashable, CaseIterable {
    case added = "ADDED"
    case modified = "MODIFIED"
    case removed = "REMOVED"
    case renamed = "RENAMED"

    /// The word, for comparisons of bytes.
    var word: StaticString {
        switch self {
        case .added: "ADDED"
        case .modified: "MODIFIED"
        case .removed: "REMOVED"
        case .renamed: "RENAMED"
        }
    }

    /// The section's title, words apart by exactly one space.
    package var title: StaticString {
        switch self {
        case .added: "ADDED Requirements"
        case .modified: "MODIFIED Requirements"
        case .removed: "REMOVED Requirements"
        case .renamed: "RENAMED Requirements"
        }
    }

    /// The section's heading, such as `## ADDED Requirements`.
    package var heading: String { "## \(rawValue) Requirements" }
}
