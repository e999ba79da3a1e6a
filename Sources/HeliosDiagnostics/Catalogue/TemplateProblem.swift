/// What can be wrong with a template.
public enum TemplateProblem: String, Sendable, Hashable, CaseIterable, ProblemArea {
    /// A template cannot be read.
    case syntax
    /// A template uses an unknown name.
    case unknownName = "unknown-name"
    /// A template includes an unknown partial.
    case unknownPartial = "unknown-partial"
    /// A template fills a block that its parent does not have.
    case unknownBlock = "unknown-block"
    /// A template shows a list or group as text.
    case notText = "not-text"
    /// A template puts text in unescaped.
    case unescapedText = "unescaped-text"
    /// Templates include one another too deeply.
    case tooDeep = "too-deep"
    /// A page grows too large.
    case tooLarge = "too-large"
    /// A template overrides nothing.
    case unknownFile = "unknown-file"
    /// Nothing shows a phrase.
    case unknownPhrase = "unknown-phrase"
    /// A phrase cannot be shown.
    case phraseInvalid = "phrase-invalid"

    package static let area = "template"

    /// The catalogue's row.
    public var entry: CatalogueEntry {
        switch self {
        case .syntax:
            CatalogueEntry(
                .error,
                "A template cannot be read",
                "A tag is not closed, or does not match its beginning.",
                "Correct the tag at the place shown."
            )
        case .unknownName:
            CatalogueEntry(
                .error,
                "A template uses an unknown name",
                "The page has no value of this name; a misspelt one would silently "
                    + "show nothing.",
                "Correct the name; the guide lists what a page offers."
            )
        case .unknownPartial:
            CatalogueEntry(
                .error,
                "A template includes an unknown partial",
                "No layer has a template of this name.",
                "Correct the name, or add the file."
            )
        case .unknownBlock:
            CatalogueEntry(
                .error,
                "A template fills a block that its parent does not have",
                "Neither the parent nor any template it puts in has a block of this name, "
                    + "so what stands in the block would be lost.",
                "Correct the name, or add the block to the parent."
            )
        case .notText:
            CatalogueEntry(
                .error,
                "A template shows a list or group as text",
                "Only a text, number, flag or markup can be shown; a list or group would "
                    + "silently show nothing.",
                "Show its parts inside a section over it."
            )
        case .unescapedText:
            CatalogueEntry(
                .error,
                "A template puts text in unescaped",
                "Only values that are HTML already may go in with three braces; "
                    + "anything else could run scripts.",
                "Use two braces."
            )
        case .tooDeep:
            CatalogueEntry(
                .error,
                "Templates include one another too deeply",
                "More than 64 levels of partials is a circle.",
                "Break the circle."
            )
        case .tooLarge:
            CatalogueEntry(
                .error,
                "A page grows too large",
                "Sections over one list within one another multiply: a page ends at 64 MiB, and "
                    + "at 4 million rounds of its sections.",
                "Show the list once."
            )
        case .unknownFile:
            CatalogueEntry(
                .warning,
                "A template overrides nothing",
                "The file has the name of no built-in template and none includes it, "
                    + "so it has no effect.",
                "Correct the name, or remove the file."
            )
        case .unknownPhrase:
            CatalogueEntry(
                .warning,
                "Nothing shows a phrase",
                "A file of `site-templates/strings/` has a key that neither the tool nor a "
                    + "template knows, so it has no effect.",
                "Correct the key, or remove the line."
            )
        case .phraseInvalid:
            CatalogueEntry(
                .error,
                "A phrase cannot be shown",
                "A phrase is a text, or one for each form that the language has for numbers, and "
                    + "only values that the English one names can go in.",
                "Write it as the English phrase of the same key is written."
            )
        }
    }
}
