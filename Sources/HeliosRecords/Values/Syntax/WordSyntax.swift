import HeliosDiagnostics
import HeliosText

/// The type `enum`.
enum WordSyntax {
    /// One of the words, in its very spelling.
    static func parse(_ text: String, words: [String]) throws(ValueError) -> String {
        let length = text.utf8.count
        for word in words where word.utf8.count == length && word.hasSameBytes(as: text) {
            return word
        }
        throw ValueError(
            .enumeration,
            quoting: text,
            "is not one of the values of this field",
            help: help(for: text, words: words)
        )
    }

    private static func help(for text: String, words: [String]) -> String? {
        if let near = Suggestion.nearest(to: text, among: words) {
            return "did you mean '\(near)'?"
        }
        guard !words.isEmpty else { return nil }
        if words.count <= 12 { return "write one of \(words.joined(separator: ", "))" }
        return "write one of \(words.prefix(8).joined(separator: ", ")) "
            + "or \(words.count - 8) more"
    }
}
