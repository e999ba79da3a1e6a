import HeliosDiagnostics
import HeliosText

/// What must be known of a text's bytes before libyaml sees them: it takes UTF-16, and counts
/// U+0085, U+2028 and U+2029 as line ends that no editor shows.
struct YAMLPrescan {
    /// Where the text stops being UTF-8.
    private var encodingEnd: Int?

    /// The first places of hidden characters, and how many characters stand elsewhere.
    private var runs: [HiddenRun] = []
    private var others = 0

    /// More places than this would tell nobody more.
    private static let mostRuns = 20

    /// What is wrong with the encoding, or else with characters.
    var problem: Problem? {
        if let encodingEnd { return .encoding(offset: encodingEnd) }
        return runs.isEmpty ? nil : .hidden(runs, others: others)
    }

    /// Whether the text can be parsed in spite of the problem.
    private(set) var isReadable = true

    /// Whether the text holds a tab.
    private(set) var hasTabs = false

    /// Whether lines end with carriage returns.
    private(set) var hasReturns = false

    /// Whether nothing in the text needs more care than its letters.
    var isPlain: Bool { runs.isEmpty && isReadable && !hasTabs && !hasReturns }

    /// Something wrong with a text's bytes.
    enum Problem {
        /// Not UTF-8 from this offset on.
        case encoding(offset: Int)
        /// Characters that are not visible: the first places, and how many are elsewhere.
        case hidden([HiddenRun], others: Int)
    }

    /// Characters side by side that are not visible.
    struct HiddenRun {
        let first: Unicode.Scalar
        let offset: Int
        fileprivate(set) var count = 1
        fileprivate var end: Int
    }

    init(_ bytes: ArraySlice<UInt8>) {
        var index = bytes.startIndex
        while true {
            index += Self.plainPrefix(of: bytes[index...])
            guard index < bytes.endIndex else { return }
            if bytes[index] < 0x80 {
                control(bytes[index], at: index, in: bytes)
                index += 1
            } else if let (scalar, length) = Self.decode(bytes[index...]) {
                if scalar.isRefusedInText { hide(scalar, at: index, length: length) }
                index += length
            } else {
                encodingEnd = index
                isReadable = false
                return
            }
        }
    }

    /// How many bytes in front are visible ASCII or line feeds, as nearly all are.
    private static func plainPrefix(of bytes: ArraySlice<UInt8>) -> Int {
        unsafe bytes.withUnsafeBufferPointer { text in
            unsafe text.firstIndex { $0 &- 0x20 >= 0x5F && $0 != ASCII.lineFeed } ?? text.count
        }
    }

    private mutating func control(_ byte: UInt8, at index: Int, in bytes: ArraySlice<UInt8>) {
        switch byte {
        case ASCII.tab: hasTabs = true
        case ASCII.carriageReturn
        where index + 1 < bytes.endIndex && bytes[index + 1] == ASCII.lineFeed:
            hasReturns = true
        default: hide(Unicode.Scalar(byte), at: index, length: 1)
        }
    }

    private mutating func hide(_ scalar: Unicode.Scalar, at index: Int, length: Int) {
        if scalar.endsLineOrStopsYAML { isReadable = false }
        if let last = runs.indices.last, runs[last].end == index {
            runs[last].count += 1
            runs[last].end = index + length
        } else if runs.count < Self.mostRuns, !isFurtherReturn(scalar) {
            runs.append(HiddenRun(first: scalar, offset: index, end: index + length))
        } else {
            others += 1
        }
    }

    /// Whether a line end is one more of its kind: a program wrote them all, so one is shown.
    private func isFurtherReturn(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\r" && runs.contains { $0.first == scalar }
    }

    /// The scalar that a multi-byte sequence begins with; nil when it is not well-formed UTF-8.
    private static func decode(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
        guard let lead = bytes.first else { return nil }
        let length: Int
        var value: UInt32
        let least: UInt32
        switch lead {
        case 0xC2...0xDF: (length, value, least) = (2, UInt32(lead & 0x1F), 0x80)
        case 0xE0...0xEF: (length, value, least) = (3, UInt32(lead & 0x0F), 0x800)
        case 0xF0...0xF4: (length, value, least) = (4, UInt32(lead & 0x07), 0x10000)
        default: return nil
        }
        guard bytes.count >= length else { return nil }
        for index in bytes.startIndex + 1..<bytes.startIndex + length {
            guard bytes[index] & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(bytes[index] & 0x3F)
        }
        guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, length)
    }
}

extension Unicode.Scalar {
    /// Whether a text may not hold this scalar, raw or as an escape; tabs and line feeds are fine.
    var isRefusedInText: Bool {
        switch value {
        case 0x09, 0x0A, 0x20...0x7E: false
        case 0xFFFE, 0xFFFF: true
        default: TerminalText.isHidden(self)
        }
    }

    /// Whether libyaml would end a line, or its work, at this scalar.
    fileprivate var endsLineOrStopsYAML: Bool {
        switch value {
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    /// `U+202E`.
    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
