/// What a reader of XML meets, in the order of the text.
package enum XMLEvent: Sendable, Hashable {
    /// The start of an element: its name without a prefix, and its attributes.
    case start(name: String, attributes: [String: String])
    /// Text, or a part of it; the inside of CDATA as well.
    case text(String)
    /// The end of the element that was begun last.
    case end(name: String)
}

/// Why a text is not read as XML.
package struct XMLFailure: Error, Sendable, Hashable {
    /// What is wrong, on one line, in lower case.
    package let message: String
    /// The line, counted from 1.
    package let line: Int

    package init(_ message: String, line: Int) {
        self.message = message
        self.line = line
    }
}
