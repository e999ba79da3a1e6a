import HeliosTemplates
import Testing

@Suite("Rendering")
struct TemplateRenderingTests {
    @Test(
        "indents what stands on a line of its own, as deep as it is nested",
        arguments: [
            ("<ul>\n  {{>outer}}\n</ul>\n", "<ul>\n  <li>\n    a\n\n    b\n  </li>\n</ul>\n"),
            ("<b>{{>inner}}</b>\n", "<b>a\n\nb\n</b>\n"),
            ("  {{>inline}}\n.", "  [a\n\nb\n]."),
        ]
    )
    func indents(template: String, expected: String) {
        let partials = [
            "outer": "<li>\n  {{>inner}}\n</li>\n", "inner": "a\n\nb\n", "inline": "[{{>inner}}]",
        ]
        #expect(Rendering(template, partials: partials).output == expected)
    }

    @Test("leaves the lines of values as they are")
    func keepsValues() {
        let rendering = Rendering("  {{>p}}\n", ["x": "1\n2"], partials: ["p": "{{x}}\n{{x}}\n"])
        #expect(rendering.output == "  1\n2\n  1\n2\n")
    }

    @Test("a page fills the blocks of its base, and lists inside them keep their scope")
    func inherits() {
        let rendering = Rendering(
            """
            {{<base}}
            {{$main}}
              {{#rows}}
              <p>{{title}} {{.}}</p>
              {{/rows}}
            {{/main}}
            {{/base}}

            """,
            ["title": "T", "rows": .list(["1", "2"])],
            partials: ["base": "<main>\n    {{$main}}\n    {{/main}}\n</main>\n"]
        )
        #expect(rendering.output == "<main>\n    <p>T 1</p>\n    <p>T 2</p>\n</main>\n")
        #expect(rendering.findings.isEmpty)
    }

    @Test("what a page gives its base does not reach the cards on the page")
    func separatesBlocks() {
        let rendering = Rendering(
            "{{<base}}{{$title}}Page{{/title}}{{$main}}{{>card}}"
                + "{{<card}}{{$title}}Card{{/title}}{{/card}}{{/main}}{{/base}}",
            partials: [
                "base": "{{$title}}{{/title}}: {{$main}}{{/main}}",
                "card": "[{{$title}}Untitled{{/title}}]",
            ]
        )
        #expect(rendering.output == "Page: [Untitled][Card]")
    }

    @Test("one set serves several tasks at once")
    func isShared() async throws {
        let text = "{{#rows}}<td title=\"{{x}}\">{{>cell}}</td>\n{{/rows}}"
        let layer = TemplateLayer(
            name: "t",
            origin: .shipped,
            files: [
                "layouts/page.mustache": Array(text.utf8),
                "partials/cell.mustache": Array("{{n}}{{x}}".utf8),
            ]
        )
        let set = TemplateStore(layers: [layer]).compile().value
        let template = try #require(set.template(named: "layouts/page"))
        let rows = (0..<200).map { TemplateValue.map(["x": .text("<\($0)>"), "n": .number($0)]) }
        let value = TemplateValue.map(["rows": .list(rows)])
        var expected: [UInt8] = []
        _ = template.render(value, into: &expected)
        let outputs = await withTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var output: [UInt8] = []
                    _ = template.render(value, into: &output)
                    return output
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outputs == Array(repeating: expected, count: 8))
    }

    @Test("names are equal only if their bytes are")
    func comparesBytes() {
        #expect(TemplateName("caf\u{E9}") != TemplateName("cafe\u{301}"))
        #expect(TemplateName("owner") == TemplateName("owner"))
        #expect(TemplateName("owner").text == "owner")
    }

    @Test("a map keeps the last value of a name and forgets one set to nil")
    func maps() {
        var map: TemplateMap = ["a": "1", "b": "2", "a": "3"]
        #expect(map.names.map(\.text) == ["a", "b"])
        map["b"] = nil
        #expect(map["b"] == nil)
        if case .text(let text) = map["a"] { #expect(text == "3") } else { Issue.record("no text") }
    }
}
