/// One thing wrong in a user's file: what, where, and what to do about it.
///
/// Diagnostics are values that a stage returns beside its result; they are never thrown.
public struct Diagnostic: Sendable, Hashable {
    /// The stable name of what is wrong.
    public let id: DiagnosticID

    /// How much it matters; the catalogue's severity unless a rule states its own.
    public let severity: Severity

    /// The narrowest stretch that shows it.
    public let span: SourceSpan

    /// One line, lower case, no full stop, the user's words in `'…'`.
    public let message: String

    /// What to do, in the imperative; one line.
    public let help: String?

    /// The record it is about, as `kind:id`.
    public let record: String?

    /// Other places that explain it.
    public let related: [RelatedSpan]

    /// A diagnostic; `severity` defaults to the catalogue's.
    public init(
        _ id: DiagnosticID,
        at span: SourceSpan,
        _ message: String,
        help: String? = nil,
        record: String? = nil,
        severity: Severity? = nil,
        related: [RelatedSpan] = []
    ) {
        self.id = id
        self.severity = severity ?? id.entry.severity
        self.span = span
        self.message = message
        self.help = help
        self.record = record
        self.related = related
    }

    /// The same diagnostic, said of a record.
    package func about(_ record: String) -> Diagnostic {
        Diagnostic(
            id,
            at: span,
            message,
            help: help,
            record: record,
            severity: severity,
            related: related
        )
    }
}

/// Another place that explains a diagnostic, such as the first of two duplicates.
public struct RelatedSpan: Sendable, Hashable {
    /// The place.
    public let span: SourceSpan

    /// What is there, such as `first used here`.
    public let message: String

    /// A place and what is there.
    public init(span: SourceSpan, message: String) {
        self.span = span
        self.message = message
    }
}
