import HeliosText

/// Finds the tags that stand alone in their lines, and takes those lines out of the text.
struct TemplateLines {
    private let source: TemplateSource
    private var tokens: [TemplateToken]
    /// The kinds of the tags still open, to know what a close tag ends.
    private var open: [TemplateToken.Kind] = []

    /// The tokens without the blanks and line ends around standalone tags.
    static func trim(_ tokens: [TemplateToken], of source: TemplateSource) -> [TemplateToken] {
        var lines = TemplateLines(source: source, tokens: tokens)
        var start = 0
        for index in tokens.indices where lines.endsLine(index) {
            lines.trimLine(start..<index + 1)
            start = index + 1
        }
        return lines.tokens.filter { $0.kind != .text || !$0.range.isEmpty }
    }

    private init(source: TemplateSource, tokens: [TemplateToken]) {
        self.source = source
        self.tokens = tokens
    }

    private func endsLine(_ index: Int) -> Bool {
        index == tokens.count - 1
            || tokens[index].kind == .text
                && source.bytes[tokens[index].range.upperBound - 1] == ASCII.lineFeed
    }

    private mutating func trimLine(_ line: Range<Int>) {
        let tags = line.filter { tokens[$0].kind != .text }
        let kinds = tags.map { (tokens[$0].kind, closes: closedKind($0)) }
        guard let first = tags.first, line.allSatisfy(isBlankOrTag) else { return }
        let blanks = tokens[line.lowerBound].range.lowerBound..<tokens[first].range.lowerBound
        switch Self.shape(of: kinds) {
        case .mixed: return
        case .wholeLine: tokens[first].placement = .wholeLine(indent: blanks)
        case .standalone:
            for tag in tags { tokens[tag].placement = .standalone(indent: blanks) }
            for index in line where tokens[index].kind == .text {
                tokens[index].range = blanks.lowerBound..<blanks.lowerBound
            }
        }
    }

    /// What a close tag ends, or nil for another tag; keeps count of the open ones.
    private mutating func closedKind(_ index: Int) -> TemplateToken.Kind? {
        if tokens[index].opens { open.append(tokens[index].kind) }
        return tokens[index].kind == .close ? open.popLast() : nil
    }

    private func isBlankOrTag(_ index: Int) -> Bool {
        switch tokens[index].kind {
        case .text: source.bytes[tokens[index].range].allSatisfy(TemplateSource.isBlank)
        case .value, .markup: false
        default: true
        }
    }

    private enum Shape {
        case standalone
        case wholeLine
        case mixed
    }

    /// Whether the tags of a line of nothing else stand alone.
    ///
    /// One tag does. Several do only if all of them belong to inheritance, which writes nothing
    /// between them; a block that ends on its own line keeps that line.
    private static func shape(
        of tags: [(TemplateToken.Kind, closes: TemplateToken.Kind?)]
    ) -> Shape {
        var parents = 0
        var blocks = 0
        var inherits = true
        var isWholeLine = false
        for (kind, closes) in tags {
            switch (kind, closes) {
            case (.parent, _): parents += 1
            case (.close, .parent): parents = max(0, parents - 1)
            case (.block, _): blocks += parents == 0 ? 1 : 0
            case (.close, .block): isWholeLine = isWholeLine || parents == 0 && blocks > 0
            default: inherits = false
            }
        }
        if tags.count == 1 { return .standalone }
        return inherits ? isWholeLine ? .wholeLine : .standalone : .mixed
    }
}
