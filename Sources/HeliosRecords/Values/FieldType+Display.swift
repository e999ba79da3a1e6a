import HeliosText

extension FieldType {
    /// A value of this type for people: words of an enumeration as words, countries by name.
    public func displayText(_ value: FieldValue) -> String {
        switch (self, value) {
        case (.enumeration, .text(let word)): Words.fromWord(word)
        case (.country, .text(let code)): Countries.name(of: code) ?? code
        case (.list(let element), .list(let values)):
            values.map(element.displayText).joined(separator: ", ")
        case (.map(let element, _), .object(let members)):
            members.map { "\($0.name): \(element.displayText($0.value))" }.joined(separator: ", ")
        case (.object(let shape), .object(let members)):
            members.map { member in
                let field = shape.fields.first { $0.name == member.name }
                let label = field?.displayLabel ?? Words.fromName(member.name)
                return "\(label): \(field?.type.displayText(member.value) ?? member.value.text)"
            }.joined(separator: ", ")
        default: value.displayText
        }
    }
}

extension Words {
    /// A word of an enumeration for people: `ready_to_deploy` as `Ready to deploy`; a word that
    /// is a number or a name of a standard stays as it is.
    package static func fromWord(_ word: String) -> String {
        guard word.utf8.allSatisfy({ !$0.isASCIIDigit && $0 != ASCII.dot }) else { return word }
        let joined = word.utf8.map { $0 == ASCII.hyphen ? ASCII.underscore : $0 }
        return fromName(String(decoding: joined, as: UTF8.self))
    }
}
