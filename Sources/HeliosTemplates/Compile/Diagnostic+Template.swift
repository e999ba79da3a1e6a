import HeliosDiagnostics

extension Diagnostic {
    // MARK: Syntax

    static func templateUnclosedTag(at span: SourceSpan, closing: String) -> Diagnostic {
        Diagnostic(
            .template(.syntax),
            at: span,
            "the tag is not closed",
            help: "end it with '\(closing)'"
        )
    }

    static func templateTagWithoutName(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .template(.syntax),
            at: span,
            "the tag holds no name",
            help: "write a name between the braces, or remove the tag"
        )
    }

    static func templateBadName(_ name: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .template(.syntax),
            at: span,
            "'\(name)' is not a name",
            help: "write names without blanks, their parts joined by single dots"
        )
    }

    static func templateBadDelimiters(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .template(.syntax),
            at: span,
            "the tag does not set two delimiters",
            help: "write both with a blank between them and no '=', such as '{{=<% %>=}}'"
        )
    }

    static func templateUnclosedSection(
        _ name: String,
        at span: SourceSpan,
        before closing: SourceSpan?
    ) -> Diagnostic {
        Diagnostic(
            .template(.syntax),
            at: span,
            "'\(name)' is opened and never closed",
            help: "add '{{/\(name)}}'",
            related: closing.map { [RelatedSpan(span: $0, message: "an outer tag ends here")] }
                ?? []
        )
    }

    static func templateStrayClose(
        _ name: String,
        at span: SourceSpan,
        expected: String?
    ) -> Diagnostic {
        Diagnostic(
            .template(.syntax),
            at: span,
            "'\(name)' is closed and not open",
            help: expected.map { "close '\($0)' first: '{{/\($0)}}'" } ?? "remove the tag"
        )
    }

    static func templateNestedTooDeeply(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .template(.tooDeep),
            at: span,
            "sections are nested more than \(TemplateStructure.depthLimit) levels deep",
            help: "move the inner sections into a partial"
        )
    }
}
