import HeliosText

/// How wide a text is, roughly: drawings have no way to break or cut one themselves.
enum TextWidth {
    /// The width in hundredths of the size of the type, for a common sans serif.
    static func hundredths(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    /// The text, or as much of it as fits with an ellipsis behind it.
    static func fitting(_ text: String, width limit: Double, size: Double) -> String {
        let room = Int(exactly: (limit * 100 / max(size, 1)).rounded(.down)) ?? 0
        // No letter is wider than two sizes.
        if text.utf8.count * 100 <= room || hundredths(text) <= room { return text }
        var result = ""
        var used = ellipsis
        for scalar in text.unicodeScalars {
            used += width(of: scalar)
            guard used <= room else { break }
            result.unicodeScalars.append(scalar)
        }
        return result.trimmingBlanks() + "…"
    }

    private static let ellipsis = 100

    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x66, 0x69, 0x6A, 0x6C, 0x72, 0x74, 0x49: 41  // f i j l r t I
        case 0x20, 0x21, 0x27, 0x28, 0x29, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x3B, 0x7C: 39
        case 0x6D, 0x77, 0x4D, 0x57, 0x40, 0x25: 100  // m w M W @ %
        case 0x41...0x5A: 73
        case 0x300...0x36F, 0x200B...0x200F: 0  // combining and invisible
        case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFF60:
            105
        case 0x1F000...: 130
        default: 63
        }
    }
}
