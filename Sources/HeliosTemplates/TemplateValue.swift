/// What a template may show.
package enum TemplateValue: Sendable {
    /// A name that exists and has no value: shows nothing, without a diagnostic.
    case missing
    /// Text of any origin; always escaped in a strict render.
    case text(String)
    /// Markup; goes in as it is with three braces, escaped like any text with two.
    case html(HTML)
    case flag(Bool)
    case number(Int)
    case list([TemplateValue])
    case map(TemplateMap)

    /// A text, or `missing` for nil.
    package init(_ text: String?) {
        self = text.map(Self.text) ?? .missing
    }

    /// Whether a section over the value is left out: missing, false, zero, and empty text, markup
    /// or list.
    ///
    /// An empty map is something.
    package var isFalsy: Bool {
        switch self {
        case .missing: true
        case .text(let text): text.isEmpty
        case .html(let html): html.isEmpty
        case .flag(let flag): !flag
        case .number(let number): number == 0
        case .list(let values): values.isEmpty
        case .map: false
        }
    }

    /// What the value is, in the words of a diagnostic.
    var noun: String {
        switch self {
        case .missing: "nothing"
        case .text: "a text"
        case .html: "markup"
        case .flag: "a flag"
        case .number: "a number"
        case .list: "a list"
        case .map: "a group of values"
        }
    }
}
