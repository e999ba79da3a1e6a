import HeliosDiagnostics
import HeliosTemplates
import Testing

@Suite("Template syntax")
struct TemplateSyntaxTests {
    @Test(
        "errors show the tag and how to mend it",
        arguments: [
            ("a {{name", "1:3-1:9 the tag is not closed (end it with '}}')"),
            ("é\n {{name \nb", "2:2-2:8 the tag is not closed (end it with '}}')"),
            ("{{{name}}", "1:1-1:10 the tag is not closed (end it with '}}}')"),
            ("{{name <b>{{x}}", "1:1-1:11 the tag is not closed (end it with '}}')"),
            ("{{!never", "1:1-1:9 the tag is not closed (end it with '}}')"),
            (
                "{{}}",
                "1:1-1:5 the tag holds no name (write a name between the braces, or remove the tag)"
            ),
            (
                "{{# }}",
                "1:1-1:7 the tag holds no name (write a name between the braces, or remove the tag)"
            ),
            (
                "{{first name}}",
                "1:3-1:13 'first name' is not a name"
                    + " (write names without blanks, their parts joined by single dots)"
            ),
            (
                "{{a..b}}",
                "1:3-1:7 'a..b' is not a name"
                    + " (write names without blanks, their parts joined by single dots)"
            ),
            ("{{#a}}{{b}}", "1:1-1:7 'a' is opened and never closed (add '{{/a}}')"),
            ("{{#a}}{{#b}}{{/a}}", "1:7-1:13 'b' is opened and never closed (add '{{/b}}')"),
            ("{{/a}}", "1:1-1:7 'a' is closed and not open (remove the tag)"),
            (
                "{{#a}}{{/b}}{{/a}}",
                "1:7-1:13 'b' is closed and not open (close 'a' first: '{{/a}}')"
            ),
            ("{{<p}}{{$b}}{{/p}}", "1:7-1:13 'b' is opened and never closed (add '{{/b}}')"),
            (
                "{{=<%=}}",
                "1:1-1:9 the tag does not set two delimiters"
                    + " (write both with a blank between them and no '=', such as '{{=<% %>=}}')"
            ),
            ("{{=<% %>=}}<%#a%>", "1:12-1:18 'a' is opened and never closed (add '{{/a}}')"),
        ]
    )
    func errors(template: String, expected: String) {
        let rendering = Rendering(template, ["a": .flag(true), "b": "", "x": ""])
        #expect(rendering.findings == ["template.syntax " + expected])
        #expect(rendering.output.isEmpty)
    }

    @Test("goes on after an error")
    func goesOn() {
        #expect(Rendering("{{}} {{a b}}\n{{=x=}} {{/").findings.count == 4)
    }

    @Test("stops when hardly anything makes sense")
    func stops() {
        #expect(Rendering(String(repeating: "{{}}", count: 5_000)).findings.count == 20)
        #expect(Rendering(String(repeating: "{{a\n", count: 50_000)).findings.count == 20)
        #expect(Rendering(String(repeating: "{{/a}}", count: 5_000)).findings.count == 20)
    }

    @Test("nests 64 levels in a file and no more")
    func nests() {
        let values: [String: TemplateValue] = ["a": .flag(true)]
        func nested(_ levels: Int) -> Rendering {
            let open = String(repeating: "{{#a}}", count: levels)
            return Rendering(open + "x" + String(repeating: "{{/a}}", count: levels), values)
        }
        #expect(nested(64).output == "x")
        #expect(
            nested(65).findings.map { $0.prefix(32) }
                == ["template.too-deep 1:385-1:391 sec"].map { $0.prefix(32) }
        )
        #expect(nested(20_000).findings.count == 1)
    }

    @Test(
        "a circle of templates ends with a diagnostic",
        arguments: ["{{>a}}", "{{>a}}{{>a}}", "{{>b}}"]
    )
    func circles(partial: String) {
        let partials = ["a": partial, "b": "{{<a}}{{/a}}"]
        let rendering = Rendering("x{{>a}}", partials: partials)
        #expect(rendering.diagnostics.map(\.id) == [.template(.tooDeep)])
    }

    @Test("templates that branch without a circle end too")
    func branches() {
        var partials = ["p40": ""]
        for level in 0..<40 {
            partials["p\(level)"] = "{{>p\(level + 1)}}{{>p\(level + 1)}}"
        }
        let rendering = Rendering("{{>p0}}", partials: partials)
        #expect(rendering.diagnostics.map(\.id) == [.template(.tooDeep)])
    }

    @Test(
        "sections over one list within one another end, with much to show or nothing",
        arguments: ["", "{{x}}", String(repeating: "text ", count: 4_000), "{{>p}}"]
    )
    func multiplies(body: String) {
        let open = String(repeating: "{{#a}}", count: 9)
        let template = open + body + String(repeating: "{{/a}}", count: 9)
        let values: [String: TemplateValue] = [
            "a": .list(Array(repeating: "y", count: 99)), "x": "text",
        ]
        let rendering = Rendering(
            template,
            values,
            partials: ["p": String(repeating: "text ", count: 4_000)],
            budget: TemplateBudget(bytes: 1 << 20, rounds: 10_000)
        )
        #expect(rendering.diagnostics.map(\.id) == [.template(.tooLarge)])
        #expect(rendering.output.utf8.count < 2 << 20)
    }

    @Test("survives any bytes", arguments: 0..<200 as Range<UInt64>)
    func survives(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        let pieces = [
            "{{", "}}", "{{{", "}}}", "{{#a}}", "{{/a}}", "{{^a}}", "{{<p}}", "{{/p}}", "{{$b}}",
            "{{/b}}", "{{>p}}", "{{>*a}}", "{{=| |=}}", "|", "\n", "\r\n", "  ", "é", "{{!", "a.b",
            "{{.}}", "x", "=", "*",
        ]
        for _ in 0..<50 {
            var template = ""
            for _ in 0..<24 {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                template += pieces[Int(state % UInt64(pieces.count))]
            }
            let rendering = Rendering(template, ["a": "p"], partials: ["p": template])
            #expect(rendering.output.utf8.count < 1 << 24)
        }
    }

    @Test("a template that is not UTF-8 is reported")
    func notUTF8() {
        let layer = TemplateLayer(
            name: "site-templates",
            origin: .user,
            files: ["layouts/page.mustache": [0x61, 0xFF]]
        )
        let checked = TemplateStore(layers: [layer]).compile(layouts: ["layouts/page"])
        #expect(checked.diagnostics.map(\.id) == [.source(.notUtf8)])
        #expect(checked.diagnostics.map(\.span.path) == ["site-templates/layouts/page.mustache"])
    }
}
