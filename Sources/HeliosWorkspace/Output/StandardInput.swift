import Glibc
import HeliosText

/// What a person types.
package enum StandardInput {
    /// Whether a person is there to answer.
    package static var isTerminal: Bool {
        isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    }

    /// The next line in lower case, without blanks around it; nil at the end of the input.
    package static func line() -> [UInt8]? {
        guard let text = readLine(strippingNewline: true) else { return nil }
        return text.trimmingBlanks().utf8.map(\.asciiLowercased)
    }
}
