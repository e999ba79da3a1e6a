import HeliosRecords
import HeliosTemplates
import HeliosText

/// A phrase that code asks for; those that only templates show are no keys.
///
/// A raw value is the key in `site-templates/strings/`. There are several enumerations, one for each
/// area, since one of all phrases would be longer than anybody reads.
package protocol PhraseKey: RawRepresentable<String>, Hashable, CaseIterable, Sendable {}

/// The phrases of one area in the language of a portal.
struct PhraseArea<Key: PhraseKey>: Sendable {
    private let phrases: [Key: PhraseTable.Phrase]

    /// What a table says for an area; a phrase that it lacks shows its key.
    init(_ table: PhraseTable) {
        phrases = Dictionary(
            uniqueKeysWithValues: Key.allCases.compactMap { key in
                table[key.rawValue].map { (key, $0) }
            }
        )
    }

    /// A phrase with its values by name.
    func text(_ key: Key, _ values: KeyValuePairs<String, String>) -> String {
        guard let phrase = phrases[key] else { return key.rawValue }
        return phrase.content.pattern(for: .other).text { name in
            values.first { $0.key.hasSameBytes(as: name) }?.value
        }
    }

    /// A phrase in the form for a number, which goes in where it is counted, and other values.
    func text(
        _ key: Key,
        count: Int,
        _ values: KeyValuePairs<String, String>,
        _ format: LocaleFormat
    ) -> String {
        guard let phrase = phrases[key] else { return key.rawValue }
        return phrase.content.pattern(for: phrase.rule.form(of: count)).text { name in
            values.first { $0.key.hasSameBytes(as: name) }?.value
                ?? (phrase.countName?.hasSameBytes(as: name) ?? false ? format.number(count) : nil)
        }
    }
}
