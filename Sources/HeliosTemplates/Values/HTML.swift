package import HeliosText

/// Markup that may stand in a page as it is.
///
/// Text becomes markup only by being escaped; everything else must be written in the source code or
/// vouched for by name, so that a reader can find each place where trust is given.
package struct HTML: Sendable {
    /// The markup as UTF-8.
    package private(set) var bytes: [UInt8]

    /// Where the markup begins, when it is written behind other values of a page.
    private var start = 0

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

    package var isEmpty: Bool { bytes.count == start }

    /// Lets markup be written at the end of a buffer that holds the values of a page.
    static func append(to buffer: inout [UInt8], _ write: (inout HTML) -> Void) {
        var html = HTML()
        swap(&html.bytes, &buffer)
        html.start = html.bytes.count
        write(&html)
        swap(&html.bytes, &buffer)
    }

    /// Takes all markup away, and keeps the memory that it lay in.
    package mutating func removeAll() { bytes.removeLast(bytes.count - start) }

    /// Adds markup written in the source code.
    package mutating func append(_ markup: StaticString) {
        markup.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Adds text, escaped: safe between tags and inside a quoted attribute.
    package mutating func append(escaping text: String) {
        HTMLEscape.append(text, to: &bytes)
    }

    /// Adds a text of a table, escaped.
    package mutating func append(escaping place: Int, of table: PackedTexts) {
        HTMLEscape.append(bytes: table.bytes, in: table.range(of: place), to: &bytes)
    }

    /// Adds markup of a table, made by a renderer that escapes what it does not make itself.
    package mutating func append(trusted place: Int, of table: PackedTexts) {
        table.append(place, to: &bytes)
    }

    /// Adds a part of markup that was made by a renderer as `init(trusted:)` expects it.
    package mutating func append(trusted other: [UInt8], in range: Range<Int>) {
        bytes.append(other, in: range)
    }

    /// Adds other markup.
    package mutating func append(_ other: HTML) {
        bytes.append(contentsOf: other.bytes)
    }

    /// Adds a part of other markup, which is markup by itself.
    package mutating func append(_ other: HTML, in range: Range<Int>) {
        bytes.append(other.bytes, in: range)
    }
}
