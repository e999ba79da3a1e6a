import HeliosText
import Testing

@Suite("HTML escaping")
struct HTMLEscapeTests {
    @Test(
        "replaces the five bytes that mean something",
        arguments: [
            ("", ""), ("plain é 😀", "plain é 😀"), ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"),
            ("a<", "a&lt;"), ("&amp;", "&amp;amp;"), ("\r\n<", "\r\n&lt;"), ("\u{0}", "\u{0}"),
        ]
    )
    func escapes(text: String, expected: String) {
        #expect(HTMLEscape.escaped(text) == expected)
        var bytes: [UInt8] = []
        HTMLEscape.append(Array(text.utf8), to: &bytes)
        #expect(bytes == Array(expected.utf8))
    }

    @Test("appends behind what is there")
    func appends() {
        var bytes = Array("<p>".utf8)
        HTMLEscape.append("a&b", to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "<p>a&amp;b")
    }

    /// Scalars that become one `Character` with a quote in front; there are none elsewhere.
    private static let marks = [0..<0x20000, 0xE0000..<0xE0200].joined()
        .compactMap(Unicode.Scalar.init(_:))
        .filter { ("\"" + String($0)).count == 1 }

    @Test(
        "misses no delimiter that hides in a grapheme",
        arguments: [
            ("\"", "&quot;"), ("'", "&#39;"), ("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"),
        ]
    )
    func graphemes(delimiter: String, escape: String) {
        #expect(Self.marks.count > 2000)
        let missed = Self.marks.filter { mark in
            let escaped = HTMLEscape.escaped("x" + delimiter + String(mark))
            return !escaped.utf8.elementsEqual("x\(escape)\(String(mark))".utf8)
        }
        #expect(missed.isEmpty)
    }
}
