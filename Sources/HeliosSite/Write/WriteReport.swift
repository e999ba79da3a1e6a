/// What was published.
package struct WriteReport: Sendable, Hashable {
    /// The folder, as the caller named it.
    package let output: String

    /// How many files the portal has, without its manifest.
    package let files: Int

    /// How many of them were written; the others are those that were there before.
    package let written: Int

    /// How many bytes these files have together.
    package let bytes: Int

    /// What went wrong once the new portal was in place, such as an old one that stayed behind.
    package let warnings: [String]

    package init(output: String, files: Int, written: Int, bytes: Int, warnings: [String] = []) {
        self.output = output
        self.files = files
        self.written = written
        self.bytes = bytes
        self.warnings = warnings
    }
}
