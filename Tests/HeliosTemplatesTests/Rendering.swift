import HeliosDiagnostics
import HeliosTemplates

/// What a template written in a test gives.
struct Rendering {
    let output: String
    let diagnostics: [Diagnostic]

    /// Compiles a template beside some partials and renders it once.
    init(
        _ template: String,
        _ values: [String: TemplateValue] = [:],
        partials: [String: String] = [:],
        strict: Bool = true,
        budget: TemplateBudget = .page
    ) {
        var files = ["layouts/page.mustache": Array(template.utf8)]
        for (name, text) in partials { files["partials/\(name).mustache"] = Array(text.utf8) }
        let layer = TemplateLayer(name: "t", pathPrefix: "", origin: .shipped, files: files)
        let compiled = TemplateStore(layers: [layer]).compile()
        let sorted = values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        var bytes: [UInt8] = []
        let found = compiled.value.template(named: "layouts/page")?
            .render(.map(TemplateMap(texts: sorted)), strict: strict, budget: budget, into: &bytes)
        output = String(decoding: bytes, as: UTF8.self)
        diagnostics = compiled.diagnostics + (found ?? [])
    }

    /// Each diagnostic as `id line:column-line:column message (help)`.
    var findings: [String] { diagnostics.map(\.line) }
}

extension Diagnostic {
    var line: String {
        let (start, end) = (span.range.start, span.range.end)
        let place = "\(start.line):\(start.column)-\(end.line):\(end.column)"
        return "\(id.rawValue) \(place) \(message)" + (help.map { " (\($0))" } ?? "")
    }
}

// Tests write names and texts as literals; code must not, for interning takes a lock.
extension TemplateName: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self.init(value) }
}

extension TemplateValue: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
}
