package import HeliosDiagnostics

/// A Markdown text, parsed once: what validation asks about, and HTML with the addresses left open.
package struct MarkdownDocument: Sendable {
    /// The headings, in the order of the text.
    package let headings: [MarkdownHeading]

    /// The links and images, in the order of the text; those with an unsafe address are left out.
    package let links: [MarkdownLink]

    /// What a reader sees, without markup; a line for each block.
    package let plainText: String

    /// HTML up to the places that are known only when a page is rendered.
    let html: [UInt8]

    /// Those places, in order.
    let slots: [Slot]

    /// A text of nothing.
    package static let empty = MarkdownDocument(
        headings: [],
        links: [],
        plainText: "",
        html: [],
        slots: []
    )

    /// Whether the text shows nothing.
    package var isEmpty: Bool { html.isEmpty }
}

/// A heading of a text.
package struct MarkdownHeading: Sendable, Hashable {
    /// 1 to 6, as written.
    package let level: Int
    /// Its text without markup.
    package let text: String
    /// Its name in an address, unique in the document, ASCII.
    package let slug: String
    /// Where it is written.
    package let range: SourceRange
}

/// A link or image of a text.
package struct MarkdownLink: Sendable, Hashable {
    /// Where it leads.
    package let kind: Kind
    /// The address, the reference inside `[[…]]`, or the whole link if the address is elsewhere.
    package let range: SourceRange
    /// What it shows, without markup; for an image, what it says in words.
    package let text: String
    /// The title written behind the address.
    package let title: String?

    /// A link that is written at a place.
    package init(kind: Kind, range: SourceRange, text: String, title: String?) {
        self.kind = kind
        self.range = range
        self.text = text
        self.title = title
    }

    /// Where a link leads.
    package enum Kind: Sendable, Hashable {
        /// `[[kind:id#fragment|label]]`; the reference is `kind:id` or `id`.
        case wiki(reference: String, fragment: String?, label: String?)
        /// A file of the repository, percent-decoded, as written.
        case relative(path: String, fragment: String?)
        /// A heading of the same text.
        case fragment(String)
        /// An address with an allowed scheme, rendered without asking.
        case external(String)
        /// An image of the repository, percent-decoded, as written.
        case image(path: String)
        /// An image elsewhere, rendered as a link, since a page loads nothing from elsewhere.
        case externalImage(String)
    }
}

/// What becomes of a link when a page is rendered.
package enum LinkTarget: Sendable, Hashable {
    /// It leads to this address.
    case address(String)
    /// It leads to this address, and shows this text if it has none of its own.
    case addressWithTitle(String, text: String)
    /// Only its text is shown.
    case plain
    /// This is shown instead of it, without a link.
    case text(String)
}

/// A place in the HTML that is filled when a page is rendered.
struct Slot: Sendable {
    enum Kind: Sendable {
        case openLink(Int)
        case closeLink(Int)
        case openImage(Int)
        case closeImage(Int)
        /// The slug of a heading, behind the page's prefix.
        case heading(Int)
        /// The page's prefix for ids.
        case prefix
    }

    let offset: Int
    let kind: Kind
}
