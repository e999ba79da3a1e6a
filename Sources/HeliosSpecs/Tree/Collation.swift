/// The order of a dictionary for ids, as ICU's root collation has it for the usual scripts.
package enum Collation {
    /// Whether one id comes before another.
    package static func precedes(_ left: String, _ right: String) -> Bool {
        Key(left).precedes(Key(right)) ?? false
    }

    /// What two texts are compared by: letters first, then accents, then case.
    fileprivate struct Key {
        var primary: [UInt64] = []
        var secondary: [UInt32] = []
        var tertiary: [UInt32] = []

        init(_ text: String) {
            for scalar in text.unicodeScalars { append(scalar) }
        }

        /// Whether this key comes first; nil for equal ones.
        func precedes(_ other: Key) -> Bool? {
            if primary != other.primary {
                return primary.lexicographicallyPrecedes(other.primary)
            }
            if secondary != other.secondary {
                return secondary.lexicographicallyPrecedes(other.secondary)
            }
            if tertiary != other.tertiary {
                return tertiary.lexicographicallyPrecedes(other.tertiary)
            }
            return nil
        }

        private static func isKatakana(_ scalar: Unicode.Scalar) -> Bool {
            0x30A1...0x30F6 ~= scalar.value
        }

        private mutating func append(_ scalar: Unicode.Scalar) {
            if let accent = Collation.combiningAccent(scalar) {
                if !secondary.isEmpty { secondary[secondary.count - 1] += accent }
                return
            }
            let letter = LatinLetter(scalar)
            for (index, base) in letter.bases.enumerated() {
                guard let weight = Collation.weight(of: base) else { continue }
                primary.append(weight)
                secondary.append(index == 0 ? letter.accent : 0)
                tertiary.append(base.properties.isUppercase || Self.isKatakana(base) ? 1 : 0)
            }
        }
    }

    private static let ascii = Array(
        " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz".unicodeScalars
    )

    private static let places: [UInt64] = {
        var places = [UInt64](repeating: 0, count: 128)
        for (index, scalar) in ascii.enumerated() { places[Int(scalar.value)] = UInt64(index) + 1 }
        for letter in 0x41..<0x5B { places[letter] = places[letter + 0x20] }
        return places
    }()

    /// A weight right behind that of an ASCII sign, or behind all of them.
    private static func weight(behind sign: UInt8? = nil, _ rank: UInt64) -> UInt64 {
        (sign.map { places[Int($0)] } ?? 128) << 48 + rank + 1
    }

    /// The weight of a letter, digit or symbol; nil for what is passed over, such as controls.
    private static func weight(of scalar: Unicode.Scalar) -> UInt64? {
        if scalar.isASCII {
            let place = places[Int(scalar.value)]
            return place == 0 ? nil : place << 48
        }
        switch scalar.properties.generalCategory {
        case .control, .format: return nil
        case .uppercaseLetter, .titlecaseLetter:
            let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
            return weight(script(lower))
        case .lowercaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark:
            return weight(script(scalar))
        case .currencySymbol: return weight(behind: UInt8(ascii: "$"), UInt64(scalar.value))
        case .mathSymbol, .modifierSymbol, .otherSymbol, .otherNumber:
            return weight(behind: UInt8(ascii: "~"), UInt64(scalar.value))
        default: return weight(behind: UInt8(ascii: "%"), UInt64(scalar.value))
        }
    }

    /// Letters by script: mostly as code points go, but Georgian before Armenian, Hangul before
    /// kana, and both kinds of kana as one.
    private static func script(_ scalar: Unicode.Scalar) -> UInt64 {
        let value = UInt64(scalar.value)
        switch value {
        case 0x10A0...0x10FF: return 0x0530 << 16 + value
        case 0xAC00...0xD7A3: return 0x3040 << 16 + value
        case 0x30A1...0x30F6: return (value - 0x60) << 16
        default: return value << 16
        }
    }

    private static func combiningAccent(_ scalar: Unicode.Scalar) -> UInt32? {
        0x0300...0x036F ~= scalar.value ? LatinLetter.rank(ofAccent: scalar.value) : nil
    }
}

extension Collation {
    /// The positions of ids in the order of a dictionary; equal ones stay as they are.
    package static func order(of ids: [String]) -> [Int] {
        let keys = ids.map(Key.init)
        return keys.indices.sorted { left, right in
            keys[left].precedes(keys[right]) ?? (left < right)
        }
    }
}
