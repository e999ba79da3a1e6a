import HeliosTemplates
import Testing

/// A mark that extends a quote hides it from any code that walks over `Character`.
@Suite("Escaping")
struct EscapingTests {
    /// Every scalar that joins a quote before it into one `Character`.
    static let extending: [Unicode.Scalar] = [0...0x1FFFF, 0xE0000...0xE0FFF].joined()
        .compactMap { Unicode.Scalar($0 as UInt32) }
        .filter { "\"\($0)".count == 1 }

    @Test("the corpus is whole")
    func isWhole() {
        #expect(Self.extending.count > 2_600)
    }

    @Test(
        "no delimiter hides behind a mark",
        arguments: [
            ("\"", "&quot;"), ("'", "&#39;"), ("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"),
        ]
    )
    func escapes(delimiter: String, escape: String) {
        let text = Self.extending.map { "\(delimiter)\($0)" }.joined()
        let expected = Self.extending.map { "\(escape)\($0)" }.joined()
        let values: [String: TemplateValue] = [
            "text": .text(text), "html": .html(HTML(escaping: text)),
        ]
        for template in ["{{text}}", "{{{html}}}", "{{{text}}}"] {
            let output = Rendering(template, values).output
            #expect(output.utf8.elementsEqual(expected.utf8), "\(template)")
        }
        #expect(!Rendering("{{html}}", values).output.utf8.contains(UInt8(ascii: "<")))
    }

    @Test("a mark behind a tag belongs to the text")
    func keepsMarks() {
        for mark in ["\u{301}", "\u{200D}", "\u{FE0F}"] {
            let rendering = Rendering("{{a}}\(mark)\n{{#a}}\(mark)x{{/a}}\(mark)", ["a": "y"])
            #expect(rendering.output == "y\(mark)\n\(mark)x\(mark)")
        }
    }
}
