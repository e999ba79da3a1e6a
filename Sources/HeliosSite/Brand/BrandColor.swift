import Glibc
import HeliosText

/// A colour, of which it can be told how well it reads on another one.
struct BrandColor: Equatable {
    let red: UInt8
    let green: UInt8
    let blue: UInt8

    static let white = BrandColor(red: 255, green: 255, blue: 255)
    static let black = BrandColor(red: 0, green: 0, blue: 0)

    /// A colour of three parts.
    init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// A colour such as `#0f4c5c`; nil for any other text.
    init?(_ text: String) {
        guard text.utf8.first == UInt8(ascii: "#"), text.utf8.count == 7,
            text.utf8.dropFirst().allSatisfy(\.isASCIIHexDigit),
            let number = UInt32(Substring(text.utf8.dropFirst()), radix: 16)
        else { return nil }
        red = UInt8(truncatingIfNeeded: number >> 16)
        green = UInt8(truncatingIfNeeded: number >> 8)
        blue = UInt8(truncatingIfNeeded: number)
    }

    var text: String {
        let digits = [red, green, blue].map { part in
            (part < 16 ? "0" : "") + String(part, radix: 16)
        }
        return "#" + digits.joined()
    }

    /// WCAG's ratio of contrast, from 1 to 21.
    func contrast(to other: BrandColor) -> Double {
        let both = [luminance, other.luminance].sorted()
        return (both[1] + 0.05) / (both[0] + 0.05)
    }

    /// The colour with so many hundredths of another one in it.
    func mixed(with other: BrandColor, percent: Int) -> BrandColor {
        func mix(_ own: UInt8, _ its: UInt8) -> UInt8 {
            UInt8(clamping: (Int(own) * (100 - percent) + Int(its) * percent + 50) / 100)
        }
        return BrandColor(
            red: mix(red, other.red),
            green: mix(green, other.green),
            blue: mix(blue, other.blue)
        )
    }

    /// The colour nearest to it that reads on a ground, with no more of another one than half; nil
    /// if that is not enough.
    func legible(on ground: BrandColor, by ratio: Double, towards other: BrandColor) -> BrandColor?
    {
        stride(from: 0, through: 50, by: 5).lazy
            .map { mixed(with: other, percent: $0) }
            .first { $0.contrast(to: ground) >= ratio }
    }

    private var luminance: Double {
        func linear(_ part: UInt8) -> Double {
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
}
