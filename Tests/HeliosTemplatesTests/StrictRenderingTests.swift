import HeliosDiagnostics
import HeliosTemplates
import Testing

@Suite("Strict rendering")
struct StrictRenderingTests {
    static let values: [String: TemplateValue] = [
        "title": .text("Mail & more"),
        "notes": .html(HTML("<p>Hi</p>")),
        "owner": .map(["name": "Ada"]),
        "nothing": .missing,
        "count": .number(0),
        "tags": .list([.text("a"), .text("b")]),
        "rows": .list([.map(["id": "x"]), .map(["id": "y"])]),
    ]

    @Test(
        "reports what a template asks for and a page does not have",
        arguments: [
            (
                "é {{titel}}",
                "template.unknown-name 1:5-1:10 nothing is called 'titel' here"
                    + " (did you mean 'title'?)"
            ),
            (
                "\n{{#rows}}{{idd}}{{/rows}}",
                "template.unknown-name 2:12-2:15 nothing is called 'idd' here"
                    + " (did you mean 'id'?)"
            ),
            (
                "{{ owner.nam }}",
                "template.unknown-name 1:10-1:13 nothing is called 'nam' here"
                    + " (did you mean 'name'?)"
            ),
            (
                "{{owner.phone.mobile}}",
                "template.unknown-name 1:9-1:14 nothing is called 'phone' here (use one of 'name')"
            ),
            (
                "{{title.first}}",
                "template.unknown-name 1:9-1:14 'title' is a text and has no parts"
                    + " (use 'title' by itself)"
            ),
            (
                "{{#notez}}x{{/notez}}",
                "template.unknown-name 1:4-1:9 nothing is called 'notez' here"
                    + " (did you mean 'notes'?)"
            ),
            (
                "{{^notez}}x{{/notez}}",
                "template.unknown-name 1:4-1:9 nothing is called 'notez' here"
                    + " (did you mean 'notes'?)"
            ),
            (
                "{{{title}}}",
                "template.unescaped-text 1:4-1:9 'title' is text and must be escaped"
                    + " (write '{{title}}')"
            ),
            (
                "{{&title}}",
                "template.unescaped-text 1:4-1:9 'title' is text and must be escaped"
                    + " (write '{{title}}')"
            ),
            (
                "{{tags}}",
                "template.not-text 1:3-1:7 'tags' is a list and cannot be shown as text"
                    + " (show its parts between '{{#tags}}' and '{{/tags}}')"
            ),
            (
                "{{>hedaer}}",
                "template.unknown-partial 1:4-1:10 no template is called 'hedaer'"
                    + " (did you mean 'header'?)"
            ),
            (
                "{{>*title}}",
                "template.unknown-partial 1:5-1:10 no template is called 'Mail & more'"
                    + " (correct the name, or add 'partials/Mail & more.mustache')"
            ),
            (
                "{{<base}}{{$contnet}}x{{/contnet}}{{/base}}",
                "template.unknown-block 1:13-1:20 'base' has no block 'contnet'"
                    + " (did you mean 'content'?)"
            ),
        ]
    )
    func reports(template: String, expected: String) {
        let partials = ["header": "", "base": "{{$content}}{{/content}}"]
        let rendering = Rendering(template, Self.values, partials: partials)
        #expect(rendering.findings == [expected])
    }

    @Test(
        "shows a name that exists, with or without a value",
        arguments: [
            ("{{title}}", "Mail &amp; more"),
            ("{{{notes}}}", "<p>Hi</p>"),
            ("{{&notes}}", "<p>Hi</p>"),
            ("<a title=\"{{notes}}\">", "<a title=\"&lt;p&gt;Hi&lt;/p&gt;\">"),
            ("[{{nothing}}{{{nothing}}}{{nothing.deeper}}]", "[]"),
            ("{{#nothing}}yes{{/nothing}}{{^nothing}}no{{/nothing}}", "no"),
            ("{{count}}{{#count}}yes{{/count}}", "0"),
            ("{{#rows}}{{id}}:{{owner.name}};{{/rows}}", "x:Ada;y:Ada;"),
            ("{{#tags}}{{.}},{{/tags}}", "a,b,"),
            ("{{>*nothing}}", ""),
        ]
    )
    func shows(template: String, expected: String) {
        let rendering = Rendering(template, Self.values)
        #expect(rendering.output == expected)
        #expect(rendering.findings.isEmpty)
    }

    @Test("escapes text that was to go in unescaped")
    func escapesAnyway() {
        #expect(Rendering("{{{x}}}", ["x": "<script>"]).output == "&lt;script&gt;")
        #expect(Rendering("{{{x}}}", ["x": "<b>"], strict: false).output == "<b>")
    }

    @Test("never reads values as templates")
    func readsNoValues() {
        let values: [String: TemplateValue] = ["x": "{{y}} {{>p}} {{=<% %>=}}", "y": "secret"]
        #expect(Rendering("{{x}}{{y}}", values).output == "{{y}} {{&gt;p}} {{=&lt;% %&gt;=}}secret")
    }

    @Test("reports a fault once, however many rows and pages show it")
    func reportsOnce() throws {
        let text = "{{#rows}}{{oops}}{{/rows}}"
        let layer = TemplateLayer(
            name: "t",
            origin: .shipped,
            files: ["layouts/page.mustache": Array(text.utf8)]
        )
        let set = TemplateStore(layers: [layer]).compile().value
        let template = try #require(set.template(named: "layouts/page"))
        var renderer = TemplateRenderer()
        var output: [UInt8] = []
        let rows = TemplateValue.list(Array(repeating: .map(["id": "x"]), count: 100))
        for _ in 0..<10 { renderer.render(template, .map(["rows": rows]), into: &output) }
        #expect(renderer.diagnostics.count == 1)
    }
}
