import HeliosDiagnostics
import HeliosText
import HeliosYAML

/// Reads the files of modules that say what kinds are called in another language:
/// `modules/<name>/labels.<language>.yaml`.
enum SchemaTermsReader {
    private static let vocabulary = MapReader.Vocabulary(
        unknownKey: .module(.labelsInvalid),
        missingKey: .module(.labelsInvalid),
        valueInvalid: .module(.labelsInvalid),
        noun: "a file of labels"
    )

    /// What modules say in a language, or in the one that it belongs to.
    ///
    /// Of modules that are not built in the files of all languages are read, so that what is wrong
    /// with one is told at once.
    static func read(
        _ sources: [ModuleSource],
        language: String,
        kinds: [String]
    ) -> Checked<SchemaTerms> {
        var terms = SchemaTerms()
        var diagnostics: [Diagnostic] = []
        let parts = language.split(onByte: ASCII.hyphen)
        let wanted = parts.indices.map { parts[...$0].joined(separator: "-") }
        for source in sources {
            for file in source.files {
                guard let tag = tag(ofFile: file.path, in: source) else { continue }
                let place = wanted.firstIndex { isSame($0, tag) }
                guard place != nil || !source.isBuiltIn else { continue }
                var read = SchemaTerms()
                diagnostics += Self.read(file, of: source, kinds: kinds, into: &read)
                if place != nil { terms.add(read) }
            }
        }
        return Checked(terms, diagnostics)
    }

    private static func tag(ofFile path: String, in source: ModuleSource) -> String? {
        let (start, end) = ("modules/\(source.name)/labels.", ".yaml")
        guard path.hasBytePrefix(start), path.hasByteSuffix(end),
            path.utf8.count > start.utf8.count + end.utf8.count
        else { return nil }
        return String(Substring(path.utf8.dropFirst(start.utf8.count).dropLast(end.utf8.count)))
    }

    private static func isSame(_ tag: String, _ other: String) -> Bool {
        tag.utf8.elementsEqual(other.utf8) { $0.asciiLowercased == $1.asciiLowercased }
    }

    private static func read(
        _ file: (path: String, text: [UInt8]),
        of source: ModuleSource,
        kinds: [String],
        into terms: inout SchemaTerms
    ) -> [Diagnostic] {
        let parsed = YAMLParser.parseMap(file.text, path: file.path)
        guard let entries = parsed.value else { return parsed.diagnostics }
        var map = MapReader(entries, path: file.path, vocabulary: vocabulary)
        terms.modules[source.name] = map.text("module")?.text
        for entry in map.map("kinds") {
            guard kinds.contains(where: { $0.hasSameBytes(as: entry.key) }) else {
                map.report(
                    entry.keyRange,
                    "no kind is called '\(TerminalText.printable(entry.key))'",
                    help: Help.oneOf(kinds, meant: entry.key)
                )
                continue
            }
            guard let inner = entry.value.entries else {
                map.report(entry.value.range, "a kind has 'singular', 'plural' and 'description'")
                continue
            }
            terms.kinds[entry.key] = kind(inner, entry.keyRange, &map)
        }
        texts("terms", &map) { terms.labels[$0] = $1 }
        texts("words", &map) { terms.words[$0] = $1 }
        texts("countries", &map) { terms.countries[$0] = $1 }
        texts("languages", &map) { terms.languages[$0] = $1 }
        for entry in map.map("units") {
            guard let one = entry.value["one"]?.scalar, let other = entry.value["other"]?.scalar
            else {
                map.report(entry.value.range, "a unit has 'one' and 'other'")
                continue
            }
            terms.units[entry.key] = .init(one: one.text, other: other.text)
        }
        return parsed.diagnostics + map.finish()
    }

    private static func kind(
        _ entries: [YAMLEntry],
        _ range: SourceRange,
        _ map: inout MapReader
    ) -> SchemaTerms.KindTerms {
        var inner = MapReader(
            entries,
            range: range,
            path: map.path,
            vocabulary: vocabulary.called("the words for a kind")
        )
        let singular = inner.requiredText("singular")?.text
        let plural = inner.requiredText("plural")?.text
        let summary = inner.text("description")?.text
        map.add(inner.finish())
        guard let singular, let plural else { return .init(label: nil, summary: summary) }
        return .init(label: Label(singular: singular, plural: plural), summary: summary)
    }

    private static func texts(
        _ key: String,
        _ map: inout MapReader,
        _ add: (String, String) -> Void
    ) {
        for entry in map.map(key) {
            guard let text = entry.value.scalar, !entry.value.isEmpty else {
                map.report(entry.keyRange, "'\(TerminalText.printable(entry.key))' is not a text")
                continue
            }
            add(entry.key, text.text)
        }
    }
}

extension SchemaTerms {
    /// Adds what another module says; its words count over those before.
    fileprivate mutating func add(_ other: SchemaTerms) {
        modules.merge(other.modules) { $1 }
        kinds.merge(other.kinds) { $1 }
        labels.merge(other.labels) { $1 }
        words.merge(other.words) { $1 }
        units.merge(other.units) { $1 }
        countries.merge(other.countries) { $1 }
        languages.merge(other.languages) { $1 }
    }
}
