import HeliosText

/// The blanks that go before each line of a template put in on a line of its own.
struct TemplateIndent {
    private var blanks: [UInt8] = []
    /// Where the blanks in force begin; those before belong to callers of an inline template.
    private var start = 0
    /// Whether the next byte of the template begins a line that has no blanks yet.
    private var isLinePending = false

    /// What to return to when a template ends.
    struct Mark {
        fileprivate let count: Int
        fileprivate let start: Int
        fileprivate let continuesLine: Bool
    }

    var isEmpty: Bool { blanks.count == start }

    mutating func reset() {
        blanks.removeAll(keepingCapacity: true)
        start = 0
        isLinePending = false
    }

    /// Begins a template that stands like this in a line of the source.
    mutating func enter(
        _ placement: TemplatePlacement,
        of source: TemplateSource,
        into output: inout [UInt8]
    ) -> Mark {
        let mark = Mark(
            count: blanks.count,
            start: start,
            continuesLine: !placement.isStandalone
        )
        switch placement {
        case .inline:
            beginLine(in: &output)
            start = blanks.count
        case .standalone(let indent):
            blanks.append(contentsOf: source.bytes[indent])
            isLinePending = true
        case .wholeLine(let indent):
            beginLine(in: &output)
            blanks.append(contentsOf: source.bytes[indent])
        }
        return mark
    }

    mutating func leave(_ mark: Mark) {
        blanks.removeSubrange(mark.count...)
        start = mark.start
        if mark.continuesLine { isLinePending = false }
    }

    /// Writes the blanks of the current line unless it has them.
    mutating func beginLine(in output: inout [UInt8]) {
        guard isLinePending else { return }
        output.append(contentsOf: blanks[start...])
        isLinePending = false
    }

    /// Writes literal text, each of its lines but empty ones behind the blanks.
    mutating func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var rest = text
        while let first = rest.first {
            if !TemplateSource.isLineEnd(first) { beginLine(in: &output) }
            let feed = rest.firstIndex(of: ASCII.lineFeed)
            let end = feed.map { $0 + 1 } ?? rest.endIndex
            output.append(contentsOf: rest[..<end])
            isLinePending = feed != nil
            rest = rest[end...]
        }
    }
}

extension TemplatePlacement {
    var isStandalone: Bool {
        if case .standalone = self { true } else { false }
    }
}
