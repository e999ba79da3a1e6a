import HeliosTemplates
import HeliosText
import Testing

@Suite("The values of a page")
struct TemplateValuesTests {
    /// Renders a template for values, in buffers that an earlier page has used.
    private func render(
        _ text: String,
        _ write: (inout TemplateValues) -> Void
    ) throws -> String {
        let files = ["layouts/page.mustache": Array(text.utf8)]
        let layer = TemplateLayer(name: "t", pathPrefix: "", origin: .shipped, files: files)
        let set = TemplateStore(layers: [layer]).compile().value
        let template = try #require(set.template(named: "layouts/page"))
        var renderer = TemplateRenderer(strict: false)
        renderer.values.text("x", "of another page")
        var output: [UInt8] = []
        renderer.render(template, into: &output)
        output.removeAll()
        renderer.values.removeAll()
        write(&renderer.values)
        renderer.render(template, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test("keeps whole numbers", arguments: [0, 1, -1, 1 << 40, .max, .min])
    func numbers(number: Int) throws {
        let output = try render("{{x}}{{#x}} is something{{/x}}") { $0.number("x", number) }
        #expect(output == (number == 0 ? "0" : "\(number) is something"))
    }

    @Test("finds a name behind a list and a group that hold the same name")
    func nesting() throws {
        let output = try render("{{x}}{{#rows}}[{{x}}]{{/rows}}{{#group}}({{x}}){{/group}}") {
            let isFilled = $0.list("rows") { rows in
                for text in ["a", "b"] { rows.element { $0.text("x", text) } }
            }
            $0.map("group") { $0.text("x", "c") }
            $0.text("x", isFilled ? "<d>" : "")
        }
        #expect(output == "&lt;d&gt;[a][b](c)")
    }

    @Test("forgets what turns out to have nothing to show")
    func removal() throws {
        let output = try render("{{#rows}}[{{x}}]{{/rows}}{{^rows}}none{{/rows}}") {
            $0.list("rows") { rows in
                let start = rows.position
                rows.element { $0.text("x", "gone") }
                rows.removeAll(since: start)
            }
        }
        #expect(output == "none")
    }

    @Test("writes texts and markup where they belong")
    func markup() throws {
        let output = try render("{{{x}}}{{y}}") { values in
            values.html("x") { html in
                #expect(html.isEmpty)
                html.append("<b>")
                html.append(escaping: "&")
                #expect(!html.isEmpty)
            }
            values.text("y") { $0.append(contentsOf: "<".utf8) }
        }
        #expect(output == "<b>&amp;&lt;")
    }
}
