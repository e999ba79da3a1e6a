import HeliosDiagnostics
import HeliosMarkdown
import Testing

@Suite("Places of links")
struct SpanTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let text: String
        let spans: [String]
        init(_ text: String, _ spans: String...) {
            self.text = text
            self.spans = spans
        }
        var testDescription: String { text }
    }

    @Test(
        "are those of the address, in scalars",
        arguments: [
            Example("[a](b.md)", "1:5-1:9 b.md"),
            Example("é😀 [ü](b.md) [[asset:x]]", "1:8-1:12 b.md", "1:16-1:23 asset:x"),
            Example("[a](<b c.md> 'title')", "1:6-1:12 b c.md"),
            Example("[a](b.md \"x\ny\") [[user:z]]", "1:5-1:9 b.md", "2:7-2:13 user:z"),
            Example("[a\nb](c.md) [d](e.md)", "2:4-2:8 c.md", "2:14-2:18 e.md"),
            Example("- x\n  - [a](b.md)\n    y [[t:1]]", "2:9-2:13 b.md", "3:9-3:12 t:1"),
            Example("> x\n> y [a](b.md)\nlazy [[t:1]]", "2:9-2:13 b.md", "3:8-3:11 t:1"),
            Example("> - x\n>   [[t:1]]\n> - [[t:2]]", "2:7-2:10 t:1", "3:7-3:10 t:2"),
            Example("1. a\n\n   b `[[no:1]]` [[t:1]]", "3:19-3:22 t:1"),
            Example("- [ ] do [[t:1]]\n- [x] [a](b.md)", "1:12-1:15 t:1", "2:11-2:15 b.md"),
            Example("# é [a](b.md) #\n\nx [[t:1]]\n===", "1:9-1:13 b.md", "3:5-3:8 t:1"),
            Example(
                "| é | [[t:1]] |\n|-|-|\n| [a](b.md) | [[t:2\\|x]] |",
                "1:9-1:12 t:1",
                "3:7-3:11 b.md",
                "3:17-3:20 t:2"
            ),
            Example(
                "x [[t:0]]\na | [[t:1]]\n-|-\n | [[t:2]]",
                "1:5-1:8 t:0",
                "2:7-2:10 t:1",
                "4:6-4:9 t:2"
            ),
            Example("> a | b\n> --- | ---\n>c | [[t:1]]", "3:8-3:11 t:1"),
            Example(
                "[r]: x.md\n[s]: y.md\nz [r] [q][s] [[t:1]]",
                "3:3-3:6 [r]",
                "3:7-3:13 [q][s]",
                "3:16-3:19 t:1"
            ),
            Example("&amp; &auml; &hearts;\\* \\[[no]] [[t:1]]", "1:35-1:38 t:1"),
            Example("&notin; &NotEqualTilde; &bogus; [[t:1]]", "1:35-1:38 t:1"),
            Example(
                "***a [b](c.md)*** ~~x [[t:1]]~~ ~y~ [[t:2]]",
                "1:10-1:14 c.md",
                "1:25-1:28 t:1",
                "1:39-1:42 t:2"
            ),
            Example(
                "<https://a.example> www.b.example",
                "1:2-1:19 https://a.example",
                "1:21-1:34 www.b.example"
            ),
            Example(
                "![i](p.png) [![j](q.png)](r.md)",
                "1:6-1:11 p.png",
                "1:27-1:31 r.md",
                "1:19-1:24 q.png"
            ),
            Example("a[^1] [[t:1]]\n\n[^1]: see [[t:2]]", "1:9-1:12 t:1", "3:13-3:16 t:2"),
            Example("a  \nb\\\n  c [[t:1]]\r\nd [[t:2]]", "3:7-3:10 t:1", "4:5-4:8 t:2"),
            Example("<b>x</b> [[t:1]]", "1:12-1:15 t:1"),
        ]
    )
    func places(example: Example) {
        let links = Rendering.parse(example.text).value.links
        #expect(links.map { Rendering.describe($0.range, in: example.text) } == example.spans)
    }

    @Test("follow the text into its file")
    func origins() {
        let text = "a [[t:1]]\nb [[t:2]]"
        let block = Rendering.parse(text, origin: .place(line: 7, column: 3, continuation: 3))
        #expect(
            block.value.links.map(\.range.start) == [
                SourcePosition(line: 7, column: 7), SourcePosition(line: 8, column: 7),
            ]
        )
        let quoted = Rendering.parse(text, origin: .place(line: 7, column: 9, continuation: 3))
        #expect(quoted.value.links[0].range.start == SourcePosition(line: 7, column: 13))
        let whole = SourceRange(line: 4, column: 2, length: 20)
        let folded = Rendering.parse(text, origin: .stretch(whole))
        #expect(folded.value.links.map(\.range) == [whole, whole])
    }

    @Test("of headings, raw HTML and refused links are exact")
    func otherPlaces() {
        let text = "é\n\n> # Ö b\n\nx <i>y</i>\n\n- <div>\n\n[z](data:x)"
        let checked = Rendering.parse(text)
        let heading = checked.value.headings.map { Rendering.describe($0.range, in: text) }
        #expect(heading == ["3:3-3:8 # Ö b"])
        #expect(
            checked.diagnostics.map { Rendering.describe($0.span.range, in: text) } == [
                "5:3-5:6 <i>", "7:3-7:8 <div>", "9:5-9:11 data:x",
            ]
        )
    }
}
