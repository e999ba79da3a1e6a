import HeliosDiagnostics
import HeliosText

/// Every phrase of the interface in one language; what it lacks is said in English.
package struct PhraseTable: Sendable {
    /// The tag of the language, as it was asked for.
    package let language: String

    /// The phrases by key.
    private let phrases: [String: Phrase]
    /// What users' files state, in any language.
    private let stated: [PhraseFile.StatedPhrase]
    /// What the tool itself says, in English.
    private let english: [String: PhraseContent]

    /// One phrase, and how its language counts.
    package struct Phrase: Sendable {
        package let content: PhraseContent
        package let rule: PluralRule
        /// The value whose number chooses the form.
        package let countName: String?
    }

    /// The areas in which a language may have keys that no other has, such as currencies.
    package static let openAreas = ["format.currency.", "format.homeCurrency."]

    /// The values that patterns of dates may show, whatever the English ones do.
    private static let dateParts = [
        "day", "day2", "month", "month2", "monthShort", "monthLong", "year", "weekday",
        "weekdayShort", "hour", "hour2", "hour12", "minute2", "second2", "half", "date", "time",
        "zone",
    ]

    /// Puts the phrases of a language together; each file counts over those before it.
    init(_ files: [PhraseFile], language: String) {
        self.language = language
        let english = files.filter { $0.isShipped && $0.language == "en" }.flatMap(\.phrases)
        self.english = Dictionary(
            english.map { ($0.key, $0.content) },
            uniquingKeysWith: { first, _ in first }
        )
        stated = files.filter { !$0.isShipped }.flatMap(\.phrases)
        let countNames = Dictionary(
            english.map { ($0.key, $0.content.names.first) },
            uniquingKeysWith: { first, _ in first }
        )
        var phrases: [String: Phrase] = [:]
        for tag in Self.chain(of: language).reversed() {
            let rule = PluralRule(language: tag)
            for file in files where file.language.isSameTag(as: tag) {
                for phrase in file.phrases {
                    phrases[phrase.key] = Phrase(
                        content: phrase.content,
                        rule: rule,
                        countName: (countNames[phrase.key] ?? nil) ?? phrase.content.names.first
                    )
                }
            }
        }
        self.phrases = phrases
    }

    /// The languages that are asked one after the other: `de-AT`, `de`, `en`.
    static func chain(of language: String) -> [String] {
        let parts = language.split(onByte: ASCII.hyphen)
        let own = parts.indices.reversed().map { parts[...$0].joined(separator: "-") }
        return own.contains { $0.isSameTag(as: "en") } ? own : own + ["en"]
    }

    /// The phrase of a key.
    package subscript(_ key: String) -> Phrase? { phrases[key] }

    /// Every key, in byte order.
    package var keys: [String] { phrases.keys.sortedByBytes() }

    /// The keys that begin so, in byte order.
    package func keys(beginningWith start: String) -> [String] {
        phrases.keys.filter { $0.hasBytePrefix(start) }.sortedByBytes()
    }

    // MARK: Users' files

    /// What is wrong with the phrases of users' files, once it is known which ones templates use.
    func findings(used: Set<String>) -> [Diagnostic] {
        stated.compactMap { phrase -> Diagnostic? in
            guard english[phrase.key] != nil else {
                let isOpen = Self.openAreas.contains { phrase.key.hasBytePrefix($0) }
                if isOpen || used.contains(phrase.key) { return nil }
                let known = used.union(english.keys).sortedByBytes()
                return .unknownPhrase(phrase.key, at: phrase.span, among: known)
            }
            return fault(of: phrase)
        }
    }

    /// What a phrase does otherwise than the English one in a way that cannot work.
    private func fault(of phrase: PhraseFile.StatedPhrase) -> Diagnostic? {
        guard let model = english[phrase.key] else { return nil }
        switch (model, phrase.content) {
        case (.list(let texts), .list(let own)) where texts.count == own.count: return nil
        case (.list(let texts), _):
            return .phraseNotList(phrase.key, of: texts.count, at: phrase.span)
        case (_, .list): return .phraseNotText(phrase.key, at: phrase.span)
        default: break
        }
        let isDate =
            phrase.key.hasBytePrefix("format.date") || phrase.key.hasBytePrefix("format.time")
        let allowed = isDate ? Self.dateParts : model.names
        let unknown = phrase.content.names.first { name in
            !allowed.contains { $0.hasSameBytes(as: name) }
        }
        return unknown.map {
            .unknownPlaceholder($0, in: phrase.key, at: phrase.span, among: allowed)
        }
    }
}

extension String {
    /// Whether two tags of languages mean the same: capitals do not matter.
    func isSameTag(as other: String) -> Bool {
        utf8.elementsEqual(other.utf8) { $0.asciiLowercased == $1.asciiLowercased }
    }
}
