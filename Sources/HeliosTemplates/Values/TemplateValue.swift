/// What a template may show, by itself: for values that are made before their page.
package enum TemplateValue: Sendable {
    /// A name that exists and has no value: shows nothing, without a diagnostic.
    case missing
    /// Text of any origin; always escaped in a strict render.
    case text(String)
    /// Markup; goes in as it is with three braces, escaped like any text with two.
    case html(HTML)
    case flag(Bool)
    case number(Int)
    /// A number for people to read: its digits stand in groups.
    case count(Int)
    case list([TemplateValue])
    case map(TemplateMap)

    /// A text, or `missing` for nil.
    package init(_ text: String?) {
        self = text.map(Self.text) ?? .missing
    }
}
