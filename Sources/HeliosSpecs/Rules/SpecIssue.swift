package import HeliosDiagnostics

/// What the reference tool finds wrong with a specification or change.
package struct SpecIssue: Sendable, Hashable {
    /// How much it matters, in the reference tool's words.
    package enum Level: String, Sendable, Hashable {
        case error = "ERROR"
        case warning = "WARNING"
        case info = "INFO"
    }

    /// The rule that was broken, such as `MS-1`.
    package let rule: String
    package let level: Level
    /// A file, or a part of one in the reference tool's notation.
    package let path: String
    /// The line, only where the reference tool tells it.
    package let line: Int?
    package let message: String
    /// The place that shows it, in a file below the root.
    package let place: SourceSpan?
    /// The user's words in the message, one by one.
    let about: [String]

    init(
        _ rule: String,
        _ level: Level,
        _ path: String,
        line: Int? = nil,
        _ message: String,
        at place: SourceSpan? = nil,
        about: [String] = []
    ) {
        self.rule = rule
        self.level = level
        self.path = path
        self.line = line
        self.message = message
        self.place = place
        self.about = about
    }
}

extension [SpecIssue] {
    /// Whether nothing fails: no error, and in a strict run no warning either.
    package func isValid(strict: Bool) -> Bool {
        !contains { $0.level == .error || strict && $0.level == .warning }
    }
}
