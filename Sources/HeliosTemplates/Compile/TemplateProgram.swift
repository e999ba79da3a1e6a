import HeliosText

/// A template as a flat list of operations over the bytes of its source.
///
/// A class, so that going from one template into another moves one reference and copies nothing.
final class TemplateProgram: Sendable {
    /// The template's name, such as `layouts/page`.
    let name: String

    let source: TemplateSource
    let operations: [Operation]
    let references: [Reference]
    /// The names among the references that are of one part, as nearly all are; nil for the others.
    let plainNames: [TemplateName?]
    let calls: [Call]
    let blocks: [Block]
    let choices: [Choice]
    /// The keys of the phrases that it shows.
    let phrases: Set<String>

    /// A program of these parts and the step that ends it.
    init(name: String, source: TemplateSource, parts: Parts = Parts()) {
        self.name = name
        self.source = source
        operations = parts.operations + [.finish]
        references = parts.references
        plainNames = parts.references.map { $0.parts.count == 1 ? $0.parts[0] : nil }
        calls = parts.calls
        blocks = parts.blocks
        choices = parts.choices
        phrases = parts.phrases
    }

    /// What a compiler puts together.
    struct Parts {
        var operations: [Operation] = []
        var references: [Reference] = []
        var calls: [Call] = []
        var blocks: [Block] = []
        var choices: [Choice] = []
        var phrases: Set<String> = []
    }

    /// The program with the places of the templates that its tags name.
    func linked(by place: (String) -> Int?) -> TemplateProgram {
        var parts = Parts(
            operations: Array(operations.dropLast()),
            references: references,
            calls: calls,
            blocks: blocks,
            choices: choices,
            phrases: phrases
        )
        for index in calls.indices {
            guard case .named(let name) = calls[index].target else { continue }
            parts.calls[index].target = place(name).map { .linked($0) } ?? .unknown
        }
        return TemplateProgram(name: name, source: source, parts: parts)
    }

    /// One step.
    ///
    /// Numbers point into the program's own lists, and `end` behind the last step skipped.
    enum Operation: Sendable {
        /// Literal bytes of the source.
        case text(Range<Int>)
        /// `{{name}}`
        case value(Int)
        /// `{{{name}}}` and `{{&name}}`
        case markup(Int)
        /// `{{#name}}`
        case section(Int, end: Int)
        /// The end of a section's body: the next element, or on.
        case endSection(body: Int)
        /// `{{^name}}`
        case inverted(Int, end: Int)
        /// `{{>name}}`, and `{{<name}}` with its blocks, which follow at once.
        case call(Int, end: Int)
        /// `{{$name}}`: the substitute if a parent tag gave one, else the default that follows.
        case block(Int, end: Int)
        /// The words of a phrase for a number, which the forms that follow give.
        case choose(Int)
        /// The end of one of those forms: on behind the last.
        case skip(to: Int)
        /// The end of the template, or of a substitute.
        case finish

        /// Learns where the steps that it may skip end.
        mutating func setEnd(_ end: Int) {
            switch self {
            case .section(let reference, _): self = .section(reference, end: end)
            case .inverted(let reference, _): self = .inverted(reference, end: end)
            case .call(let call, _): self = .call(call, end: end)
            case .block(let block, _): self = .block(block, end: end)
            case .text, .value, .markup, .endSection, .choose, .skip, .finish: break
            }
        }
    }

    /// A name that is looked up, part by part; no part at all is `{{.}}`.
    struct Reference: Sendable {
        let parts: [TemplateName]
        let range: Range<Int>
        /// Whether a phrase names it, whose values may be text or markup.
        var isInPhrase = false
    }

    /// Another template put in.
    struct Call: Sendable {
        var target: Target
        let range: Range<Int>
        let placement: TemplatePlacement
        /// What replaces the target's blocks.
        var substitutes: [Substitute] = []
    }

    enum Target: Sendable {
        case named(String)
        /// The reference whose text names the template.
        case dynamic(Int)
        /// A template of the set, by its place in it.
        case linked(Int)
        /// No template of the set.
        case unknown
    }

    struct Substitute: Sendable {
        let block: TemplateName
        let range: Range<Int>
        let body: Int
    }

    struct Block: Sendable {
        let name: TemplateName
        let range: Range<Int>
        let placement: TemplatePlacement
    }

    /// A phrase with a form for each kind of number.
    struct Choice: Sendable {
        /// The name of the number.
        let reference: Int
        let rule: PluralRule
        /// Where each form begins.
        var starts: [PluralForm: Int] = [:]
    }

    /// Where one part of a dotted name stands in the source; a value of a phrase, where the phrase.
    func partRange(_ part: Int, of reference: Reference) -> Range<Int> {
        let parts = source.bytes[reference.range].split(separator: ASCII.dot)
        return parts.count == reference.parts.count ? parts[part].indices : reference.range
    }
}
