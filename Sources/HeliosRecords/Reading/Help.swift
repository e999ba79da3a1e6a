import HeliosText

/// The second line of a diagnostic: what to do.
package enum Help {
    /// The unknown keys of one map for which a known one is looked for.
    ///
    /// Who has more has misspelt none of them, and the search costs as much as both numbers
    /// multiplied.
    package static let mostSearched = 100

    /// `did you mean 'x'?`, or the names themselves where they are few.
    package static func oneOf(_ names: [String], meant text: String) -> String? {
        if let nearest = Suggestion.nearest(to: text, among: names) {
            return "did you mean '\(nearest)'?"
        }
        guard !names.isEmpty, names.count <= 12 else { return nil }
        if names.count == 1 { return "use '\(names[0])'" }
        return "use one of \(names.joined(separator: ", "))"
    }
}
