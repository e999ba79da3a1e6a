import HeliosText

extension MarkdownDocument {
    /// The HTML, each link and image of the repository led to where the closure says.
    ///
    /// The closure is given the link and its index in `links`. It is not asked about links with an
    /// address of their own.
    package func html(
        idPrefix: String = "",
        resolving resolve: (MarkdownLink, Int) -> LinkTarget
    ) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(html.count + slots.count * 32)
        append(to: &output, idPrefix: idPrefix, resolving: resolve)
        return output
    }

    /// Appends the HTML; the prefix keeps ids apart where a page shows several texts.
    package func append(
        to output: inout [UInt8],
        idPrefix: String = "",
        resolving resolve: (MarkdownLink, Int) -> LinkTarget
    ) {
        var writer = SlotWriter(idPrefix: idPrefix)
        var position = 0
        for slot in slots {
            if !writer.skipsText { output.append(contentsOf: html[position..<slot.offset]) }
            position = slot.offset
            writer.fill(slot, of: self, into: &output, resolve)
        }
        output.append(contentsOf: html[position...])
    }
}

/// Fills slots in order, remembering for each open link how it was resolved.
private struct SlotWriter {
    let idPrefix: String
    /// Whether what stands between the opening and closing slot is replaced.
    private(set) var skipsText = false
    private var open: [LinkTarget] = []

    init(idPrefix: String) { self.idPrefix = idPrefix }

    mutating func fill(
        _ slot: Slot,
        of document: MarkdownDocument,
        into output: inout [UInt8],
        _ resolve: (MarkdownLink, Int) -> LinkTarget
    ) {
        switch slot.kind {
        case .prefix:
            HTMLEscape.append(idPrefix, to: &output)
        case .heading(let index):
            HTMLEscape.append(idPrefix, to: &output)
            HTMLEscape.append(document.headings[index].slug, to: &output)
        case .openLink(let index):
            let link = document.links[index]
            openLink(link, resolve(link, index), &output)
        case .closeLink:
            skipsText = false
            switch open.popLast() ?? .plain {
            case .address, .addressWithTitle: output.append(contentsOf: "</a>".utf8)
            case .plain, .text: break
            }
        case .openImage(let index):
            let link = document.links[index]
            openImage(resolve(link, index), &output)
        case .closeImage(let index):
            closeImage(document.links[index], &output)
        }
    }

    private mutating func openLink(
        _ link: MarkdownLink,
        _ target: LinkTarget,
        _ output: inout [UInt8]
    ) {
        open.append(target)
        switch target {
        case .address(let address):
            HTMLAttributes.appendLink(address, title: link.title, to: &output)
        case .addressWithTitle(let address, let text):
            HTMLAttributes.appendLink(address, title: link.title, to: &output)
            guard case .wiki(_, _, nil) = link.kind else { return }
            HTMLEscape.append(text, to: &output)
            skipsText = true
        case .text(let text):
            HTMLEscape.append(text, to: &output)
            skipsText = true
        case .plain:
            break
        }
    }

    private mutating func openImage(_ target: LinkTarget, _ output: inout [UInt8]) {
        open.append(target)
        switch target {
        case .address(let address), .addressWithTitle(let address, _):
            output.append(contentsOf: "<img src=\"".utf8)
            HTMLAttributes.appendAddress(address, to: &output)
            output.append(contentsOf: "\" alt=\"".utf8)
        case .text(let text):
            HTMLEscape.append(text, to: &output)
            skipsText = true
        case .plain:
            break
        }
    }

    private mutating func closeImage(_ link: MarkdownLink, _ output: inout [UInt8]) {
        skipsText = false
        switch open.popLast() ?? .plain {
        case .address, .addressWithTitle:
            output.append(ASCII.quote)
            HTMLAttributes.appendTitle(link.title, to: &output)
            output.append(contentsOf: " loading=\"lazy\" />".utf8)
        case .plain, .text:
            break
        }
    }
}
