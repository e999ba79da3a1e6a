package import HeliosDiagnostics

/// How a text is read and rendered.
package struct MarkdownOptions: Sendable {
    /// Who the HTML is for.
    package enum Style: Sendable {
        /// A page of the portal.
        case portal
        /// The examples of the specification, to which it is compared byte by byte; raw HTML and
        /// dangerous addresses are left out as cmark-gfm leaves them out. Never shown to a reader.
        case specification
    }

    /// Who the HTML is for.
    package var style = Style.portal

    /// What is read beyond CommonMark.
    package var syntax = MarkdownSyntax.all

    /// How many levels headings move down; the page has a first heading of its own.
    package var headingShift = 1

    /// How much a text may ask of the parser.
    package var limits = MarkdownLimits()

    /// The portal's options.
    package init() {}
}

/// What is read beyond CommonMark.
package struct MarkdownSyntax: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let tables = Self(rawValue: 1)
    package static let strikethrough = Self(rawValue: 2)
    package static let taskLists = Self(rawValue: 4)
    package static let footnotes = Self(rawValue: 8)
    package static let autolinks = Self(rawValue: 16)
    package static let wikiLinks = Self(rawValue: 32)
    package static let all: Self = [
        .tables, .strikethrough, .taskLists, .footnotes, .autolinks, .wikiLinks,
    ]
}

/// How much a text may ask of the parser, which takes quadratic time or memory beyond it.
package struct MarkdownLimits: Sendable {
    /// Bytes of a text.
    package var size = 256 * 1024
    /// Bytes between two empty lines; rows of tables are not counted.
    package var paragraph = 32 * 1024
    /// Bytes without a space.
    package var word = 4 * 1024
    /// Columns of a table.
    package var tableColumns = 64
    /// Cells of all tables, short rows counted at full width.
    package var tableCells = 50_000
    /// Opening brackets of a text.
    package var brackets = 20_000
    /// Bytes of the definition of a link.
    package var reference = 2 * 1024
    /// Quotes and lists inside one another.
    package var depth = 100

    /// The limits of the product.
    package init() {}
}

/// Where a text stands in its file.
package enum MarkdownOrigin: Sendable {
    /// It begins at this line and column; later lines begin at `continuation`, as in an indented
    /// block of YAML.
    case place(line: Int, column: Int = 1, continuation: Int = 1)

    /// It is not written in the file as it is read, as a folded or quoted value is not: everything
    /// is said of this stretch.
    case stretch(SourceRange)

    /// It is written in other lines than it is read, as a plain value of several lines is: the
    /// place of each byte is asked for.
    case scattered(@Sendable (_ byte: Int) -> SourcePosition)

    /// A text that is a file.
    package static let start = place(line: 1)
}
