/// The name of a requirement, scenario or section: two names are one only if their bytes are.
///
/// `String` would take composed and decomposed letters for the same.
package struct SpecName: Hashable, Sendable {
    private let bytes: [UInt8]

    init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    package func hash(into hasher: inout Hasher) {
        unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }

    /// The name as it is written.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether nothing is left of it.
    package var isEmpty: Bool { bytes.isEmpty }

    /// The name trimmed, in lower case, with one space for each run of white space: what two
    /// spellings of one name share.
    package var folded: SpecName {
        var folded: [UInt8] = []
        let lowered = Array(text.fullyLowercased.utf8)
        var index = 0
        var isPending = false
        while index < lowered.count {
            let space = WhiteSpace.length(lowered, at: index, before: lowered.count)
            if space > 0 {
                isPending = !folded.isEmpty
                index += space
                continue
            }
            if isPending { folded.append(0x20) }
            isPending = false
            folded.append(lowered[index])
            index += 1
        }
        return SpecName(folded)
    }
}

extension SpecText {
    /// The name that a stretch spells.
    package func name(_ range: Range<Int>) -> SpecName { SpecName(bytes[range]) }
}

extension String {
    /// The text in lower case, a sigma at the end of a word written as one.
    fileprivate var fullyLowercased: String {
        let sigma: Unicode.Scalar = "\u{3A3}"
        guard unicodeScalars.contains(sigma) else { return lowercased() }
        let scalars = Array(unicodeScalars)
        var result = ""
        for (index, scalar) in scalars.enumerated() {
            guard scalar == sigma else {
                result += scalar.properties.lowercaseMapping
                continue
            }
            let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
            let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
            let isFinal = before?.properties.isCased == true && after?.properties.isCased != true
            result += isFinal ? "\u{3C2}" : "\u{3C3}"
        }
        return result
    }
}
