import HeliosText

extension TemplateCompiler {
    /// Writes a phrase in place of `{{t.key}}`; false for any other tag.
    ///
    /// Its text goes into the program like that around it, so that it costs nothing while pages are
    /// rendered; a value of it is looked up as if the template named it there.
    mutating func emitPhrase(_ token: TemplateToken) -> Bool {
        let prefix = "t."
        let name = source.text(token.name)
        guard let phrases, name.hasBytePrefix(prefix) else { return false }
        let key = name.dropping(bytes: prefix.utf8.count)
        let span = source.span(token.name)
        guard let phrase = phrases[key] else {
            diagnostics.append(.noPhrase(key, at: span, among: phrases.keys))
            return true
        }
        parts.phrases.insert(key)
        if token.kind == .markup { diagnostics.append(.unescapedText(name, at: span)) }
        switch phrase.content {
        case .text(let pattern): emit(pattern, token.name)
        case .forms(let forms): emit(forms, phrase, token.name)
        case .list: diagnostics.append(.phraseIsList(key, at: span))
        }
        return true
    }

    private mutating func emit(_ pattern: PhrasePattern, _ range: Range<Int>) {
        for piece in pattern.pieces {
            switch piece {
            case .text(let text): emitLiteral(text)
            case .value(let name):
                parts.operations.append(.markup(reference(toValue: name, range)))
            }
        }
    }

    private mutating func emitLiteral(_ text: String) {
        var escaped: [UInt8] = []
        HTMLEscape.append(text, to: &escaped)
        let start = bytes.count
        if parts.operations.count > joint, case .text(let last) = parts.operations.last {
            if last.upperBound != start { bytes.append(contentsOf: bytes[last]) }
            let joined = last.upperBound == start ? last.lowerBound : start
            bytes.append(contentsOf: escaped)
            parts.operations[parts.operations.count - 1] = .text(joined..<bytes.count)
        } else {
            bytes.append(contentsOf: escaped)
            parts.operations.append(.text(start..<bytes.count))
        }
    }

    /// A phrase whose words depend on a number: each form ends with a jump behind all of them.
    private mutating func emit(
        _ forms: [PluralForm: PhrasePattern],
        _ phrase: PhraseTable.Phrase,
        _ range: Range<Int>
    ) {
        let choice = parts.choices.count
        let count = reference(toValue: phrase.countName ?? "", range)
        parts.operations.append(.choose(choice))
        parts.choices.append(.init(reference: count, rule: phrase.rule))
        var skips: [Int] = []
        for form in PluralForm.allCases {
            guard let pattern = forms[form] else { continue }
            joint = parts.operations.count
            parts.choices[choice].starts[form] = parts.operations.count
            emit(pattern, range)
            skips.append(parts.operations.count)
            parts.operations.append(.skip(to: 0))
        }
        for skip in skips { parts.operations[skip] = .skip(to: parts.operations.count) }
        joint = parts.operations.count
    }

    private mutating func reference(toValue name: String, _ range: Range<Int>) -> Int {
        parts.references.append(.init(parts: [TemplateName(name)], range: range, isInPhrase: true))
        return parts.references.count - 1
    }
}
