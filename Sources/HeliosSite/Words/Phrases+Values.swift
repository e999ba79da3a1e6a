package import HeliosRecords
import HeliosText

extension Phrases {
    /// A value of a type for people: words of an enumeration as words, countries by name.
    package func text(_ value: FieldValue, _ type: FieldType) -> String {
        switch (type, value) {
        case (.enumeration, .text(let word)): self.word(word)
        case (.list(let element), .list(let values)):
            values.map { text($0, element) }.joined(separator: self[.formatListSeparator])
        case (.map(let element, _), .object(let members)):
            members.map { "\($0.name): \(text($0.value, element))" }.joined(separator: ", ")
        case (.object(let shape), .object(let members)):
            members.map { member in
                let field = shape.fields.first { $0.name.hasSameBytes(as: member.name) }
                let label = field?.displayLabel ?? label(ofName: member.name)
                return
                    "\(label): \(field.map { text(member.value, $0.type) } ?? text(member.value))"
            }.joined(separator: ", ")
        case (.country, .text(let code)): terms.countries[code] ?? type.displayText(value)
        case (.language, .text(let tag)):
            terms.languages[tag].map { "\($0) (\(tag))" } ?? type.displayText(value)
        default: text(value)
        }
    }

    /// A value for people, as far as it can be told without its type.
    ///
    /// Whole numbers have no groups of digits: many are ports, years or numbers of other things.
    func text(_ value: FieldValue) -> String {
        switch value {
        case .boolean(let flag): self[flag ? .valueYes : .valueNo]
        case .date(let date): format.date(date)
        case .datetime(let time): format.dateTimeAndZone(time)
        case .decimal(let number): format.number(number)
        case .duration(let seconds): duration(seconds: seconds)
        case .money(let money): format.money(money)
        case .secret: self[.valueSet]
        case .list(let values):
            values.map(text).joined(separator: self[.formatListSeparator])
        case .object(let members):
            members.map { "\(label(ofName: $0.name)): \(text($0.value))" }
                .joined(separator: ", ")
        case .text, .integer, .ip, .cidr: value.displayText
        }
    }
}
