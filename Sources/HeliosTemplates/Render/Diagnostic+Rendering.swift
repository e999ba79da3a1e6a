import HeliosDiagnostics
import HeliosText

extension Diagnostic {
    static func unknownTemplateName(
        _ name: String,
        at span: SourceSpan,
        among names: [String]
    ) -> Diagnostic {
        let nearest = Suggestion.nearest(to: name, among: names)
        return Diagnostic(
            .template(.unknownName),
            at: span,
            "nothing is called '\(name)' here",
            help: nearest.map { "did you mean '\($0)'?" } ?? listing(names)
        )
    }

    static func templateValueHasNoParts(
        _ name: String,
        _ noun: String,
        at span: SourceSpan
    ) -> Diagnostic {
        Diagnostic(
            .template(.unknownName),
            at: span,
            "'\(name)' is \(noun) and has no parts",
            help: "use '\(name)' by itself"
        )
    }

    static func templateValueIsNoText(
        _ name: String,
        _ noun: String,
        at span: SourceSpan
    ) -> Diagnostic {
        Diagnostic(
            .template(.notText),
            at: span,
            "'\(name)' is \(noun) and cannot be shown as text",
            help: "show its parts between '{{#\(name)}}' and '{{/\(name)}}'"
        )
    }

    static func unescapedText(_ name: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .template(.unescapedText),
            at: span,
            "'\(name)' is text and must be escaped",
            help: "write '{{\(name)}}'"
        )
    }

    static func unknownPartial(
        _ name: String,
        at span: SourceSpan,
        among names: [String]
    ) -> Diagnostic {
        let short = names.map { $0.hasBytePrefix("partials/") ? $0.dropping(bytes: 9) : $0 }
        let nearest = Suggestion.nearest(to: name, among: short)
        return Diagnostic(
            .template(.unknownPartial),
            at: span,
            "no template is called '\(name)'",
            help: nearest.map { "did you mean '\($0)'?" }
                ?? "correct the name, or add 'partials/\(name).mustache'"
        )
    }

    static func templatesTooDeep(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .template(.tooDeep),
            at: span,
            "templates put one another in without end",
            help: "break the circle: at most \(TemplateRenderer.depthLimit) levels are rendered"
        )
    }

    static func pageTooLarge(at span: SourceSpan, isEndless: Bool) -> Diagnostic {
        Diagnostic(
            .template(.tooLarge),
            at: span,
            isEndless
                ? "the page repeats sections more than \(TemplateBudget.page.rounds) times"
                : "the page grows beyond \(TemplateBudget.page.bytes >> 20) MiB",
            help: "show the list once, not within itself"
        )
    }

    private static func listing(_ names: [String]) -> String? {
        guard !names.isEmpty else { return nil }
        let shown = names.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
        return "use one of \(shown)" + (names.count > 8 ? ", …" : "")
    }
}
