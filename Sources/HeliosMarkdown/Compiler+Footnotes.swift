import HeliosText

/// Where the walk is among the footnotes, which the library puts at the end of the tree.
struct FootnoteState {
    /// The number of the footnote being defined; 0 before the first.
    var number = 0
    /// How often each number has been referred to.
    var references: [Int: Int] = [:]
    /// Whether the current footnote leads back to its references already.
    var leadsBack = false
}

extension Compiler {
    mutating func footnoteReference(_ node: CMarkNode) {
        cursor?.pass(through: UInt8(ascii: "]"))
        let text = node.literal
        guard let number = Int(String(decoding: text, as: UTF8.self)) else { return }
        if imageDepth > 0 || open.contains(where: { $0.form != .bare }) { return }
        let use = footnotes.references[number, default: 0] + 1
        footnotes.references[number] = use
        append("<sup class=\"footnote-ref\"><a href=\"#")
        slot(.prefix)
        append("footnote-")
        html.append(contentsOf: text)
        append("\" id=\"")
        slot(.prefix)
        appendReferenceID(number, use)
        append("\">")
        html.append(contentsOf: text)
        append("</a></sup>")
    }

    private mutating func appendReferenceID(_ number: Int, _ use: Int) {
        append("footnote-ref-")
        html.append(contentsOf: String(number).utf8)
        if use > 1 { html.append(contentsOf: "-\(use)".utf8) }
    }

    mutating func enterFootnote(_ node: CMarkNode) {
        beginLine()
        if footnotes.number == 0 {
            append("<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n")
        }
        footnotes.number += 1
        footnotes.leadsBack = false
        append("<li id=\"")
        slot(.prefix)
        append("footnote-")
        html.append(contentsOf: String(footnotes.number).utf8)
        append("\">\n")
    }

    mutating func leaveFootnote(_ node: CMarkNode) {
        appendBackReferences()
        beginLine()
        append("</li>\n")
    }

    mutating func appendBackReferences() {
        guard !footnotes.leadsBack else { return }
        footnotes.leadsBack = true
        let uses = footnotes.references[footnotes.number, default: 0]
        for use in stride(from: 1, through: uses, by: 1) {
            append(" <a href=\"#")
            slot(.prefix)
            appendReferenceID(footnotes.number, use)
            append("\" class=\"footnote-backref\" aria-label=\"Back to reference ")
            html.append(contentsOf: String(footnotes.number).utf8)
            if use > 1 { html.append(contentsOf: "-\(use)".utf8) }
            append("\">↩</a>")
        }
    }

    mutating func endFootnotes() {
        guard footnotes.number > 0 else { return }
        append("</ol>\n</section>\n")
    }
}
