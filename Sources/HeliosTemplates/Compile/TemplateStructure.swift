import HeliosDiagnostics

/// Pairs each opening tag with the tag that closes it.
struct TemplateStructure {
    /// More levels within one file are a mistake; the limit keeps every later pass shallow.
    static let depthLimit = 64

    /// After this many problems the rest would mostly be their echo.
    private static let problemLimit = 20

    private let source: TemplateSource
    private let tokens: [TemplateToken]
    private var open: [Int] = []
    private var closings: [Int?]
    private var diagnostics: [Diagnostic] = []
    private var isTooDeep = false
    private var hasFailed: Bool { isTooDeep || diagnostics.count >= Self.problemLimit }

    /// The index of the closing token for each opening one, nil for all other tokens.
    static func match(
        _ tokens: [TemplateToken],
        of source: TemplateSource
    ) -> Checked<[Int?]> {
        var structure = TemplateStructure(source: source, tokens: tokens)
        for index in tokens.indices where !structure.hasFailed { structure.visit(index) }
        for index in structure.open where !structure.hasFailed {
            structure.reportUnclosed(index, before: nil)
        }
        return Checked(structure.closings, structure.diagnostics)
    }

    private init(source: TemplateSource, tokens: [TemplateToken]) {
        self.source = source
        self.tokens = tokens
        closings = Array(repeating: nil, count: tokens.count)
    }

    private mutating func visit(_ index: Int) {
        let token = tokens[index]
        if token.opens {
            if open.count == Self.depthLimit {
                diagnostics.append(.templateNestedTooDeeply(at: source.span(token.range)))
                isTooDeep = true
            }
            open.append(index)
        } else if token.kind == .close {
            close(index)
        }
    }

    private mutating func close(_ index: Int) {
        guard let partner = open.lastIndex(where: { isPair($0, index) }) else {
            let name = source.text(tokens[index].name)
            let span = source.span(tokens[index].range)
            let expected = open.last.map { source.text(tokens[$0].name) }
            diagnostics.append(.templateStrayClose(name, at: span, expected: expected))
            return
        }
        for inner in open[(partner + 1)...] { reportUnclosed(inner, before: index) }
        closings[open[partner]] = index
        open.removeSubrange(partner...)
    }

    private func isPair(_ opening: Int, _ closing: Int) -> Bool {
        tokens[opening].isDynamic == tokens[closing].isDynamic
            && source.bytes[tokens[opening].name] == source.bytes[tokens[closing].name]
    }

    private mutating func reportUnclosed(_ index: Int, before closing: Int?) {
        let token = tokens[index]
        diagnostics.append(
            .templateUnclosedSection(
                source.text(token.name),
                at: source.span(token.range),
                before: closing.map { source.span(tokens[$0].range) }
            )
        )
    }
}
