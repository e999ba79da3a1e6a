package import HeliosDiagnostics

/// What can be validated.
package enum SpecItemKind: String, Sendable, Hashable, CaseIterable {
    case change
    case spec
}

/// A specification or change, and what is wrong with it.
package struct SpecItem: Sendable {
    package let kind: SpecItemKind
    package let id: String
    /// What the reference tool finds, in its order.
    package let issues: [SpecIssue]
    /// What only we find.
    package let extensions: [Diagnostic]
    /// How long it took.
    package let milliseconds: Int

    package init(
        kind: SpecItemKind,
        id: String,
        issues: [SpecIssue],
        extensions: [Diagnostic] = [],
        milliseconds: Int = 0
    ) {
        self.kind = kind
        self.id = id
        self.issues = issues
        self.extensions = extensions
        self.milliseconds = milliseconds
    }
}

/// Why nothing could be validated, listed or shown at all.
package struct SpecFailure: Error, Sendable, Hashable {
    package let code: String
    package let message: String
    package let target: String?
    package let fix: String?

    package init(_ code: String, _ message: String, target: String? = nil, fix: String? = nil) {
        self.code = code
        self.message = message
        self.target = target
        self.fix = fix
    }

    /// No folder from here up qualifies as a root.
    package static let noRoot = SpecFailure(
        "no_openspec_root",
        "No OpenSpec root found from the current directory.",
        target: "openspec.root",
        fix: "Run openspec init to create a root here."
    )
}
