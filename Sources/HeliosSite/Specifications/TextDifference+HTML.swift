import HeliosTemplates
import HeliosText

extension TextDifference {
    /// The paragraphs as markup: what goes as `<del>`, what comes as `<ins>`.
    var html: HTML {
        var html = HTML()
        for block in blocks { Self.append(block, to: &html) }
        return html
    }

    static func append(_ block: Block, to html: inout HTML) {
        switch block.change {
        case .same: html.append("<p class=\"diff-same")
        case .edited: html.append("<p class=\"diff-edited")
        case .added: html.append("<p class=\"diff-added")
        case .removed: html.append("<p class=\"diff-removed")
        }
        let isHeading = block.pieces.first?.words.first?.hasSameBytes(as: "Scenario:") ?? false
        if isHeading { html.append(" diff-heading") }
        html.append("\">")
        for (index, piece) in block.pieces.enumerated() {
            if index > 0 { html.append(" ") }
            append(piece, isFirst: index == 0, to: &html)
        }
        html.append("</p>\n")
    }

    private static func append(_ piece: Piece, isFirst: Bool, to html: inout HTML) {
        switch piece.change {
        case .same: break
        case .added: html.append("<ins>")
        case .removed: html.append("<del>")
        }
        var words = piece.words[...]
        if isFirst, let word = words.first, StepKeyword.all.contains(word) {
            html.append("<strong class=\"keyword\">")
            html.append(escaping: word)
            html.append("</strong> ")
            words = words.dropFirst()
        }
        html.append(escaping: words.joined(separator: " "))
        switch piece.change {
        case .same: break
        case .added: html.append("</ins>")
        case .removed: html.append("</del>")
        }
    }
}

/// The words that a step of a scenario begins with.
enum StepKeyword {
    static let all: Set<String> = ["GIVEN", "WHEN", "THEN", "AND", "BUT", "CHECK"]
}
