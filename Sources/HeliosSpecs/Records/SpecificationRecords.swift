package import HeliosDiagnostics
package import HeliosMarkdown
import HeliosRecords
import HeliosText

/// Makes the records of a specification: one for it, and one for each of its requirements.
struct SpecificationRecords {
    private let document: SpecificationDocument
    private let kinds: SpecificationKinds
    private let id: String
    private(set) var diagnostics: [Diagnostic] = []

    init(_ document: SpecificationDocument, kinds: SpecificationKinds) {
        self.document = document
        self.kinds = kinds
        id = SpecificationIDs.id(ofCapability: document.capability)
    }

    mutating func records() -> [Record] {
        [specification()] + document.requirements.map { requirement($0) }
    }

    private mutating func specification() -> Record {
        var builder = RecordBuilder(
            kind: kinds.specification,
            id: id,
            path: document.path,
            schema: kinds.schema
        )
        let place = document.title?.span.range ?? .start
        builder.set("name", .text(name), at: place)
        builder.set("capability", .text(document.capability), at: place)
        if let purpose = document.purpose {
            let text = parse(purpose, of: kinds.schema.kinds[kinds.specification].name, id)
            builder.set("purpose", purpose.text, text, at: purpose.range)
        }
        return builder.record()
    }

    /// The heading of the file, unless it only repeats the capability, which then is put into words.
    private var name: String {
        let capability = document.capability
        if let title = document.title?.text, !title.utf8.isEmpty {
            let repeated = [capability, "\(capability) Specification"]
            if !repeated.contains(where: title.hasSameBytes) { return title }
        }
        return SpecificationIDs.words(for: capability.split(onByte: ASCII.slash).last ?? capability)
    }

    // MARK: Requirements

    private mutating func requirement(_ block: RequirementStatement) -> Record {
        let kind = kinds.schema.kinds[kinds.requirement].name
        let name = block.name.text
        let id = "\(id)/\(SpecificationIDs.slug(for: name))"
        var builder = RecordBuilder(
            kind: kinds.requirement,
            id: id,
            path: document.path,
            range: block.range,
            schema: kinds.schema
        )
        let place = block.name.span.range
        builder.set("name", .text(name), at: place)
        builder.set("capability", .text(document.capability), at: place)
        let specification = kinds.schema.kinds[kinds.specification].name
        let target = LinkReference(kind: specification, id: self.id)
        builder.link("spec", to: target, at: place)
        if let text = block.text {
            builder.set("text", text.text, parse(text, of: kind, id), at: text.range)
            builder.set("strength", text.strength.map { .text($0) }, at: text.range)
        }
        add(block.traces, to: &builder, about: "\(kind):\(id)")
        builder.set("scenarios", scenarios(block), at: block.range)
        for scenario in block.scenarios {
            guard let text = scenario.text else { continue }
            builder.add(parse(text, of: kind, id), to: "scenarios")
        }
        return builder.record()
    }

    private mutating func add(_ traces: [Trace], to builder: inout RecordBuilder, about: String) {
        for trace in traces {
            switch trace.target {
            case .record(let reference):
                builder.link(trace.relation.rawValue, to: reference, at: trace.range)
            case .test(let name):
                builder.place(trace.relation.rawValue, name, at: trace.range)
            case .malformed(let words):
                diagnostics.append(
                    Diagnostic(
                        .link(.malformed),
                        at: SourceSpan(path: document.path, range: trace.range),
                        "expected a link, found '\(TerminalText.printable(words))'",
                        help: trace.relation == .implementedBy
                            ? "write it as [[service:mail]]"
                            : "write a link as [[document:notes/audit]], and the name of a test "
                                + "in backticks",
                        record: about
                    )
                )
            }
        }
    }

    private func scenarios(_ block: RequirementStatement) -> FieldValue? {
        guard !block.scenarios.isEmpty else { return nil }
        return .list(
            block.scenarios.map { scenario in
                var members = [
                    ObjectMember(name: "id", value: .text(scenario.slug)),
                    ObjectMember(name: "name", value: .text(scenario.name.text)),
                ]
                if !scenario.steps.isEmpty {
                    let steps = scenario.steps.map(step)
                    members.append(ObjectMember(name: "steps", value: .list(steps)))
                }
                return .object(members)
            }
        )
    }

    private func step(_ step: StepStatement) -> FieldValue {
        var members: [ObjectMember] = []
        if let keyword = step.keyword {
            members.append(ObjectMember(name: "keyword", value: .text(keyword)))
        }
        members.append(ObjectMember(name: "text", value: .text(step.text)))
        return .object(members)
    }

    private mutating func parse(
        _ block: TextBlock,
        of kind: String,
        _ id: String
    ) -> MarkdownDocument {
        let parsed = block.parse(path: document.path)
        diagnostics += parsed.diagnostics.map { $0.about("\(kind):\(id)") }
        return parsed.value
    }
}

extension ScenarioStatement {
    /// The text below its heading, for pages; what is wrong with it is told with the record.
    package func document(in specification: SpecificationDocument) -> MarkdownDocument? {
        text?.parse(path: specification.path).value
    }
}

extension TextBlock {
    /// The block as Markdown, its links in place; on pages its headings stand so many levels lower
    /// than in the file.
    package func parse(path: String, headingShift: Int = 1) -> Checked<MarkdownDocument> {
        var options = MarkdownOptions()
        options.headingShift = headingShift
        let origin = MarkdownOrigin.place(line: firstLine)
        return MarkdownParser.parse(bytes, path: path, origin: origin, options: options)
    }

    /// Its lines.
    var range: SourceRange {
        let count = bytes.count { $0 == ASCII.lineFeed }
        return SourceRange(
            start: SourcePosition(line: firstLine, column: 1),
            end: SourcePosition(line: firstLine + count, column: 1)
        )
    }

    /// The first word that says how strong the requirement is.
    var strength: String? {
        bytes.split { !$0.isASCIILetter && !$0.isASCIIDigit && $0 != ASCII.underscore }.lazy
            .map { String(decoding: $0, as: UTF8.self) }
            .first { ["SHALL", "MUST", "SHOULD", "MAY"].contains($0) }
    }
}
