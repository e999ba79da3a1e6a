package import HeliosDiagnostics
private import HeliosText

/// Strict YAML: one document, no implicit types, nothing that stands for another place.
package enum YAMLParser {
    /// Parses a text; the value is nil when it holds only comments, or cannot be read faithfully.
    ///
    /// `firstLine` is the number that the text's first line has in the file, for front matter.
    package static func parse(
        _ text: some Collection<UInt8>,
        path: String,
        firstLine: Int = 1,
        limits: YAMLLimits = .standard
    ) -> Checked<YAMLNode?> {
        guard text.count <= limits.bytes else {
            return Checked(nil, [tooLarge(path, firstLine, limits)])
        }
        var isTried = false
        let plain = text.withContiguousStorageIfAvailable { bytes -> YAMLNode? in
            guard unsafe bytes.isVisibleASCII else { return nil }
            isTried = true
            var reader = unsafe PlainYAML(bytes, firstLine, isASCII: true, limits)
            return reader.document()
        }
        if case .some(.some(let root)) = plain { return Checked(root) }
        return parseChecked(Array(text), path, firstLine, limits, mayBePlain: !isTried)
    }

    /// Parses a text with libyaml alone: `parse` gives the same for each text, sooner for most.
    package static func parseWithLibrary(
        _ text: some Collection<UInt8>,
        path: String,
        firstLine: Int = 1,
        limits: YAMLLimits = .standard
    ) -> Checked<YAMLNode?> {
        guard text.count <= limits.bytes else {
            return Checked(nil, [tooLarge(path, firstLine, limits)])
        }
        return parseChecked(Array(text), path, firstLine, limits, mayBePlain: false)
    }

    /// Parses a text of any characters; `mayBePlain` says that libyaml need not be asked at once.
    private static func parseChecked(
        _ text: [UInt8],
        _ path: String,
        _ firstLine: Int,
        _ limits: YAMLLimits,
        mayBePlain: Bool
    ) -> Checked<YAMLNode?> {
        let source = YAMLSource(text, path: path, firstLine: firstLine)
        var findings = YAMLFindings(source)
        let scan = YAMLPrescan(source.bytes)
        if let problem = scan.problem { findings.add(problem) }
        guard scan.isReadable, !source.bytes.isEmpty else {
            return Checked(nil, findings.diagnostics())
        }
        if let range = source.firstDirective() {
            findings.add(YAMLFindings.directive(at: source.span(range)))
            return Checked(nil, findings.diagnostics())
        }
        return unsafe source.bytes.withUnsafeBufferPointer { bytes in
            if mayBePlain, scan.isPlain {
                var reader = unsafe PlainYAML(bytes, firstLine, isASCII: false, limits)
                if let root = reader.document() { return Checked(root) }
            }
            var composer = unsafe YAMLComposer(
                YAMLEventReader(bytes),
                source,
                findings,
                limits,
                hasTabs: scan.hasTabs,
                holdsHidden: scan.problem != nil
            )
            let root = composer.document()
            return Checked(root, composer.findings.diagnostics())
        }
    }

    /// Parses a text that has to be a map; an empty text is an empty map, and the value is nil when
    /// the text cannot be read or is something else.
    package static func parseMap(
        _ text: some Collection<UInt8>,
        path: String,
        firstLine: Int = 1,
        limits: YAMLLimits = .standard
    ) -> Checked<[YAMLEntry]?> {
        var parsed = parse(text, path: path, firstLine: firstLine, limits: limits)
        guard let root = parsed.value else {
            return Checked(parsed.diagnostics.isEmpty ? [] : nil, parsed.diagnostics)
        }
        if let entries = root.entries { return Checked(entries, parsed.diagnostics) }
        let found = root.items == nil ? "text" : "a list"
        parsed.diagnostics.append(
            Diagnostic(
                .yaml(.notAMap),
                at: SourceSpan(path: path, range: root.range),
                "expected a map of keys and values, found \(found)",
                help: "write lines of the form 'key: value'"
            )
        )
        return Checked(nil, parsed.diagnostics)
    }

    private static func tooLarge(
        _ path: String,
        _ firstLine: Int,
        _ limits: YAMLLimits
    ) -> Diagnostic {
        Diagnostic(
            .source(.tooLarge),
            at: SourceSpan(
                path: path,
                range: SourceRange(line: firstLine, column: 1, length: 0)
            ),
            "the text is larger than \(limits.bytes) bytes",
            help: "move the bulk into an attachment, or split the file"
        )
    }
}
