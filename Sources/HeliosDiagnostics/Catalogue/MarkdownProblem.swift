/// What can be wrong with Markdown text.
public enum MarkdownProblem: String, Sendable, Hashable, CaseIterable, ProblemArea {
    /// A Markdown record has no front matter.
    case frontMatterMissing = "front-matter-missing"
    /// The front matter is not closed.
    case frontMatterUnclosed = "front-matter-unclosed"
    /// A text is too large.
    case tooLarge = "too-large"
    /// A paragraph is too long.
    case paragraphTooLong = "paragraph-too-long"
    /// A run without spaces is too long.
    case wordTooLong = "word-too-long"
    /// A table has too many columns.
    case tableTooWide = "table-too-wide"
    /// Tables have too many cells.
    case tableTooLarge = "table-too-large"
    /// A text holds too many opening brackets.
    case tooManyBrackets = "too-many-brackets"
    /// A link definition is too long.
    case referenceTooLong = "reference-too-long"
    /// Quotes or lists are nested too deeply.
    case tooDeep = "too-deep"
    /// Raw HTML is dropped.
    case rawHtml = "raw-html"
    /// A link has an address that is not allowed.
    case unsafeUrl = "unsafe-url"
    /// A link leads to a file that does not exist.
    case linkTargetMissing = "link-target-missing"
    /// A link leads to a heading that does not exist.
    case fragmentMissing = "fragment-missing"
    /// An image has no text.
    case imageWithoutText = "image-without-text"
    /// A record link cannot be read.
    case wikiLinkMalformed = "wiki-link-malformed"

    package static let area = "markdown"

    /// The catalogue's row.
    public var entry: CatalogueEntry {
        switch self {
        case .frontMatterMissing:
            CatalogueEntry(
                .error,
                "A Markdown record has no front matter",
                "A record in Markdown begins with its fields between two lines of "
                    + "'---'.",
                "Begin the file with '---', the fields, and '---'."
            )
        case .frontMatterUnclosed:
            CatalogueEntry(
                .error,
                "The front matter is not closed",
                "The line '---' that ends the fields is missing, so the whole file "
                    + "would be read as fields.",
                "Add a line '---' behind the last field."
            )
        case .tooLarge:
            CatalogueEntry(
                .error,
                "A text is too large",
                "A Markdown text may hold 256 KiB.",
                "Split the document."
            )
        case .paragraphTooLong:
            CatalogueEntry(
                .error,
                "A paragraph is too long",
                "A paragraph may hold 32 KiB; longer ones take the Markdown library "
                    + "quadratic time.",
                "Break it with empty lines."
            )
        case .wordTooLong:
            CatalogueEntry(
                .error,
                "A run without spaces is too long",
                "A run of more than 4 KiB without a space takes the Markdown library "
                    + "quadratic time.",
                "Break it, or move it into a code block or an attachment."
            )
        case .tableTooWide:
            CatalogueEntry(
                .error,
                "A table has too many columns",
                "A table may have 64 columns.",
                "Split the table, or attach it as CSV."
            )
        case .tableTooLarge:
            CatalogueEntry(
                .error,
                "Tables have too many cells",
                "The tables of a text may have 50,000 cells, short rows counted at full "
                    + "width.",
                "Split the table, or attach it as CSV."
            )
        case .tooManyBrackets:
            CatalogueEntry(
                .error,
                "A text holds too many opening brackets",
                "More than 20,000 '[' in one text is a mistake or an attack.",
                "Move generated content into an attachment."
            )
        case .referenceTooLong:
            CatalogueEntry(
                .error,
                "A link definition is too long",
                "The line of a link definition may hold 2 KiB, since its target is "
                    + "copied at each use.",
                "Shorten the target."
            )
        case .tooDeep:
            CatalogueEntry(
                .error,
                "Quotes or lists are nested too deeply",
                "More than 100 levels is a mistake or an attack.",
                "Flatten the structure."
            )
        case .rawHtml:
            CatalogueEntry(
                .warning,
                "Raw HTML is dropped",
                "HTML in a text could run scripts in a reader's browser, so it is "
                    + "never passed on.",
                "Write it in Markdown; use a code span or block to show HTML."
            )
        case .unsafeUrl:
            CatalogueEntry(
                .error,
                "A link has an address that is not allowed",
                "Links may lead to http, https, mailto and tel addresses, to files of "
                    + "the repository and to headings; other schemes can run programs.",
                "Use one of the allowed schemes, or show the address as code."
            )
        case .linkTargetMissing:
            CatalogueEntry(
                .error,
                "A link leads to a file that does not exist",
                "The portal would have a broken link.",
                "Correct the path; it is relative to the file that holds the link."
            )
        case .fragmentMissing:
            CatalogueEntry(
                .error,
                "A link leads to a heading that does not exist",
                "The portal would jump to the top of the page instead.",
                "Correct the part behind '#', or the heading."
            )
        case .imageWithoutText:
            CatalogueEntry(
                .warning,
                "An image has no text",
                "A reader who cannot see the image learns nothing of it.",
                "Write what the image shows between the brackets."
            )
        case .wikiLinkMalformed:
            CatalogueEntry(
                .error,
                "A record link cannot be read",
                "A link to a record is written [[kind:id]] or [[kind:id|the text to "
                    + "show]].",
                "Correct the link, or put it into a code span if it is none."
            )
        }
    }
}
