import HeliosDiagnostics
import HeliosText

extension Compiler {
    mutating func enterLink(_ node: CMarkNode) {
        let isImage = node.kind == .image
        let address = node.address
        let start = cursor?.position ?? 0
        let angle = passOpening(isImage)
        var link = opening(node, address, isImage: isImage, start: start, angle: angle)
        if isImage { imageDepth += 1 }
        if let kind = link.kind {
            link = link.indexed(links.count)
            links.append(MarkdownLink(kind: kind, range: .start, text: "", title: link.title))
        }
        open.append(link)
        // A link or image inside the words of an image is words as well.
        if imageDepth == (isImage ? 1 : 0) { appendOpening(link, address) }
    }

    private mutating func passOpening(_ isImage: Bool) -> Range<Int>? {
        guard cursor != nil else { return nil }
        if !isImage, cursor?.isAtAngleBracket == true {
            let start = (cursor?.position ?? 0) + 1
            cursor?.pass(through: ASCII.greater)
            return start..<max(start, (cursor?.position ?? 0) - 1)
        }
        cursor?.passOpening(isImage ? "![" : "[")
        return nil
    }

    private func opening(
        _ node: CMarkNode,
        _ address: [UInt8],
        isImage: Bool,
        start: Int,
        angle: Range<Int>?
    ) -> OpenLink {
        let isNested = open.contains { $0.form != .bare }
        var form = OpenLink.Form.bare
        var kind: MarkdownLink.Kind?
        if !isPortal {
            form = isImage ? .image : .anchor
        } else {
            switch (LinkAddress(address), isImage) {
            case (.external(let text), false):
                kind = .external(text)
                form = .anchor
            case (.external(let text), true):
                kind = .externalImage(text)
                form = isNested ? .bare : .anchor
            case (.heading(let slug), false):
                kind = .fragment(slug)
                form = .slot
            case (.file(let path, let fragment), false):
                kind = .relative(path: path, fragment: fragment)
                form = .slot
            case (.file(let path, _), true):
                kind = .image(path: path)
                form = imageDepth > 0 ? .bare : .slot
            case (.refused, _), (.heading, true):
                break
            }
        }
        return OpenLink(
            form: form,
            isImage: isImage,
            index: nil,
            kind: kind,
            title: title(node),
            start: start,
            plainStart: plain.count,
            angle: angle
        )
    }

    private func title(_ node: CMarkNode) -> String? {
        var title = node.title
        guard !title.isEmpty else { return nil }
        // Entities can bring back what the text may not hold.
        if !HiddenCharacters.areAbsent(from: title), isPortal {
            let hidden = HiddenCharacters.find(in: title, limit: title.count)
            for finding in hidden.reversed() {
                let length = String(finding.scalar).utf8.count
                title.removeSubrange(finding.offset..<finding.offset + length)
            }
        }
        return String(decoding: title, as: UTF8.self)
    }

    private mutating func appendOpening(_ link: OpenLink, _ address: [UInt8]) {
        switch link.form {
        case .bare: break
        case .slot:
            guard let index = link.index else { return }
            slot(link.isImage ? .openImage(index) : .openLink(index))
        case .anchor:
            append("<a href=\"")
            appendOwn(address)
            append("\"")
            HTMLAttributes.appendTitle(link.title, to: &html)
            append(isPortal ? " rel=\"noopener noreferrer\">" : ">")
        case .image:
            append("<img src=\"")
            appendOwn(address)
            append("\" alt=\"")
        }
    }

    /// The address as written; the specification's examples leave dangerous ones empty.
    private mutating func appendOwn(_ address: [UInt8]) {
        if !isPortal, Self.isDangerous(address) { return }
        HTMLAttributes.appendAddress(address, to: &html)
    }

    private static func isDangerous(_ address: [UInt8]) -> Bool {
        let start = address.prefix(16).map(\.asciiLowercased)
        return ["javascript:", "vbscript:", "file:", "data:"].contains {
            start.starts(with: $0.utf8)
        }
    }

    mutating func leaveLink(_ node: CMarkNode) {
        guard let link = open.popLast() else { return }
        if link.isImage { imageDepth -= 1 }
        if imageDepth == 0 { appendClosing(link) }
        let place = passClosing(link)
        let text = String(decoding: plain[link.plainStart...], as: UTF8.self)
        guard isPortal else { return }
        if let index = link.index, let kind = link.kind {
            let range = source.range(place)
            links[index] = MarkdownLink(kind: kind, range: range, text: text, title: link.title)
        } else {
            reportUnsafe(node.address, place)
        }
        if link.isImage, text.trimmingBlanks().isEmpty {
            report(
                .imageWithoutText,
                at: place,
                "the image has no text for readers who cannot see it",
                help: "write what it shows between the brackets"
            )
        }
    }

    private mutating func appendClosing(_ link: OpenLink) {
        switch link.form {
        case .bare: break
        case .slot:
            guard let index = link.index else { return }
            slot(link.isImage ? .closeImage(index) : .closeLink(index))
        case .anchor:
            // A link without words could not be followed by those who hear the page.
            if plain.count == link.plainStart, case .externalImage(let address)? = link.kind {
                HTMLEscape.append(address, to: &html)
            }
            append("</a>")
        case .image:
            append("\"")
            HTMLAttributes.appendTitle(link.title, to: &html)
            append(" />")
        }
    }

    /// The place in the source of the address, or of the whole link if that is elsewhere.
    private mutating func passClosing(_ link: OpenLink) -> Range<Int> {
        guard cursor != nil else { return 0..<0 }
        var address = link.angle
        if address == nil { address = cursor?.passClosing() }
        let whole = link.start..<max(link.start, cursor?.position ?? 0)
        return cursor?.source(address.flatMap { $0.isEmpty ? nil : $0 } ?? whole) ?? 0..<0
    }

    private mutating func reportUnsafe(_ address: [UInt8], _ place: Range<Int>) {
        let shown = TerminalText.printable(String(decoding: address.prefix(80), as: UTF8.self))
        report(
            .unsafeUrl,
            at: place,
            "the address '\(shown)' is not allowed in a link",
            help: "use http, https, mailto or tel, a path, or '#' and a heading"
        )
    }
}

extension OpenLink {
    /// The same, as a link of the document.
    func indexed(_ index: Int) -> OpenLink {
        OpenLink(
            form: form,
            isImage: isImage,
            index: index,
            kind: kind,
            title: title,
            start: start,
            plainStart: plainStart,
            angle: angle
        )
    }
}
