package import HeliosDiagnostics
import HeliosText

/// Why a text is no value of a field's type.
package struct ValueError: Error, Sendable, Hashable {
    /// The row of the catalogue.
    package let problem: ValueProblem
    /// What is wrong, with the text cut short; never any part of a secret.
    package let message: String
    /// What to write instead.
    package let help: String?
    /// Where in the text it is wrong, in Unicode scalars; nil for all of it.
    package let range: Range<Int>?

    package init(
        _ problem: ValueProblem,
        _ message: String,
        help: String? = nil,
        at range: Range<Int>? = nil
    ) {
        self.problem = problem
        self.message = message
        self.help = help
        self.range = range
    }

    /// An error whose message begins with the user's text.
    package init(
        _ problem: ValueProblem,
        quoting text: String,
        _ rest: String,
        help: String? = nil
    ) {
        self.init(problem, "\(Self.quoted(text)) \(rest)", help: help)
    }

    /// A text between quotation marks, fit for a terminal and at most 40 scalars long.
    package static func quoted(_ text: String) -> String {
        var start = String.UnicodeScalarView(text.unicodeScalars.prefix(41))
        guard start.count > 40 else { return "'\(TerminalText.printable(text))'" }
        start.removeLast()
        return "'\(TerminalText.printable(String(start)))…'"
    }
}
