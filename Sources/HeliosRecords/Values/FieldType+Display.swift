import HeliosText

extension FieldType {
    /// A value of this type for people: words of an enumeration as words, countries by name.
    public func displayText(_ value: FieldValue) -> String {
        switch (self, value) {
        case (.enumeration, .text(let word)): Words.fromWord(word)
        case (.country, .text(let code)): Countries.name(of: code) ?? code
        case (.language, .text(let tag)): Languages.name(of: tag).map { "\($0) (\(tag))" } ?? tag
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
    /// is a number or a name of a standard stays as it is, and a brand is written as it writes itself.
    package static func fromWord(_ word: String) -> String {
        if let known = knownWords[word] { return known }
        if word.utf8.allSatisfy(\.isASCIILowercase) {
            return abbreviations.contains(word) ? word.uppercased() : capitalized(word)
        }
        if word.contains(byte: ASCII.dot) { return word }
        if word.utf8.contains(where: \.isASCIIDigit) {
            return word.contains(byte: ASCII.underscore) ? fromName(word) : word
        }
        let joined = word.utf8.map { $0 == ASCII.hyphen ? ASCII.underscore : $0 }
        return fromName(String(decoding: joined, as: UTF8.self))
    }

    private static let knownWords = [
        "github": "GitHub", "gitlab": "GitLab", "google_chat_space": "Google Chat space",
        "google_contacts": "Google Contacts", "google_workspace": "Google Workspace",
        "ios": "iOS", "ipados": "iPadOS", "kb": "Knowledge base", "macos": "macOS",
        "microsoft_teams": "Microsoft Teams", "onelogin": "OneLogin", "qsfp28": "QSFP28",
        "ok": "OK",
        "qsfp_dd": "QSFP-DD", "sfp_plus": "SFP+", "slack_channel": "Slack channel",
        "wifi": "Wi-Fi",
    ]
}
