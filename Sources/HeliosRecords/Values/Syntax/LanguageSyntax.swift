import HeliosDiagnostics
import HeliosText

/// The type `language`.
enum LanguageSyntax {
    /// A well-formed tag of BCP 47 in its usual case, such as `nb-NO` or `zh-Hant-TW`.
    static func parse(_ text: String) throws(ValueError) -> String {
        if let tag = tag(text) { return tag }
        let hyphens = String(
            decoding: text.utf8.map { $0 == ASCII.underscore ? ASCII.hyphen : $0 },
            as: UTF8.self
        )
        let help = tag(hyphens).map { "write \($0)" } ?? "write a tag, such as nb, nb-NO or en-GB"
        throw ValueError(.language, quoting: text, "is not a language", help: help)
    }

    /// The tag in its usual case, or nil for any other form.
    private static func tag(_ text: String) -> String? {
        let parts = text.split(onByte: ASCII.hyphen)
        guard parts.allSatisfy({ isPart($0) }), let first = parts.first else { return nil }
        var result = [first.lowercased()]
        if result[0] == "x" { return parts.count > 1 ? text.lowercased() : nil }
        guard (2...8).contains(first.utf8.count), first.utf8.count != 4,
            first.utf8.allSatisfy(\.isASCIILetter)
        else { return nil }
        var rest = parts.dropFirst()
        var extended = 0
        while first.utf8.count <= 3, extended < 3, let part = rest.first, isLetters(part, 3) {
            result.append(part.lowercased())
            rest.removeFirst()
            extended += 1
        }
        if let part = rest.first, isLetters(part, 4) {
            result.append(Words.capitalized(part.lowercased()))
            rest.removeFirst()
        }
        if let part = rest.first,
            isLetters(part, 2) || (part.utf8.count == 3 && part.utf8.allSatisfy(\.isASCIIDigit))
        {
            result.append(part.uppercased())
            rest.removeFirst()
        }
        guard let tail = tail(rest) else { return nil }
        return (result + tail).joined(separator: "-")
    }

    /// Variants, extensions and private use, in lower case.
    private static func tail(_ parts: ArraySlice<String>) -> [String]? {
        var result: [String] = []
        var singletons: Set<String> = []
        var variants: Set<String> = []
        for (place, part) in zip(parts.indices, parts) {
            let lower = part.lowercased()
            let count = lower.utf8.count
            if singletons.contains("x") {
                result.append(lower)
            } else if count == 1 {
                let next = place + 1 < parts.endIndex ? parts[place + 1].utf8.count : 0
                guard next >= (lower == "x" ? 1 : 2), singletons.insert(lower).inserted else {
                    return nil
                }
                result.append(lower)
            } else if singletons.isEmpty {
                let startsWithDigit = lower.utf8.first?.isASCIIDigit == true
                guard count >= 5 || (count == 4 && startsWithDigit),
                    variants.insert(lower).inserted
                else { return nil }
                result.append(lower)
            } else {
                result.append(lower)
            }
        }
        return result
    }

    private static func isPart(_ part: String) -> Bool {
        (1...8).contains(part.utf8.count)
            && part.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
    }

    private static func isLetters(_ part: String, _ count: Int) -> Bool {
        part.utf8.count == count && part.utf8.allSatisfy(\.isASCIILetter)
    }
}
