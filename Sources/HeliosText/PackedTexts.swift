/// Many short texts in one buffer, one behind the other.
///
/// Neighbours in memory that nothing counts references to: reading a text costs a copy of its bytes.
package struct PackedTexts: Sendable {
    /// The texts as UTF-8.
    package private(set) var bytes: [UInt8] = []
    private var ends: [Int32] = [0]

    /// A table of these texts, by their place.
    package init(_ texts: some Sequence<String>) {
        for text in texts {
            bytes.append(contentsOf: text.utf8)
            ends.append(Int32(bytes.count))
        }
    }

    /// A table of what the closure appends for each element.
    package init<Element>(
        _ elements: some Sequence<Element>,
        _ write: (Element, inout [UInt8]) -> Void
    ) {
        for element in elements {
            write(element, &bytes)
            ends.append(Int32(bytes.count))
        }
    }

    /// Where the text at a place stands in the bytes.
    package func range(of place: Int) -> Range<Int> { Int(ends[place])..<Int(ends[place + 1]) }

    /// Appends the bytes of the text at a place.
    package func append(_ place: Int, to output: inout [UInt8]) {
        output.append(bytes, in: range(of: place))
    }

    /// The text at a place.
    package func text(at place: Int) -> String {
        String(decoding: bytes[range(of: place)], as: UTF8.self)
    }
}
