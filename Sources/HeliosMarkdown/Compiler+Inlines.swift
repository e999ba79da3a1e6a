import HeliosText

extension Compiler {
    /// Begins to read a paragraph or heading along with its inlines, if any needs a place.
    mutating func beginLeaf(_ node: CMarkNode) {
        cursor = nil
        absorbedEnd = 0
        absorbedMarks.removeAll()
        hasReportedHTML = false
        guard node.needsPlaces else { return }
        let content = node.content
        let lines = leafLines(node, content)
        var map: ContentMap?
        if node.kind == .heading, node.startLine == node.endLine {
            map = ContentMap.heading(
                of: content,
                line: node.startLine,
                column: node.startColumn,
                in: &source
            )
        } else {
            map = ContentMap.lines(
                of: content,
                from: lines.lowerBound,
                through: lines.upperBound,
                in: &source
            )
        }
        let start = source.line(max(1, lines.lowerBound))
        let end = source.line(max(1, lines.upperBound)).upperBound
        let block = start.lowerBound..<max(start.lowerBound, end)
        cursor = InlineCursor(content: content, map: map, block: block)
    }

    private func leafLines(_ node: CMarkNode, _ content: [UInt8]) -> ClosedRange<Int> {
        var first = node.startLine
        var last = node.endLine
        if first == 0, let table = node.next {
            // The library knows no place for a paragraph that was cut off above a table.
            let header = table.firstChild
            last = (header?.next.map { $0.startLine - 2 } ?? table.endLine - 1) - 1
            first = table.startLine
        } else if node.kind == .heading {
            last -= 1
        }
        return first...max(first, last)
    }

    mutating func enterInline(_ node: CMarkNode) {
        switch node.kind {
        case .text: text(node)
        case .softBreak, .lineBreak: lineBreak(isHard: node.kind == .lineBreak)
        case .code: code(node)
        case .html: inlineHTML(node)
        case .emphasis: mark(1, "<em>", isOpening: true)
        case .strong: mark(2, "<strong>", isOpening: true)
        case .strikethrough: mark(2, "<del>", isOpening: true)
        case .link, .image: enterLink(node)
        case .footnoteReference: footnoteReference(node)
        default: break
        }
    }

    mutating func leaveInline(_ node: CMarkNode) {
        switch node.kind {
        case .emphasis: mark(1, "</em>", isOpening: false)
        case .strong: mark(2, "</strong>", isOpening: false)
        case .strikethrough: mark(2, "</del>", isOpening: false)
        case .link, .image: leaveLink(node)
        default: break
        }
    }

    private mutating func lineBreak(isHard: Bool) {
        cursor?.passLineEnd()
        if imageDepth > 0 {
            plain.append(ASCII.space)
            return append(" ")
        }
        plain.append(isHard ? ASCII.lineFeed : ASCII.space)
        append(isHard ? "<br />\n" : "\n")
    }

    private mutating func code(_ node: CMarkNode) {
        cursor?.passCode()
        let text = node.literal
        plain.append(contentsOf: text)
        if imageDepth == 0 { append("<code>") }
        HTMLEscape.append(bytes: text, to: &html)
        if imageDepth == 0 { append("</code>") }
    }

    private mutating func inlineHTML(_ node: CMarkNode) {
        let text = node.literal
        let place = cursor?.pass(html: text)
        guard isPortal else {
            if imageDepth > 0 { return HTMLEscape.append(bytes: text, to: &html) }
            return append("<!-- raw HTML omitted -->")
        }
        // The closing tag of what has been reported says nothing new.
        let isClosing = text.starts(with: "</".utf8) && hasReportedHTML
        guard !isClosing, !RawHTML.isOnlyComments(text) else { return }
        hasReportedHTML = true
        reportHTML(at: cursor?.source(place) ?? 0..<0)
    }
}
