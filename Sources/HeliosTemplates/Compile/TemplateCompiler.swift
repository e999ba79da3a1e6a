import HeliosDiagnostics
import HeliosText

/// Turns a template's tokens into operations.
struct TemplateCompiler {
    private let tokens: [TemplateToken]
    private let closings: [Int?]
    private var program: TemplateProgram
    private var open: [OpenTag] = []
    /// How many blanks a substitute takes off the beginning of each of its lines.
    private var dedent = 0

    /// The program of a template; of one with a syntax error, a program that writes nothing.
    static func compile(_ source: TemplateSource, named name: String) -> Checked<TemplateProgram> {
        let scanned = TemplateScanner.scan(source)
        let tokens = TemplateLines.trim(scanned.value, of: source)
        let matched = TemplateStructure.match(tokens, of: source)
        // Tags that could not be read leave others without a partner; one cause is one report.
        let found = scanned.diagnostics.isEmpty ? matched.diagnostics : scanned.diagnostics
        let program = TemplateProgram(name: name, source: source)
        guard found.isEmpty else { return Checked(program.finished(), found) }
        var compiler = TemplateCompiler(
            tokens: tokens,
            closings: matched.value,
            program: program
        )
        compiler.compile()
        return Checked(compiler.program.finished())
    }

    private init(tokens: [TemplateToken], closings: [Int?], program: TemplateProgram) {
        self.tokens = tokens
        self.closings = closings
        self.program = program
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
        case .value: program.operations.append(.value(reference(token.name)))
        case .markup: program.operations.append(.markup(reference(token.name)))
        case .section: begin(token, with: .section(reference(token.name), end: 0))
        case .inverted: begin(token, with: .inverted(reference(token.name), end: 0))
        case .partial: emitCall(token)
        case .parent:
            begin(token, with: .call(program.calls.count, end: 0))
            program.calls.append(call(token))
        case .block: emitBlock(index)
        case .close: end()
        }
    }

    // MARK: Bodies

    private mutating func begin(
        _ token: TemplateToken,
        with operation: TemplateProgram.Operation
    ) {
        open.append(OpenTag(kind: token.kind, operation: program.operations.count))
        program.operations.append(operation)
    }

    private mutating func end() {
        guard let tag = open.popLast() else { return }
        if tag.isSubstitute {
            program.operations.append(.finish)
            dedent = tag.outerDedent
            return
        }
        if tag.kind == .section {
            program.operations.append(.endSection(body: tag.operation + 1))
        }
        program.operations[tag.operation].setEnd(program.operations.count)
    }

    // MARK: Text

    private mutating func emitText(_ range: Range<Int>) {
        var range = range
        if dedent > 0, program.source.isLineStart(range.lowerBound) {
            let blanks = program.source.leadingBlanks(range)
            range = range.lowerBound + min(dedent, blanks.count)..<range.upperBound
        }
        guard !range.isEmpty else { return }
        if case .text(let last) = program.operations.last, last.upperBound == range.lowerBound {
            program.operations[program.operations.count - 1] =
                .text(last.lowerBound..<range.upperBound)
        } else {
            program.operations.append(.text(range))
        }
    }

    // MARK: Names

    private mutating func reference(_ range: Range<Int>) -> Int {
        let text = program.source.text(range)
        let parts = text == "." ? [] : text.split(onByte: ASCII.dot).map { TemplateName($0) }
        program.references.append(TemplateProgram.Reference(parts: parts, range: range))
        return program.references.count - 1
    }

    // MARK: Other templates

    private mutating func emitCall(_ token: TemplateToken) {
        let next = program.operations.count + 1
        program.operations.append(.call(program.calls.count, end: next))
        program.calls.append(call(token))
    }

    private mutating func call(_ token: TemplateToken) -> TemplateProgram.Call {
        TemplateProgram.Call(
            target: token.isDynamic
                ? .dynamic(reference(token.name)) : .named(program.source.text(token.name)),
            range: token.name,
            placement: dedented(token.placement)
        )
    }

    /// A block straight inside a parent tag gives that parent a substitute; any other one is a
    /// place that can be substituted.
    private mutating func emitBlock(_ index: Int) {
        let token = tokens[index]
        let name = TemplateName(program.source.text(token.name))
        let content = token.range.upperBound..<bodyEnd(index)
        if let parent = open.last, parent.kind == .parent {
            guard case .call(let call, _) = program.operations[parent.operation] else { return }
            program.calls[call].substitutes.append(
                .init(block: name, range: token.name, body: program.operations.count)
            )
            open.append(
                OpenTag(kind: .block, operation: 0, isSubstitute: true, outerDedent: dedent)
            )
            if case .standalone = token.placement {
                dedent = max(dedent, program.source.commonIndent(ofLinesIn: content)?.count ?? 0)
            }
            return
        }
        var placement = token.placement
        if case .standalone = placement,
            let indent = program.source.commonIndent(ofLinesIn: content)
        {
            placement = .standalone(indent: indent)
        }
        begin(token, with: .block(program.blocks.count, end: 0))
        program.blocks.append(
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
