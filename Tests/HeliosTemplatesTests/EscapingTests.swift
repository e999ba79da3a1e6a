import Foundation
import HeliosTemplates
import HeliosTestSupport
import Testing

/// A mark that extends a quote hides it from any code that walks over `Character`.
@Suite("Escaping")
struct EscapingTests {
    /// Every scalar that joins a quote before it into one `Character`.
    static let extending: [Unicode.Scalar] = [0...0x1FFFF, 0xE0000...0xE0FFF].joined()
        .compactMap { Unicode.Scalar($0 as UInt32) }
        .filter { "\"\($0)".count == 1 }

    /// The corpus as the tests of the built portal read it: a range of scalars a line.
    static var corpus: String {
        var ranges: [ClosedRange<UInt32>] = []
        for scalar in extending.map(\.value) {
            if let last = ranges.last, last.upperBound + 1 == scalar {
                ranges[ranges.count - 1] = last.lowerBound...scalar
            } else {
                ranges.append(scalar...scalar)
            }
        }
        return ranges.map { range in
            [range.lowerBound, range.upperBound].map { String($0, radix: 16) }
                .joined(separator: " ") + "\n"
        }.joined()
    }

    @Test("the corpus is whole")
    func isWhole() throws {
        #expect(Self.extending.count > 2_600)
        let fixture = Fixture("text")
        if ProcessInfo.processInfo.environment["HELIOS_RECORD"] == "1" {
            try Data(Self.corpus.utf8).write(to: fixture.url.appending(path: "extending.txt"))
        }
        let committed = try fixture.text("extending.txt").split(separator: "\n").flatMap { line in
            let bounds = line.split(separator: " ").compactMap { UInt32($0, radix: 16) }
            return try #require(bounds.count == 2 ? bounds[0]...bounds[1] : nil)
        }
        #expect(committed.count > 2_600)
        // A later Swift may know more of them.
        #expect(Set(committed).isSubset(of: Self.extending.map(\.value)))
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
