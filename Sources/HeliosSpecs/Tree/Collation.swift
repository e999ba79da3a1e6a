/// The order of a dictionary for ids, as ICU's root collation has it for the usual scripts.
package enum Collation {
    /// Whether one id comes before another.
    package static func precedes(_ left: String, _ right: String) -> Bool {
        Key(left).precedes(Key(right)) ?? false
    }

    /// What two texts are compared by: letters first, then accents, then case.
    fileprivate struct Key {
        var primary: [UInt32] = []
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
                tertiary.append(base.properties.isUppercase ? 1 : 0)
            }
        }
    }

    private static let ascii = Array(
        " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz".unicodeScalars
    )

    private static let asciiWeights: [UInt32] = {
        var weights = [UInt32](repeating: 0, count: 128)
        for (index, scalar) in ascii.enumerated() {
            // Symbols beyond ASCII lie before the digits, other scripts behind the letters.
            let isBeforeDigits = index < ascii.count - 36
            weights[Int(scalar.value)] = UInt32(index + 1) + (isBeforeDigits ? 0 : 0x20_0000)
        }
        for letter in 0x41..<0x5B { weights[letter] = weights[letter + 0x20] }
        return weights
    }()

    /// The weight of a letter, digit or symbol; nil for what is passed over, such as controls.
    private static func weight(of scalar: Unicode.Scalar) -> UInt32? {
        if scalar.isASCII {
            let weight = asciiWeights[Int(scalar.value)]
            return weight == 0 ? nil : weight
        }
        switch scalar.properties.generalCategory {
        case .control, .format: return nil
        case .uppercaseLetter, .titlecaseLetter:
            let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
            return 0x40_0000 + script(lower)
        case .lowercaseLetter, .modifierLetter, .otherLetter: return 0x40_0000 + script(scalar)
        default: return 0x1000 + scalar.value
        }
    }

    /// Letters by script: mostly as code points go, but Hangul before kana, and Georgian before
    /// Armenian.
    private static func script(_ scalar: Unicode.Scalar) -> UInt32 {
        switch scalar.value {
        case 0x0531...0x058F: 0x10FF + (scalar.value - 0x0531)
        case 0x10A0...0x10FF: 0x0531 + (scalar.value - 0x10A0)
        case 0xAC00...0xD7A3: 0x3030
        default: scalar.value
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
