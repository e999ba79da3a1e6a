import HeliosDiagnostics
import HeliosTemplates

/// Compiles any bytes as a user's templates over a shipped one, and renders what came of them.
///
/// A form feed ends one file and begins the next: a layout, and two partials.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTemplate(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // Names are kept for good: a run that never ends must not be fed long ones.
    guard count <= 4_096 else { return -1 }
    let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    let texts = input.split(separator: 0x0C, maxSplits: 2, omittingEmptySubsequences: false)
    let files = Dictionary(
        zip(names, texts).map { ($0 + ".mustache", Array($1)) },
        uniquingKeysWith: { first, _ in first }
    )
    let user = TemplateLayer(name: "user", origin: .user, files: files)
    let compiled = TemplateStore(layers: [user, shipped]).compile(layouts: [names[0]])
    check(compiled.diagnostics, files)
    for name in names + ["layouts/page"] {
        guard let template = compiled.value.template(named: name) else { continue }
        renderStrictly(template, files)
        var output: [UInt8] = []
        let found = template.render(values, strict: false, into: &output)
        check(found, files)
        precondition(found.allSatisfy { $0.id == .template(.tooDeep) }, "more than was asked for")
    }
    return 0
}

/// Whatever a template says, text is escaped, and a second page is made like the first.
private func renderStrictly(_ template: Template, _ files: [String: [UInt8]]) {
    var renderer = TemplateRenderer()
    var (first, second): ([UInt8], [UInt8]) = ([], [])
    renderer.render(template, values, into: &first)
    let found = renderer.diagnostics
    check(found, files)
    renderer.render(template, values, into: &second)
    precondition(first == second, "two pages of one value")
    precondition(renderer.diagnostics.count == found.count, "a fault told twice")
    // A mark that stands in no template comes from the text, which goes on with a bracket.
    guard !files.values.contains(where: { $0.contains(mark) }) else { return }
    for place in first.indices where first[place] == mark {
        precondition(first[(place + 1)...].starts(with: "&lt;".utf8), "text that is not escaped")
    }
}

/// Each diagnostic is about a place within a file of the user.
private func check(_ diagnostics: [Diagnostic], _ files: [String: [UInt8]]) {
    for diagnostic in diagnostics {
        let end = diagnostic.span.range.end
        let file = files.first { diagnostic.span.path == "user/" + $0.key }?.value
        guard let file else {
            precondition(diagnostic.span.path.hasPrefix("shipped/"), "a file nobody wrote")
            continue
        }
        precondition(end.line <= file.count { $0 == 0x0A } + 1, "a span behind the text")
        precondition(end.column <= file.count + 1, "a span behind its line")
    }
}

private let names = ["layouts/record", "partials/card", "partials/row"]
private let mark: UInt8 = 0x01

private let shipped = TemplateLayer(
    name: "shipped",
    origin: .shipped,
    files: [
        "layouts/page.mustache": Array(
            """
            <title>{{$title}}{{title}}{{/title}}</title>
            <main>
              {{$content}}
                {{>card}}
              {{/content}}
              {{>nav}}
            </main>

            """.utf8
        ),
        "partials/card.mustache": Array("{{#rows}}\n  {{>row}}\n{{/rows}}\n".utf8),
        "partials/nav.mustache": Array("<nav>{{{nav}}}{{$more}}{{/more}}</nav>\n".utf8),
    ]
)

/// A value of each kind; members hide the lists around them, so that sections cannot multiply.
private let values: TemplateValue = {
    let text = TemplateValue.text("\u{01}<b title=\"'\">&")
    let row = TemplateValue.map(
        TemplateMap(texts: [
            ("name", text), ("rows", .missing), ("words", .missing), ("first", .flag(true)),
        ])
    )
    return .map(
        TemplateMap(texts: [
            ("title", text), ("nav", .html(HTML("<a href=\"/\">\n  Home</a>\n"))),
            ("flag", .flag(false)), ("count", .number(.min)), ("nothing", .missing),
            ("rows", .list([row, row])), ("words", .list([row, text, .list([]), .number(0)])),
            ("page", .map(TemplateMap(texts: [("name", text), ("kind", .text("row"))]))),
        ])
    )
}()
