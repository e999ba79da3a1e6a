import HeliosDiagnostics
package import HeliosRecords
package import HeliosTemplates
import HeliosText

/// The phrases of the interface in the language of a portal, as code asks for them.
package struct Phrases: Sendable {
    /// How dates, numbers and the like are written.
    let format: LocaleFormat
    /// Whether lines run from the right.
    let isRightToLeft: Bool

    let general: PhraseArea<Phrase>
    let overviews: PhraseArea<OverviewPhrase>
    let reports: PhraseArea<ReportPhrase>
    let settings: PhraseArea<SettingsPhrase>
    let terms: SchemaTerms
    private let rule: PluralRule

    /// The phrases of a table; those that it lacks show their keys.
    package init(
        _ table: PhraseTable,
        currency: String? = nil,
        terms: SchemaTerms = SchemaTerms()
    ) {
        self.terms = terms
        rule = PluralRule(language: table.language)
        general = PhraseArea(table)
        overviews = PhraseArea(table)
        reports = PhraseArea(table)
        settings = PhraseArea(table)
        format = LocaleFormat(table, currency: currency)
        let primary = table.language.split(onByte: ASCII.hyphen).first ?? ""
        let language = String(decoding: primary.utf8.map(\.asciiLowercased), as: UTF8.self)
        isRightToLeft = ["ar", "fa", "he", "ur"].contains(language)
    }

    /// What the tool says where nobody asks for another language.
    package static let english = Phrases(
        TemplateStore(layers: [.builtIn]).phrases(for: "en").value
    )

    // MARK: Words of kinds

    /// A word of an enumeration.
    func word(_ word: String) -> String { terms.word(word) ?? Words.fromWord(word) }

    /// The words for a name of which there is no more than the name.
    func label(ofName name: String) -> String { terms.label(Words.fromName(name)) }

    /// A number of records of a kind.
    func count(_ count: Int, _ label: Label) -> String {
        "\(format.number(count)) \(isOne(count) ? label.singular : label.plural)"
    }

    /// A number and what it counts: `90 days`, `1 day`.
    func text(_ value: FieldValue, unit: String) -> String {
        let number = text(value)
        let isOne =
            if case .integer(let count) = value { self.isOne(count) } else { false }
        if let words = terms.units[unit] { return "\(number) \(isOne ? words.one : words.other)" }
        let dropsPlural = isOne && unit.hasByteSuffix("s") && unit.utf8.count > 1
        return "\(number) \(dropsPlural ? String(Substring(unit.utf8.dropLast())) : unit)"
    }

    private func isOne(_ count: Int) -> Bool { rule.form(of: count) == .one }

    // MARK: Words for numbers

    /// How far a day is from today: `in 3 days`, `5 months ago`; days up to a hundred, then months,
    /// then years.
    func distance(days: Int) -> String {
        let length = days.magnitude > 4_000_000 ? 4_000_000 : abs(days)
        return switch (days, length) {
        case (0, _): self[.distanceToday]
        case (1, _): self[.distanceTomorrow]
        case (-1, _): self[.distanceYesterday]
        case (2..., ..<100): text(.distanceInDays, count: length)
        case (2..., ..<730): text(.distanceInMonths, count: length / 30)
        case (2..., _): text(.distanceInYears, count: length / 365)
        case (_, ..<100): text(.distanceDaysAgo, count: length)
        case (_, ..<730): text(.distanceMonthsAgo, count: length / 30)
        default: text(.distanceYearsAgo, count: length / 365)
        }
    }

    /// A number of bytes: `512 bytes`, `1.5 kB`, `12 MB`.
    func size(bytes: Int) -> String {
        guard bytes >= 1_000 else { return text(.formatSizeBytes, count: bytes) }
        let units: [Phrase] = [.formatSizeKilo, .formatSizeMega, .formatSizeGiga, .formatSizeTera]
        var size = bytes
        var unit = 0
        while size >= 1_000_000, unit < units.count - 1 {
            size /= 1_000
            unit += 1
        }
        let tenths = size / 100
        let number =
            tenths < 100 ? format.number(tenths: tenths) : format.number(size / 1_000)
        return text(units[unit], ["n": number])
    }

    /// A length of time: `1 h 30 min`, `14 days`.
    func duration(seconds: Int) -> String {
        let parts: [(Int, Phrase)] = [
            (seconds / 86_400, .formatDurationDays), (seconds / 3_600 % 24, .formatDurationHours),
            (seconds / 60 % 60, .formatDurationMinutes), (seconds % 60, .formatDurationSeconds),
        ]
        let shown = parts.filter { $0.0 != 0 }
        guard !shown.isEmpty else { return text(.formatDurationSeconds, count: 0) }
        return shown.map { text($0.1, count: $0.0) }.joined(separator: " ")
    }

    /// Texts in a sentence: `a, b and c`.
    func list(_ texts: [String]) -> String {
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        let first = texts.dropLast().joined(separator: self[.formatListSeparator])
        return text(.formatListLast, ["list": first, "last": last])
    }
}
