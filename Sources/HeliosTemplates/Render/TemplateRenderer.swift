package import HeliosDiagnostics
import HeliosText

/// Renders templates one after the other, reusing its buffers.
///
/// A worker keeps one for itself. The loop has no recursion: sections, partials and blocks are
/// frames in an array, so that no template can exhaust a thread's stack.
package struct TemplateRenderer {
    /// More levels of templates within one another are a circle.
    static let depthLimit = 64

    /// More templates put into one page are a circle that branches.
    static let callLimit = 1 << 20

    /// What was wrong so far: each fault of a template once, however many pages show it.
    package internal(set) var diagnostics: [Diagnostic] = []

    let isStrict: Bool
    var known: Set<Diagnostic> = []
    /// The steps of this page that have been reported, so that a loop reports once.
    var reported: Set<Step> = []

    /// The values of the page, which is to be rendered next.
    package var values = TemplateValues()

    /// What stands between the groups of digits of a count.
    var groupSeparator: [UInt8] = []
    var scopes = TemplateScopes()
    var step = Step(place: 0)
    private var frames: [Frame] = []
    private var substitutes = TemplateSubstitutes()
    private var indent = TemplateIndent()
    private var depth = 0
    private var calls = 0
    /// The size of the output, and the rounds of sections, at which the page is given up.
    private var limit: TemplateBudget
    private let budget: TemplateBudget
    private var isOverLimit = false

    /// A renderer that reports unknown names, and text put in unescaped, or as the Mustache
    /// specification asks shows nothing for the one and obeys the other.
    package init(strict: Bool = true, budget: TemplateBudget = .page) {
        isStrict = strict
        self.budget = budget
        limit = budget
    }

    /// An operation of a program of the set.
    struct Step: Hashable {
        var place: Int
        var operation = 0
    }

    /// What goes on when a body ends.
    private enum Frame {
        /// The element that comes next, and the first value behind the list.
        case list(next: Int, end: Int)
        case single
        case call(back: Step, indent: TemplateIndent.Mark, substitutes: TemplateSubstitutes.Mark)
    }

    /// Appends a template's output for a value.
    package mutating func render(
        _ template: Template,
        _ value: TemplateValue,
        into output: inout [UInt8]
    ) {
        values.set(value)
        render(template, into: &output)
    }

    /// Appends a template's output for the `values`.
    package mutating func render(_ template: Template, into output: inout [UInt8]) {
        values.end()
        scopes.reset(to: TemplateValues.root)
        frames.removeAll(keepingCapacity: true)
        substitutes.reset()
        reported.removeAll(keepingCapacity: true)
        indent.reset()
        step = Step(place: template.place)
        depth = 0
        calls = 0
        limit = isOverLimit ? .afterFailure : budget
        limit.bytes += output.count
        groupSeparator = template.templates.groupSeparator
        run(template.templates, into: &output)
    }

    // MARK: The loop

    /// The program that runs.
    ///
    /// Its parts are at hand themselves: to reach each through the program would count references
    /// at every step.
    private struct Here {
        let program: TemplateProgram
        let operations: [TemplateProgram.Operation]
        let text: [UInt8]

        init(_ program: TemplateProgram) {
            self.program = program
            operations = program.operations
            text = program.source.bytes
        }
    }

    private mutating func run(_ set: TemplateSet, into output: inout [UInt8]) {
        var here = Here(set.programs[step.place])
        while true {
            switch here.operations[step.operation] {
            case .text(let range):
                if indent.isEmpty {
                    output.append(here.text, in: range)
                } else {
                    indent.append(here.text[range], to: &output)
                }
                step.operation += 1
            case .value(let reference):
                indent.beginLine(in: &output)
                writeEscaped(reference, of: here.program, to: &output)
                step.operation += 1
            case .markup(let reference):
                indent.beginLine(in: &output)
                writeMarkup(reference, of: here.program, to: &output)
                step.operation += 1
            case .section(let reference, let end):
                beginSection(over: value(of: reference, in: here.program), end: end)
            case .inverted(let reference, let end):
                let isShown = value(of: reference, in: here.program).map(values.isFalsy) ?? true
                step.operation = isShown ? step.operation + 1 : end
            case .endSection(let body):
                guard endSection(body: body, of: here.program, size: output.count) else { return }
            case .call(let call, let end):
                guard begin(call: call, of: here.program, end: end, set, &output) else { return }
                here = Here(set.programs[step.place])
            case .block(let block, let end):
                guard begin(block: block, of: here.program, end: end, &output) else { return }
                here = Here(set.programs[step.place])
            case .choose(let choice): choose(here.program.choices[choice], of: here.program)
            case .skip(let end): step.operation = end
            case .finish:
                guard finish() else { return }
                here = Here(set.programs[step.place])
            }
        }
    }

    // MARK: Phrases

    /// Goes to the form that the language has for a number; one written as text has the usual one.
    private mutating func choose(_ choice: TemplateProgram.Choice, of program: TemplateProgram) {
        var form = PluralForm.other
        if let place = value(of: choice.reference, in: program) {
            let node = values.nodes[place]
            if node.kind == .number || node.kind == .count {
                form = choice.rule.form(of: node.number)
            }
        }
        step.operation = choice.starts[form] ?? choice.starts[.other] ?? step.operation + 1
    }

    // MARK: Sections

    private mutating func beginSection(over value: Int?, end: Int) {
        guard let value, !values.isFalsy(value) else {
            step.operation = end
            return
        }
        if values.nodes[value].kind == .list {
            let first = value + 1
            scopes.push(first)
            frames.append(
                .list(next: values.next(behind: first), end: values.nodes[value].end)
            )
        } else {
            scopes.push(value)
            frames.append(.single)
        }
        step.operation += 1
    }

    /// Begins the next round of a section, or leaves it; false when the page has to be given up.
    private mutating func endSection(body: Int, of program: TemplateProgram, size: Int) -> Bool {
        if case .list(let next, let end) = frames.last, next < end {
            limit.rounds -= 1
            guard limit.rounds > 0, size <= limit.bytes else {
                if case .section(let reference, _) = program.operations[body - 1] {
                    reportTooLarge(program.references[reference].range, in: program)
                }
                return false
            }
            scopes.replaceTop(by: next)
            frames[frames.count - 1] = .list(next: values.next(behind: next), end: end)
            step.operation = body
        } else {
            scopes.pop()
            frames.removeLast()
            step.operation += 1
        }
        return true
    }

    private mutating func reportTooLarge(_ range: Range<Int>, in program: TemplateProgram) {
        // Pages after the first are given up early, so that nothing is known of their size.
        if !isOverLimit {
            let span = program.source.span(range)
            report(.pageTooLarge(at: span, isEndless: limit.rounds <= 0))
        }
        isOverLimit = true
    }

    // MARK: Other templates

    /// Goes into another template; false when the page has to be given up.
    private mutating func begin(
        call number: Int,
        of program: TemplateProgram,
        end: Int,
        _ set: TemplateSet,
        _ output: inout [UInt8]
    ) -> Bool {
        let call = program.calls[number]
        guard let place = place(of: call, in: program, set) else {
            step.operation = end
            return true
        }
        let here = step.place
        let tag = (call.placement, call.range)
        guard enter(Step(place: place), through: tag, of: program, end: end, &output)
        else { return false }
        substitutes.enter(call, at: here)
        return true
    }

    /// Goes into a block's default, or into what replaces it.
    private mutating func begin(
        block number: Int,
        of program: TemplateProgram,
        end: Int,
        _ output: inout [UInt8]
    ) -> Bool {
        let block = program.blocks[number]
        guard let substitute = substitutes.body(for: block.name) else {
            step.operation += 1
            return true
        }
        let target = Step(place: substitute.place, operation: substitute.operation)
        let tag = (block.placement, block.range)
        guard enter(target, through: tag, of: program, end: end, &output)
        else { return false }
        substitutes.enter(substitute)
        return true
    }

    /// Goes to a step, to come back behind the tag; false when that is too deep.
    private mutating func enter(
        _ target: Step,
        through tag: (placement: TemplatePlacement, range: Range<Int>),
        of program: TemplateProgram,
        end: Int,
        _ output: inout [UInt8]
    ) -> Bool {
        calls += 1
        guard depth < Self.depthLimit, calls < Self.callLimit else {
            report(.templatesTooDeep(at: program.source.span(tag.range)))
            return false
        }
        guard output.count <= limit.bytes else {
            reportTooLarge(tag.range, in: program)
            return false
        }
        depth += 1
        frames.append(
            .call(
                back: Step(place: step.place, operation: end),
                indent: indent.enter(tag.placement, of: program.source, into: &output),
                substitutes: substitutes.mark
            )
        )
        step = target
        return true
    }

    /// Goes back to where a template or substitute was put in; false at the end of the page.
    private mutating func finish() -> Bool {
        guard case .call(let back, let outerIndent, let outerSubstitutes) = frames.popLast() else {
            return false
        }
        indent.leave(outerIndent)
        substitutes.leave(outerSubstitutes)
        depth -= 1
        step = back
        return true
    }
}
