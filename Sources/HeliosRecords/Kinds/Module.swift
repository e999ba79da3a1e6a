public import HeliosDiagnostics

/// A folder of kinds, checks and templates that can be switched on and off.
public struct Module: Sendable {
    /// The name, such as `tickets`.
    public let name: String
    /// The words of its part of the navigation.
    public let label: String
    /// Its version (semver.org 2.0.0).
    public let version: String
    /// The modules it builds on, with the range of versions that fit.
    public let requirements: [ModuleRequirement]
    /// The licence tier it belongs to.
    public let licenseTier: String
    /// One sentence for the reference.
    public let summary: String?
    /// The place of its part of the navigation, the smallest first.
    public let navigationOrder: Int
    /// The kinds that come first in its part of the navigation; those of other modules move there.
    public let navigationKinds: [SpannedText]
    /// Whether it ships inside the tool.
    public let isBuiltIn: Bool
    /// Where it is declared.
    public let span: SourceSpan
}

extension Module {
    /// The same module under other words.
    func with(label: String) -> Module {
        Module(
            name: name,
            label: label,
            version: version,
            requirements: requirements,
            licenseTier: licenseTier,
            summary: summary,
            navigationOrder: navigationOrder,
            navigationKinds: navigationKinds,
            isBuiltIn: isBuiltIn,
            span: span
        )
    }

    /// The place in the navigation of a module that states none.
    static let usualNavigationOrder = 500
}

/// A module that another one builds on.
public struct ModuleRequirement: Sendable, Hashable {
    /// The required module's name.
    public let name: String
    /// The range of versions that fit, such as `^1.0.0`.
    public let range: String
    /// Where it is written.
    public let span: SourceSpan
}
