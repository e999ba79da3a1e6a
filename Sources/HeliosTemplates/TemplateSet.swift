package import HeliosDiagnostics
import HeliosText

/// Templates compiled together: each knows the others that it puts in.
package struct TemplateSet: Sendable {
    let programs: [TemplateProgram]
    private let places: [String: Int]
    /// What stands between the groups of digits of a count, escaped.
    let groupSeparator: [UInt8]

    init(programs: [TemplateProgram], phrases: PhraseTable? = nil) {
        var separator: [UInt8] = []
        if case .text(let pattern)? = phrases?["format.number.group"]?.content {
            HTMLEscape.append(pattern.text { _ in nil }, to: &separator)
        }
        groupSeparator = separator
        let places = Dictionary(
            programs.indices.map { (programs[$0].name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        self.places = places
        self.programs = programs.map { program in
            program.linked { Self.place(of: $0, in: places) }
        }
    }

    /// The template of this name, such as `layouts/page`; `card` is short for `partials/card`.
    package func template(named name: String) -> Template? {
        place(of: name).map { Template(templates: self, place: $0) }
    }

    /// The first of these templates that there is.
    package func firstTemplate(of names: some Sequence<String>) -> Template? {
        names.lazy.compactMap { template(named: $0) }.first
    }

    /// The keys of the phrases that any of the templates shows.
    package var phraseKeys: Set<String> { Set(programs.flatMap(\.phrases)) }

    /// Every template's name, in byte order.
    package var names: [String] { places.keys.sortedByBytes() }

    func place(of name: String) -> Int? { Self.place(of: name, in: places) }

    /// A partial may be named without its folder; every other template by its whole name.
    private static func place(of name: String, in places: [String: Int]) -> Int? {
        places["partials/" + name] ?? places[name]
    }
}

/// One template of a set, ready to be rendered from any thread.
package struct Template: Sendable {
    let templates: TemplateSet
    let place: Int

    /// The template's name, such as `layouts/page`.
    package var name: String { templates.programs[place].name }

    /// The file it came from, as diagnostics show it.
    package var path: String { templates.programs[place].source.path }

    /// Appends the template's output for a value and returns what was wrong.
    ///
    /// Whoever renders many pages keeps one `TemplateRenderer` instead, which reuses its buffers
    /// and reports a fault of a template once, not once a page.
    package func render(
        _ value: TemplateValue,
        strict: Bool = true,
        budget: TemplateBudget = .page,
        into output: inout [UInt8]
    ) -> [Diagnostic] {
        var renderer = TemplateRenderer(strict: strict, budget: budget)
        renderer.render(self, value, into: &output)
        return renderer.diagnostics
    }
}
