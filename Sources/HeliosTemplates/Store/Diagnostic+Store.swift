import HeliosDiagnostics
import HeliosText

extension Diagnostic {
    static func templateNotUTF8(_ source: TemplateSource) -> Diagnostic {
        Diagnostic(
            .source(.notUtf8),
            at: .start(of: source.path),
            "the template is not UTF-8",
            help: "save the file as UTF-8"
        )
    }

    static func unknownBlock(
        _ name: String,
        at span: SourceSpan,
        in parent: String,
        among blocks: [String]
    ) -> Diagnostic {
        Diagnostic(
            .template(.unknownBlock),
            at: span,
            "'\(parent)' has no block '\(name)'",
            help: Suggestion.nearest(to: name, among: blocks).map { "did you mean '\($0)'?" }
                ?? "add '{{$\(name)}}' to the parent, or remove the block"
        )
    }

    static func templateFileWithoutEffect(
        _ path: String,
        at fullPath: String,
        among paths: [String]
    ) -> Diagnostic {
        Diagnostic(
            .template(.unknownFile),
            at: .start(of: fullPath),
            "'\(path)' overrides nothing and no template uses it",
            help: Suggestion.nearest(to: path, among: paths).map { "did you mean '\($0)'?" }
                ?? "remove it, or put it into a template with '{{>name}}'"
        )
    }
}
