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
        let value = value(of: reference, in: program)
        switch value {
        case .text(let text): HTMLEscape.append(text, to: &output)
        case .html(let html): HTMLEscape.append(html.bytes, to: &output)
        default: writePlain(value, reference, program, to: &output)
        }
    }

    /// `{{{name}}}`: markup as it is; text only where nobody asked for safety.
    mutating func writeMarkup(
        _ reference: Int,
        of program: TemplateProgram,
        to output: inout [UInt8]
    ) {
        let value = value(of: reference, in: program)
        switch value {
        case .text(let text) where isStrict:
            reportUnescapedText(reference, in: program)
            HTMLEscape.append(text, to: &output)
        case .text(let text): output.append(contentsOf: text.utf8)
        case .html(let html): output.append(contentsOf: html.bytes)
        default: writePlain(value, reference, program, to: &output)
        }
    }

    /// A value that needs no escape, or has no text at all.
    private mutating func writePlain(
        _ value: TemplateValue,
        _ reference: Int,
        _ program: TemplateProgram,
        to output: inout [UInt8]
    ) {
        switch value {
        case .flag(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .number(let number): output.append(contentsOf: String(number).utf8)
        case .list, .map: reportNoText(value, reference, in: program)
        case .missing, .text, .html: break
        }
    }

    // MARK: Looking up

    /// The value of a name; of an unknown one `missing`, which a strict renderer reports.
    mutating func value(of reference: Int, in program: TemplateProgram) -> TemplateValue {
        let lookup = scopes.value(of: program.references[reference])
        if case .found(let value) = lookup { return value }
        if isStrict { report(lookup, program.references[reference], in: program) }
        return .missing
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
            guard case .text(let name) = value(of: reference, in: program) else { return nil }
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
        case .found: break
        case .unknown(let part):
            let span = program.source.span(program.partRange(part, of: reference))
            let names = scopes.names(insteadOf: part, of: reference)
            report(.unknownTemplateName(reference.parts[part].text, at: span, among: names))
        case .noParts(let part, let value):
            let span = program.source.span(program.partRange(part, of: reference))
            let name = reference.parts[part - 1].text
            report(.templateValueHasNoParts(name, value, at: span))
        }
    }

    private mutating func reportUnescapedText(_ reference: Int, in program: TemplateProgram) {
        guard isFirstReport else { return }
        let range = program.references[reference].range
        let name = program.source.text(range)
        report(.unescapedText(name, at: program.source.span(range)))
    }

    private mutating func reportNoText(
        _ value: TemplateValue,
        _ reference: Int,
        in program: TemplateProgram
    ) {
        guard isStrict, isFirstReport else { return }
        let range = program.references[reference].range
        let name = program.source.text(range)
        report(.templateValueIsNoText(name, value, at: program.source.span(range)))
    }
}
