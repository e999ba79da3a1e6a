import HeliosDiagnostics
import HeliosText

extension Compiler {
    mutating func enter(_ node: CMarkNode) {
        switch node.kind {
        case .document: break
        case .quote:
            beginLine()
            append("<blockquote>\n")
        case .list: enterList(node)
        case .item: enterItem(node)
        case .codeBlock: codeBlock(node)
        case .htmlBlock: htmlBlock(node)
        case .paragraph: enterParagraph(node)
        case .heading: enterHeading(node)
        case .rule:
            beginLine()
            append("<hr />\n")
        case .footnote: enterFootnote(node)
        case .table: enterTable(node)
        case .row: enterRow(node)
        case .cell: enterCell(node)
        default: enterInline(node)
        }
    }

    mutating func leave(_ node: CMarkNode) {
        switch node.kind {
        case .quote:
            beginLine()
            append("</blockquote>\n")
        case .list: append(node.isOrdered ? "</ol>\n" : "</ul>\n")
        case .item:
            append("</li>\n")
            endPlainLine()
        case .paragraph: leaveParagraph(node)
        case .heading: leaveHeading(node)
        case .footnote: leaveFootnote(node)
        case .table: leaveTable()
        case .row: leaveRow(node)
        case .cell: leaveCell(node)
        case .document: break
        default: leaveInline(node)
        }
    }

    private mutating func enterList(_ node: CMarkNode) {
        beginLine()
        guard node.isOrdered else { return append("<ul>\n") }
        guard node.listStart != 1 else { return append("<ol>\n") }
        append("<ol start=\"")
        html.append(contentsOf: String(node.listStart).utf8)
        append("\">\n")
    }

    private mutating func enterItem(_ node: CMarkNode) {
        beginLine()
        guard let isDone = node.taskIsDone else { return append("<li>") }
        if isPortal {
            append("<li class=\"task\"><input type=\"checkbox\" ")
            append(isDone ? "checked=\"\" " : "")
            append("disabled=\"\" aria-label=\"Task\" /> ")
        } else {
            append("<li><input type=\"checkbox\" ")
            append(isDone ? "checked=\"\" " : "")
            append("disabled=\"\" /> ")
        }
    }

    private mutating func codeBlock(_ node: CMarkNode) {
        beginLine()
        let info = node.fenceInfo
        let language = info.prefix { $0 != ASCII.space && $0 != ASCII.tab }
        if language.isEmpty {
            append("<pre><code>")
        } else {
            append("<pre><code class=\"language-")
            if isPortal {
                HTMLAttributes.appendLanguage(language, to: &html)
            } else {
                HTMLEscape.append(language, to: &html)
            }
            append("\">")
        }
        let code = node.literal
        HTMLEscape.append(bytes: code, to: &html)
        plain.append(contentsOf: code)
        endPlainLine()
        append("</code></pre>\n")
    }

    private mutating func htmlBlock(_ node: CMarkNode) {
        if !isPortal {
            beginLine()
            append("<!-- raw HTML omitted -->")
            return beginLine()
        }
        let text = node.literal
        guard !RawHTML.isOnlyComments(text) else { return }
        let line = source.line(node.startLine)
        let start = min(line.lowerBound + max(0, node.startColumn - 1), line.upperBound)
        reportHTML(at: start..<line.upperBound)
    }

    mutating func reportHTML(at range: Range<Int>) {
        report(
            .rawHtml,
            at: range,
            "raw HTML is left out of the page",
            help: "write it in Markdown; use a code span or block to show HTML"
        )
    }

    private mutating func enterParagraph(_ node: CMarkNode) {
        if !isTight(node) {
            beginLine()
            append("<p>")
        }
        beginLeaf(node)
    }

    private mutating func leaveParagraph(_ node: CMarkNode) {
        cursor = nil
        endPlainLine()
        if let parent = node.parent, parent.kind == .footnote, node.next == nil {
            appendBackReferences()
        }
        if !isTight(node) { append("</p>\n") }
    }

    private func isTight(_ node: CMarkNode) -> Bool {
        guard let list = node.parent?.parent, list.kind == .list else { return false }
        return list.isTight
    }

    private mutating func enterHeading(_ node: CMarkNode) {
        beginLine()
        append("<h")
        html.append(shiftedLevel(node))
        if isPortal {
            append(" id=\"")
            slot(.heading(headings.count))
            append("\"")
        }
        append(">")
        headingStart = plain.count
        beginLeaf(node)
    }

    private mutating func leaveHeading(_ node: CMarkNode) {
        append("</h")
        html.append(shiftedLevel(node))
        append(">\n")
        cursor = nil
        let text = String(decoding: plain[headingStart...], as: UTF8.self)
        endPlainLine()
        let heading = MarkdownHeading(
            level: node.headingLevel,
            text: text,
            slug: slugs.slug(for: text),
            range: source.range(firstLine(of: node))
        )
        headings.append(heading)
    }

    private func shiftedLevel(_ node: CMarkNode) -> UInt8 {
        let shift = isPortal ? options.headingShift : 0
        let level = min(6, max(1, node.headingLevel + shift))
        return ASCII.zero + UInt8(truncatingIfNeeded: level)
    }

    /// The first line of a block, from where the block begins.
    mutating func firstLine(of node: CMarkNode) -> Range<Int> {
        let line = source.line(node.startLine)
        let start = min(line.lowerBound + max(0, node.startColumn - 1), line.upperBound)
        return start..<line.upperBound
    }
}
