import HeliosDiagnostics
import HeliosText

extension Diagnostic {
    /// A `{{t.key}}` of a template.
    static func noPhrase(_ key: String, at span: SourceSpan, among keys: [String]) -> Diagnostic {
        Diagnostic(
            .template(.unknownName),
            at: span,
            "no phrase is called '\(key)'",
            help: Suggestion.nearest(to: key, among: keys).map { "did you mean 't.\($0)'?" }
                ?? "add it to 'site-templates/strings/en.yaml'"
        )
    }

    /// A `{{t.key}}` whose phrase is a list.
    static func phraseIsList(_ key: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .template(.notText),
            at: span,
            "'t.\(key)' is a list and cannot be shown as text",
            help: "use a phrase that is a text"
        )
    }

    static func unknownPhrase(
        _ key: String,
        at span: SourceSpan,
        among keys: [String]
    ) -> Diagnostic {
        Diagnostic(
            .template(.unknownPhrase),
            at: span,
            "nothing shows the phrase '\(TerminalText.printable(key))'",
            help: Suggestion.nearest(to: key, among: keys).map { "did you mean '\($0)'?" }
                ?? "remove it, or show it in a template with '{{t.\(TerminalText.printable(key))}}'"
        )
    }

    static func unknownPlaceholder(
        _ name: String,
        in key: String,
        at span: SourceSpan,
        among names: [String]
    ) -> Diagnostic {
        let nearest = Suggestion.nearest(to: name, among: names)
        let listing = names.map { "'{\($0)}'" }.joined(separator: ", ")
        return Diagnostic(
            .template(.phraseInvalid),
            at: span,
            "'\(key)' has no value '{\(TerminalText.printable(name))}'",
            help: nearest.map { "did you mean '{\($0)}'?" }
                ?? (names.isEmpty ? "write the phrase without braces" : "use \(listing)")
        )
    }

    static func phraseNotText(_ key: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .template(.phraseInvalid),
            at: span,
            "'\(TerminalText.printable(key))' is not a text",
            help: "write a text, or one for each form, such as {one: …, other: …}"
        )
    }

    static func phraseNotList(_ key: String, of count: Int, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .template(.phraseInvalid),
            at: span,
            "'\(key)' is not a list of \(count) texts",
            help: "write all \(count), in the order of the English ones"
        )
    }

    static func unknownPluralForm(_ name: String, at span: SourceSpan) -> Diagnostic {
        let names = PluralForm.allCases.map(\.rawValue)
        return Diagnostic(
            .template(.phraseInvalid),
            at: span,
            "no form of a phrase is called '\(TerminalText.printable(name))'",
            help: Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
                ?? "use one of \(names.joined(separator: ", "))"
        )
    }

    static func pluralFormMissing(_ key: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .template(.phraseInvalid),
            at: span,
            "'\(TerminalText.printable(key))' has no form 'other'",
            help: "add the form for all numbers that no other form is for"
        )
    }
}
