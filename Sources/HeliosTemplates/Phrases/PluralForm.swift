import HeliosText

/// The forms that languages have for numbers, named as Unicode's CLDR names them.
package enum PluralForm: String, Sendable, Hashable, CaseIterable {
    case zero, one, two, few, many, other
}

/// Which form a language gives to a whole number (CLDR's cardinal rules).
package enum PluralRule: Sendable, Hashable {
    /// One form for all numbers.
    case same
    /// One, and any other: as in English and German.
    case one
    /// None and one alike, and any other: as in French.
    case zeroOrOne
    case arabic, czech, hebrew, latvian, lithuanian, polish, romanian, russian, serbian, slovenian

    /// The rule of a language by its tag, of which the first part counts.
    package init(language: String) {
        let primary = language.split(onByte: ASCII.hyphen).first ?? language
        let name = String(decoding: primary.utf8.map(\.asciiLowercased), as: UTF8.self)
        self = Self.rules[name] ?? .one
    }

    private static let rules: [String: PluralRule] = [
        "id": .same, "ja": .same, "ko": .same, "lo": .same, "ms": .same, "my": .same, "th": .same,
        "vi": .same, "yue": .same, "zh": .same,
        "fr": .zeroOrOne, "hy": .zeroOrOne, "pt": .zeroOrOne,
        "ar": .arabic, "cs": .czech, "sk": .czech, "he": .hebrew, "iw": .hebrew, "lv": .latvian,
        "lt": .lithuanian, "pl": .polish, "ro": .romanian, "be": .russian, "ru": .russian,
        "uk": .russian, "bs": .serbian, "hr": .serbian, "sr": .serbian, "sl": .slovenian,
    ]

    /// The form of a number; its sign does not matter.
    package func form(of number: Int) -> PluralForm {
        let count = number.magnitude
        let (ten, hundred) = (count % 10, count % 100)
        let isTeen = (11...19).contains(hundred)
        let isFew = (2...4).contains(ten) && !(12...14).contains(hundred)
        return switch self {
        case .same: .other
        case .one: count == 1 ? .one : .other
        case .zeroOrOne: count < 2 ? .one : .other
        case .arabic: Self.arabic(count, hundred)
        case .czech: count == 1 ? .one : (2...4).contains(count) ? .few : .other
        case .hebrew: count == 1 ? .one : count == 2 ? .two : .other
        case .latvian: ten == 0 || isTeen ? .zero : ten == 1 ? .one : .other
        case .lithuanian: isTeen || ten == 0 ? .other : ten == 1 ? .one : .few
        case .polish: count == 1 ? .one : isFew ? .few : .many
        case .romanian:
            count == 1 ? .one : count == 0 || (1...19).contains(hundred) ? .few : .other
        case .russian: ten == 1 && hundred != 11 ? .one : isFew ? .few : .many
        case .serbian: ten == 1 && hundred != 11 ? .one : isFew ? .few : .other
        case .slovenian: Self.slovenian(hundred)
        }
    }

    private static func arabic(_ count: UInt, _ hundred: UInt) -> PluralForm {
        switch (count, hundred) {
        case (0, _): .zero
        case (1, _): .one
        case (2, _): .two
        case (_, 3...10): .few
        case (_, 11...): .many
        default: .other
        }
    }

    private static func slovenian(_ hundred: UInt) -> PluralForm {
        switch hundred {
        case 1: .one
        case 2: .two
        case 3, 4: .few
        default: .other
        }
    }
}
