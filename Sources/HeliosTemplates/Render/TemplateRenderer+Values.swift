import HeliosDiagnostics
import HeliosText

extension TemplateRenderer {
    // MARK: Writing

    /// `{{name}}`: every value is escaped, markup too, so that it is safe inside an attribute.
    mutating func writeEscaped(
        _ reference: Int,
        of program: TemplateProgram,
        to output: inout [UInt8]
    ) {
        guard let value = value(of: reference, in: program) else { return }
        let node = values.nodes[value]
        switch node.kind {
        case .text, .html: HTMLEscape.append(bytes: values.bytes, in: node.range, to: &output)
        default: writePlain(node, reference, program, to: &output)
        }
    }

    /// `{{{name}}}`: markup as it is; text only where nobody asked for safety.
    mutating func writeMarkup(
        _ reference: Int,
        of program: TemplateProgram,
        to output: inout [UInt8]
    ) {
        guard let value = value(of: reference, in: program) else { return }
        let node = values.nodes[value]
        switch node.kind {
        case .text where program.references[reference].isInPhrase:
            HTMLEscape.append(bytes: values.bytes, in: node.range, to: &output)
        case .text where isStrict:
            reportUnescapedText(reference, in: program)
            HTMLEscape.append(bytes: values.bytes, in: node.range, to: &output)
        case .text, .html: output.append(values.bytes, in: node.range)
        default: writePlain(node, reference, program, to: &output)
        }
    }

    /// A value that needs no escape, or has no text at all.
    private mutating func writePlain(
        _ node: TemplateNode,
        _ reference: Int,
        _ program: TemplateProgram,
        to output: inout [UInt8]
    ) {
        switch node.kind {
        case .flag: output.append(contentsOf: (node.flag ? "true" : "false").utf8)
        case .number: output.append(contentsOf: String(node.number).utf8)
        case .count: DigitGroups.append(node.number, groupSeparator, to: &output)
        case .list, .map: reportNoText(node, reference, in: program)
        case .missing, .text, .html: break
        }
    }

    // MARK: Looking up

    /// The place of a name's value, if it has one; an unknown name is reported if that is asked for.
    mutating func value(of reference: Int, in program: TemplateProgram) -> Int? {
        let lookup =
            if let name = program.plainNames[reference] {
                scopes.value(of: name, in: values)
            } else {
                scopes.value(of: program.references[reference], in: values)
            }
        switch lookup {
        case .found(let value): return value
        case .missing: return nil
        case .unknown, .noParts:
            if isStrict { report(lookup, program.references[reference], in: program) }
            return nil
        }
    }

    /// The place in the set of the template that a tag puts in.
    mutating func place(
        of call: TemplateProgram.Call,
        in program: TemplateProgram,
        _ set: TemplateSet
    ) -> Int? {
        switch call.target {
        case .linked(let place): return place
        case .named, .unknown: return nil
        case .dynamic(let reference):
            guard let value = value(of: reference, in: program),
                values.nodes[value].kind == .text
            else { return nil }
            let name = values.text(of: value)
            let place = set.place(of: name)
            if place == nil, isStrict, isFirstReport {
                let span = program.source.span(call.range)
                report(.unknownPartial(name, at: span, among: set.names))
            }
            return place
        }
    }

    // MARK: Reporting

    /// Keeps a diagnostic unless another page has shown it before.
    mutating func report(_ diagnostic: Diagnostic) {
        if known.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
    }

    /// Whether the current step has not been reported for this page; from now on it has.
    private var isFirstReport: Bool {
        mutating get { reported.insert(step).inserted }
    }

    private mutating func report(
        _ lookup: TemplateScopes.Lookup,
        _ reference: TemplateProgram.Reference,
        in program: TemplateProgram
    ) {
        guard isFirstReport else { return }
        switch lookup {
        case .found, .missing: break
        case .unknown(let part):
            let span = program.source.span(program.partRange(part, of: reference))
            let names = scopes.names(insteadOf: part, of: reference, in: values)
            report(.unknownTemplateName(reference.parts[part].text, at: span, among: names))
        case .noParts(let part, let value):
            let span = program.source.span(program.partRange(part, of: reference))
            let name = reference.parts[part - 1].text
            report(.templateValueHasNoParts(name, values.nodes[value].noun, at: span))
        }
    }

    private mutating func reportUnescapedText(_ reference: Int, in program: TemplateProgram) {
        guard isFirstReport else { return }
        let range = program.references[reference].range
        let name = program.source.text(range)
        report(.unescapedText(name, at: program.source.span(range)))
    }

    private mutating func reportNoText(
        _ node: TemplateNode,
        _ reference: Int,
        in program: TemplateProgram
    ) {
        guard isStrict, isFirstReport else { return }
        let range = program.references[reference].range
        let name = program.source.text(range)
        report(.templateValueIsNoText(name, node.noun, at: program.source.span(range)))
    }
}
