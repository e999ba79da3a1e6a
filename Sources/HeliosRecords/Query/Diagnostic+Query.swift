import HeliosDiagnostics
import HeliosText

extension Diagnostic {
    static func queryUnknownKind(
        _ name: String,
        at span: SourceSpan,
        among names: [String]
    ) -> Diagnostic {
        Diagnostic(
            .query(.unknownKind),
            at: span,
            "no kind is called '\(name)'",
            help: meant(name, among: names) ?? "use one of \(listed(names))"
        )
    }

    static func queryUnknownName(
        _ name: String,
        of owner: String,
        at span: SourceSpan,
        among names: [String],
        help: String? = nil
    ) -> Diagnostic {
        var advice = meant(name, among: names) ?? help
        if advice == nil, name.contains(byte: ASCII.hyphen) {
            advice = "put blanks around '-' to subtract, or text in quotes"
        }
        return Diagnostic(
            .query(.unknownName),
            at: span,
            "\(owner) has no field or relation '\(name)'",
            help: advice ?? "use one of \(listed(names))"
        )
    }

    static func queryMismatch(
        _ message: String,
        at span: SourceSpan,
        help: String? = nil
    ) -> Diagnostic {
        Diagnostic(.query(.typeMismatch), at: span, message, help: help)
    }

    static func queryNotAWord(
        _ word: String,
        at span: SourceSpan,
        among words: [String]
    ) -> Diagnostic {
        queryMismatch(
            "'\(word)' is not one of the enum's words",
            at: span,
            help: meant(word, among: words) ?? "use one of \(listed(words))"
        )
    }

    static func queryNotACollection(_ words: String, function: String, at span: SourceSpan)
        -> Diagnostic
    {
        Diagnostic(
            .query(.notACollection),
            at: span,
            "'\(words)' is one value, and '\(function)' works on lists and relations with many",
            help: "use the value itself, or test it with 'has \(words)'"
        )
    }

    static func queryNotACondition(_ words: String, shape: String, at span: SourceSpan)
        -> Diagnostic
    {
        Diagnostic(
            .query(.notACondition),
            at: span,
            "'\(words)' is \(shape), neither true nor false",
            help: "compare it, or test it with 'is present'"
        )
    }

    private static func meant(_ name: String, among names: [String]) -> String? {
        Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
    }

    /// Up to twelve names, in the order given.
    private static func listed(_ names: [String]) -> String {
        let shown = names.prefix(12).joined(separator: ", ")
        return names.count > 12 ? shown + ", …" : shown
    }
}
