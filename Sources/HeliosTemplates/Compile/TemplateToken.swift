/// A stretch of a template: literal text within one line, or a tag.
struct TemplateToken {
    enum Kind: Equatable {
        case text
        case value
        case markup
        case section
        case inverted
        case close
        case partial
        case parent
        case block
        case comment
        case delimiters
    }

    let kind: Kind

    /// The whole stretch in bytes of the source, delimiters included.
    var range: Range<Int>

    /// What the tag names, without blanks; empty for text, comments and delimiters.
    let name: Range<Int>

    /// Whether the name is looked up to find the name that is meant, as in `{{>*name}}`.
    var isDynamic = false

    /// Where the tag stands in its line.
    var placement = TemplatePlacement.inline

    /// Whether another tag closes this one.
    var opens: Bool {
        switch kind {
        case .section, .inverted, .parent, .block: true
        default: false
        }
    }
}

/// Where a tag stands in its line, which decides how what it puts in is indented.
enum TemplatePlacement: Sendable, Equatable {
    /// Among other text.
    case inline
    /// Alone: the line itself vanishes, and these blanks go before each line put in.
    case standalone(indent: Range<Int>)
    /// Alone with its end on the same line: the line stays, and these blanks go before each line
    /// put in but the first.
    case wholeLine(indent: Range<Int>)
}
