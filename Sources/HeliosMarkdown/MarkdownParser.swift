package import HeliosDiagnostics
import HeliosText

/// Reads Markdown texts.
package enum MarkdownParser {
    /// Reads a text; one that breaks a limit, or holds what no text may hold, becomes empty.
    package static func parse(
        _ bytes: [UInt8],
        path: String,
        origin: MarkdownOrigin = .start,
        options: MarkdownOptions = MarkdownOptions()
    ) -> Checked<MarkdownDocument> {
        let isVisible = isVisibleASCII(bytes)
        if isVisible, isSurelyWithinIfPlain(bytes, options.limits) {
            if let document = PlainMarkdown.document(of: bytes) { return Checked(document) }
        }
        var source = SourceText(bytes, path: path, origin: origin)
        let problems = refusals(of: &source, options, isVisible: isVisible)
        guard problems.isEmpty else { return Checked(.empty, problems) }
        if !isVisible, let document = PlainMarkdown.document(of: bytes) {
            return Checked(document)
        }
        return compile(source, options)
    }

    /// Whether a text without lists, quotes and brackets can break no limit.
    private static func isSurelyWithinIfPlain(_ bytes: [UInt8], _ limits: MarkdownLimits) -> Bool {
        bytes.count < min(limits.size, limits.paragraph, limits.word)
            && !bytes.contains(UInt8(ascii: "|"))
    }

    private static func isVisibleASCII(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { unsafe $0.isVisibleASCII }
    }

    /// Reads a text with the library alone: `parse` gives the same for each text, sooner for most.
    package static func parseWithLibrary(
        _ bytes: [UInt8],
        path: String,
        origin: MarkdownOrigin = .start,
        options: MarkdownOptions = MarkdownOptions()
    ) -> Checked<MarkdownDocument> {
        var source = SourceText(bytes, path: path, origin: origin)
        let isVisible = isVisibleASCII(bytes)
        let problems = refusals(of: &source, options, isVisible: isVisible, isScanned: true)
        return problems.isEmpty ? compile(source, options) : Checked(.empty, problems)
    }

    private static func compile(
        _ source: SourceText,
        _ options: MarkdownOptions
    ) -> Checked<MarkdownDocument> {
        guard !source.bytes.isEmpty,
            let tree = CMark.parse(source.bytes, syntax: options.syntax)
        else { return Checked(.empty) }
        var compiler = Compiler(source, options)
        compiler.compile(tree)
        return compiler.finish()
    }

    /// Reads a part of a file.
    package static func parse(
        _ bytes: ArraySlice<UInt8>,
        path: String,
        origin: MarkdownOrigin = .start,
        options: MarkdownOptions = MarkdownOptions()
    ) -> Checked<MarkdownDocument> {
        parse(Array(bytes), path: path, origin: origin, options: options)
    }

    /// Reads the value of a field.
    package static func parse(
        _ text: String,
        path: String,
        origin: MarkdownOrigin = .start,
        options: MarkdownOptions = MarkdownOptions()
    ) -> Checked<MarkdownDocument> {
        parse(Array(text.utf8), path: path, origin: origin, options: options)
    }

    /// Why the text cannot be given to the library.
    private static func refusals(
        of source: inout SourceText,
        _ options: MarkdownOptions,
        isVisible: Bool,
        isScanned: Bool = false
    ) -> [Diagnostic] {
        if !isVisible {
            guard isUTF8(source.bytes) else {
                let help = "save the file as UTF-8"
                let span = SourceSpan(path: source.path, range: source.range(0..<0))
                return [
                    Diagnostic(.source(.notUtf8), at: span, "the text is not UTF-8", help: help)
                ]
            }
            if !HiddenCharacters.areAbsent(from: source.bytes) {
                let hidden = hiddenCharacters(in: &source)
                guard hidden.isEmpty else { return hidden }
            }
        }
        let bounds = unsafe source.bytes.withUnsafeBufferPointer { unsafe TextBounds($0) }
        guard isScanned || !bounds.areSurelyWithin(options.limits) else { return [] }
        return LimitScan.findings(in: source.bytes, limits: options.limits)
            .map { $0.diagnostic(in: &source) }
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        (try? UTF8Span(validating: bytes.span)) != nil  // Where it is not is not told.
    }

    /// In fenced code, only control characters are refused: code may show the others.
    private static func hiddenCharacters(in source: inout SourceText) -> [Diagnostic] {
        let findings = HiddenCharacters.find(in: source.bytes, limit: source.bytes.count)
        guard !findings.isEmpty else { return [] }
        let code = fencedCode(in: &source)
        var next = 0
        return
            findings.filter { finding in
                while next < code.count, code[next].upperBound <= finding.offset { next += 1 }
                let isCode = next < code.count && code[next].contains(finding.offset)
                return finding.isControl || !isCode
            }
            .prefix(10)
            .map { finding in
                let length = String(finding.scalar).utf8.count
                return Diagnostic(
                    .source(.hiddenCharacter),
                    at: source.span(finding.offset..<finding.offset + length),
                    "the text holds the character \(finding.name), which cannot be seen",
                    help: "delete the character"
                )
            }
    }

    private static func fencedCode(in source: inout SourceText) -> [Range<Int>] {
        var fence = FenceTracker()
        var code: [Range<Int>] = []
        for number in 1...source.lineStarts.count {
            let line = source.line(number)
            if fence.isCode(line, in: source.bytes) { code.append(line) }
        }
        return code
    }
}

extension LimitScan.Finding {
    /// The diagnostic, at the first place that breaks the limit.
    func diagnostic(in source: inout SourceText) -> Diagnostic {
        Diagnostic(
            .markdown(problem),
            at: source.span(offset..<offset),
            "\(subject); the limit is \(limit)",
            help: advice
        )
    }

    private var advice: String {
        switch problem {
        case .tooLarge: "split the document"
        case .paragraphTooLong: "break it with empty lines"
        case .wordTooLong: "break it, or move it into a code block or an attachment"
        case .tableTooWide, .tableTooLarge: "split the table, or attach it as CSV"
        case .tooManyBrackets: "move generated content into an attachment"
        case .referenceTooLong: "shorten the target"
        default: "flatten the structure"
        }
    }

    private var subject: String {
        switch problem {
        case .tooLarge: "the text has too many bytes"
        case .paragraphTooLong: "the paragraph has too many bytes"
        case .wordTooLong: "the run without a space has too many bytes"
        case .tableTooWide: "the table has too many columns"
        case .tableTooLarge: "the tables have too many cells"
        case .tooManyBrackets: "the text has too many opening brackets"
        case .referenceTooLong: "the definition of the link has too many bytes"
        default: "quotes or lists are nested too deeply"
        }
    }
}
