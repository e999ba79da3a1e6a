import HeliosDiagnostics
import HeliosText

/// Turns a template's tokens into operations.
struct TemplateCompiler {
    private let tokens: [TemplateToken]
    private let closings: [Int?]
    let source: TemplateSource
    /// What `{{t.key}}` stands for; nil where `t` is a name like any other.
    let phrases: PhraseTable?
    var parts = TemplateProgram.Parts()
    /// The source, and behind it the literal text that phrases bring along.
    var bytes: [UInt8]
    /// The first operation that text may be joined with: a jump leads to the one before it.
    var joint = 0
    var diagnostics: [Diagnostic] = []
    private var open: [OpenTag] = []
    /// How many blanks a substitute takes off the beginning of each of its lines.
    private var dedent = 0

    /// The program of a template; of one with a syntax error, a program that writes nothing.
    static func compile(
        _ source: TemplateSource,
        named name: String,
        phrases: PhraseTable? = nil
    ) -> Checked<TemplateProgram> {
        let scanned = TemplateScanner.scan(source)
        let tokens = TemplateLines.trim(scanned.value, of: source)
        let matched = TemplateStructure.match(tokens, of: source)
        // Tags that could not be read leave others without a partner; one cause is one report.
        let found = scanned.diagnostics.isEmpty ? matched.diagnostics : scanned.diagnostics
        guard found.isEmpty else {
            return Checked(TemplateProgram(name: name, source: source), found)
        }
        var compiler = TemplateCompiler(tokens, closings: matched.value, source, phrases)
        compiler.compile()
        let whole = TemplateSource(path: source.path, bytes: compiler.bytes)
        return Checked(
            TemplateProgram(name: name, source: whole, parts: compiler.parts),
            compiler.diagnostics
        )
    }

    private init(
        _ tokens: [TemplateToken],
        closings: [Int?],
        _ source: TemplateSource,
        _ phrases: PhraseTable?
    ) {
        self.tokens = tokens
        self.closings = closings
        self.source = source
        self.phrases = phrases
        bytes = source.bytes
    }

    /// An opening tag whose end is still to come.
    private struct OpenTag {
        let kind: TemplateToken.Kind
        /// The operation that learns where the body ends, or for a substitute its parent's call.
        let operation: Int
        var isSubstitute = false
        var outerDedent = 0
    }

    private mutating func compile() {
        var index = 0
        while index < tokens.count {
            let isInParent = open.last?.kind == .parent
            if isInParent, tokens[index].kind != .block, tokens[index].kind != .close {
                // Only blocks mean something between the tags of a parent.
                index = (closings[index] ?? index) + 1
                continue
            }
            emit(index)
            index += 1
        }
    }

    private mutating func emit(_ index: Int) {
        let token = tokens[index]
        switch token.kind {
        case .comment, .delimiters: break
        case .text: emitText(token.range)
        case .value:
            if !emitPhrase(token) { parts.operations.append(.value(reference(token.name))) }
        case .markup:
            if !emitPhrase(token) { parts.operations.append(.markup(reference(token.name))) }
        case .section: begin(token, with: .section(reference(token.name), end: 0))
        case .inverted: begin(token, with: .inverted(reference(token.name), end: 0))
        case .partial: emitCall(token)
        case .parent:
            begin(token, with: .call(parts.calls.count, end: 0))
            parts.calls.append(call(token))
        case .block: emitBlock(index)
        case .close: end()
        }
    }

    // MARK: Bodies

    private mutating func begin(
        _ token: TemplateToken,
        with operation: TemplateProgram.Operation
    ) {
        open.append(OpenTag(kind: token.kind, operation: parts.operations.count))
        parts.operations.append(operation)
    }

    private mutating func end() {
        guard let tag = open.popLast() else { return }
        if tag.isSubstitute {
            parts.operations.append(.finish)
            dedent = tag.outerDedent
            return
        }
        if tag.kind == .section {
            parts.operations.append(.endSection(body: tag.operation + 1))
        }
        parts.operations[tag.operation].setEnd(parts.operations.count)
        joint = parts.operations.count
    }

    // MARK: Text

    mutating func emitText(_ range: Range<Int>) {
        var range = range
        if dedent > 0, source.isLineStart(range.lowerBound) {
            let blanks = source.leadingBlanks(range)
            range = range.lowerBound + min(dedent, blanks.count)..<range.upperBound
        }
        guard !range.isEmpty else { return }
        guard parts.operations.count > joint, case .text(let last) = parts.operations.last else {
            return parts.operations.append(.text(range))
        }
        if last.upperBound == range.lowerBound {
            parts.operations[parts.operations.count - 1] =
                .text(last.lowerBound..<range.upperBound)
        } else if last.lowerBound >= source.bytes.count {
            // Around a phrase, one stretch of text takes the place of several.
            let start = last.upperBound == bytes.count ? last.lowerBound : bytes.count
            if start == bytes.count { bytes.append(contentsOf: bytes[last]) }
            bytes.append(contentsOf: bytes[range])
            parts.operations[parts.operations.count - 1] = .text(start..<bytes.count)
        } else {
            parts.operations.append(.text(range))
        }
    }

    // MARK: Names

    private mutating func reference(_ range: Range<Int>) -> Int {
        let text = source.text(range)
        let names = text == "." ? [] : text.split(onByte: ASCII.dot).map { TemplateName($0) }
        parts.references.append(TemplateProgram.Reference(parts: names, range: range))
        return parts.references.count - 1
    }

    // MARK: Other templates

    private mutating func emitCall(_ token: TemplateToken) {
        let next = parts.operations.count + 1
        parts.operations.append(.call(parts.calls.count, end: next))
        parts.calls.append(call(token))
    }

    private mutating func call(_ token: TemplateToken) -> TemplateProgram.Call {
        TemplateProgram.Call(
            target: token.isDynamic
                ? .dynamic(reference(token.name)) : .named(source.text(token.name)),
            range: token.name,
            placement: dedented(token.placement)
        )
    }

    /// A block straight inside a parent tag gives that parent a substitute; any other one is a
    /// place that can be substituted.
    private mutating func emitBlock(_ index: Int) {
        let token = tokens[index]
        let name = TemplateName(source.text(token.name))
        let content = token.range.upperBound..<bodyEnd(index)
        if let parent = open.last, parent.kind == .parent {
            guard case .call(let call, _) = parts.operations[parent.operation] else { return }
            parts.calls[call].substitutes.append(
                .init(block: name, range: token.name, body: parts.operations.count)
            )
            open.append(
                OpenTag(kind: .block, operation: 0, isSubstitute: true, outerDedent: dedent)
            )
            if case .standalone = token.placement {
                dedent = max(dedent, source.commonIndent(ofLinesIn: content)?.count ?? 0)
            }
            return
        }
        var placement = token.placement
        if case .standalone = placement,
            let indent = source.commonIndent(ofLinesIn: content)
        {
            placement = .standalone(indent: indent)
        }
        begin(token, with: .block(parts.blocks.count, end: 0))
        parts.blocks.append(
            .init(name: name, range: token.name, placement: dedented(placement))
        )
    }

    private func bodyEnd(_ index: Int) -> Int {
        closings[index].map { tokens[$0].range.lowerBound } ?? tokens[index].range.upperBound
    }

    private func dedented(_ placement: TemplatePlacement) -> TemplatePlacement {
        switch placement {
        case .inline: .inline
        case .standalone(let indent): .standalone(indent: indent.dropFirst(dedent))
        case .wholeLine(let indent): .wholeLine(indent: indent.dropFirst(dedent))
        }
    }
}
