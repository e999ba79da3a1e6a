import HeliosText

/// Markup that may stand in a page as it is.
///
/// Text becomes markup only by being escaped; everything else must be written in the source code or
/// vouched for by name, so that a reader can find each place where trust is given.
package struct HTML: Sendable, Hashable {
    /// The markup as UTF-8.
    package private(set) var bytes: [UInt8]

    /// No markup.
    package init() {
        bytes = []
    }

    /// Markup written in the source code.
    package init(_ markup: StaticString) {
        bytes = []
        append(markup)
    }

    /// Text, escaped.
    package init(escaping text: String) {
        bytes = []
        append(escaping: text)
    }

    /// Markup made by a renderer that escapes what it does not make itself.
    package init(trusted bytes: [UInt8]) {
        self.bytes = bytes
    }

    package var isEmpty: Bool { bytes.isEmpty }

    /// Adds markup written in the source code.
    package mutating func append(_ markup: StaticString) {
        markup.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Adds text, escaped: safe between tags and inside a quoted attribute.
    package mutating func append(escaping text: String) {
        HTMLEscape.append(text, to: &bytes)
    }

    /// Adds other markup.
    package mutating func append(_ other: HTML) {
        bytes.append(contentsOf: other.bytes)
    }
}
