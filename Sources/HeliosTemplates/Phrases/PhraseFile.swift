import HeliosDiagnostics
import HeliosText
import HeliosYAML

/// A file of phrases: what one layer says in one language.
struct PhraseFile: Sendable {
    /// The tag of its language, as the file is named.
    let language: String
    let isShipped: Bool
    private(set) var phrases: [StatedPhrase] = []
    private(set) var diagnostics: [Diagnostic] = []

    private let path: String

    /// A phrase as a file states it.
    struct StatedPhrase: Sendable {
        let key: String
        let content: PhraseContent
        let span: SourceSpan
    }

    /// Reads a file: maps within maps or keys with dots, and at their ends texts, forms of a text
    /// by number, or lists of texts.
    init(_ bytes: [UInt8], path: String, language: String, isShipped: Bool) {
        self.language = language
        self.isShipped = isShipped
        self.path = path
        let parsed = YAMLParser.parseMap(bytes, path: path)
        diagnostics = parsed.diagnostics
        read(parsed.value ?? [], below: "")
    }

    /// The tag of the language that a file of a layer holds phrases of; nil for any other file.
    static func language(ofPath path: String) -> String? {
        let (folder, ending) = ("strings/", ".yaml")
        guard path.hasBytePrefix(folder), path.hasByteSuffix(ending) else { return nil }
        let tag = String(
            Substring(path.utf8.dropFirst(folder.utf8.count).dropLast(ending.utf8.count))
        )
        let parts = tag.split(onByte: ASCII.hyphen)
        guard let first = parts.first, (2...3).contains(first.utf8.count),
            first.utf8.allSatisfy({ $0.isASCIILetter }),
            parts.dropFirst().allSatisfy({ part in
                (2...8).contains(part.utf8.count)
                    && part.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
            })
        else { return nil }
        return tag
    }

    private mutating func read(_ entries: [YAMLEntry], below prefix: String) {
        for entry in entries {
            let key = prefix.isEmpty ? entry.key : "\(prefix).\(entry.key)"
            let span = SourceSpan(path: path, range: entry.keyRange)
            if let items = entry.value.items {
                let texts = items.compactMap { $0.scalar?.text }
                guard texts.count == items.count else {
                    diagnostics.append(.phraseNotText(key, at: span))
                    continue
                }
                add(key, .list(texts), span)
            } else if let inner = entry.value.entries {
                let isForms = inner.contains { $0.key == "one" || $0.key == "other" }
                if isForms { readForms(inner, key, span) } else { read(inner, below: key) }
            } else if let scalar = entry.value.scalar, !entry.value.isEmpty {
                add(key, .text(PhrasePattern(scalar.text)), span)
            } else {
                diagnostics.append(.phraseNotText(key, at: span))
            }
        }
    }

    private mutating func readForms(_ entries: [YAMLEntry], _ key: String, _ span: SourceSpan) {
        var forms: [PluralForm: PhrasePattern] = [:]
        for entry in entries {
            let place = SourceSpan(path: path, range: entry.keyRange)
            guard let form = PluralForm(rawValue: entry.key) else {
                diagnostics.append(.unknownPluralForm(entry.key, at: place))
                continue
            }
            guard let scalar = entry.value.scalar, !entry.value.isEmpty else {
                diagnostics.append(.phraseNotText("\(key).\(entry.key)", at: place))
                continue
            }
            forms[form] = PhrasePattern(scalar.text)
        }
        guard forms[.other] != nil else {
            diagnostics.append(.pluralFormMissing(key, at: span))
            return
        }
        add(key, .forms(forms), span)
    }

    private mutating func add(_ key: String, _ content: PhraseContent, _ span: SourceSpan) {
        phrases.append(StatedPhrase(key: key, content: content, span: span))
    }
}
