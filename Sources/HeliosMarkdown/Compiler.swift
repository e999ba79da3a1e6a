import HeliosDiagnostics
import HeliosText

/// Turns a tree into a document in one walk.
struct Compiler {
    let options: MarkdownOptions
    var source: SourceText
    var html: [UInt8] = []
    var plain: [UInt8] = []
    var slots: [Slot] = []
    var headings: [MarkdownHeading] = []
    var links: [MarkdownLink] = []
    var diagnostics: [Diagnostic] = []
    var slugs = SlugMaker()

    /// The place in the current leaf block; nil if nothing in it needs one.
    var cursor: InlineCursor?
    /// The end, in the content of the current leaf, of an address that took in what follows its text.
    var absorbedEnd = 0
    /// For each mark of emphasis opened since such an address, whether it was taken in.
    var absorbedMarks: [Bool] = []
    /// The links and images that are open, innermost last.
    var open: [OpenLink] = []
    var imageDepth = 0
    var table = TableState()
    var footnotes = FootnoteState()
    /// Whether the current block has been reported for raw HTML.
    var hasReportedHTML = false
    /// Where the current heading's text begins in `plain`.
    var headingStart = 0
    var scratch: [UInt8] = []

    var isPortal: Bool { options.style == .portal }

    init(_ source: SourceText, _ options: MarkdownOptions) {
        self.source = source
        self.options = options
        html.reserveCapacity(source.bytes.count + source.bytes.count / 2 + 64)
        plain.reserveCapacity(source.bytes.count)
    }

    mutating func compile(_ tree: borrowing CMarkTree) {
        var walk = CMarkWalk(tree.root)
        while let step = walk.next() {
            if step.isEnter { enter(step.node) } else { leave(step.node) }
        }
        endFootnotes()
    }

    consuming func finish() -> Checked<MarkdownDocument> {
        while plain.last == ASCII.lineFeed { plain.removeLast() }
        // Documents are kept, and so would be what was reserved for them.
        var exact: [UInt8] = []
        exact.reserveCapacity(html.count)
        exact.append(contentsOf: html)
        let document = MarkdownDocument(
            headings: headings,
            links: links,
            plainText: String(decoding: plain, as: UTF8.self),
            html: exact,
            slots: slots
        )
        return Checked(document, diagnostics)
    }

    mutating func append(_ markup: StaticString) {
        markup.withUTF8Buffer { unsafe html.append(contentsOf: $0) }
    }

    /// Begins a line of HTML unless one has just begun.
    mutating func beginLine() {
        if let last = html.last, last != ASCII.lineFeed { html.append(ASCII.lineFeed) }
    }

    mutating func slot(_ kind: Slot.Kind) { slots.append(Slot(offset: html.count, kind: kind)) }

    /// Ends a line of the plain text unless one has just ended.
    mutating func endPlainLine() {
        if let last = plain.last, last != ASCII.lineFeed { plain.append(ASCII.lineFeed) }
    }

    mutating func report(
        _ problem: MarkdownProblem,
        at range: Range<Int>,
        _ message: String,
        help: String
    ) {
        let span = source.span(range)
        diagnostics.append(Diagnostic(.markdown(problem), at: span, message, help: help))
    }
}

/// A link or image between its opening and its closing.
struct OpenLink {
    /// How it is rendered.
    enum Form {
        /// Its address is asked for later.
        case slot
        /// Its tag is written.
        case anchor
        /// An image as the specification's examples have it.
        case image
        /// Only its text is shown.
        case bare
    }

    let form: Form
    let isImage: Bool
    /// Its place in the document's links, or nil if it is not one of them.
    let index: Int?
    let kind: MarkdownLink.Kind?
    let title: String?
    /// Where it begins in the block's content.
    let start: Int
    /// Where its text begins in `plain`.
    let plainStart: Int
    /// The place of an address in angle brackets.
    let angle: Range<Int>?
}
