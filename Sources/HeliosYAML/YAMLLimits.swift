/// How much one YAML text may hold before it is refused.
package struct YAMLLimits: Sendable {
    /// The text's size in bytes.
    package var bytes = 1 << 20

    /// Lists and maps inside one another.
    package var depth = 64

    /// Keys, values, lists and maps together.
    package var nodes = 100_000

    /// One value's size in bytes.
    package var scalarBytes = 256 << 10

    /// One key's size in bytes.
    package var keyBytes = 1 << 10

    package init() {}

    /// The limits for files that people write.
    package static let standard = YAMLLimits()
}
