import HeliosTemplates

extension HTML {
    /// A text as code.
    static func code(_ text: String) -> HTML {
        var html = HTML()
        html.append("<code>")
        html.append(escaping: text)
        html.append("</code>")
        return html
    }

    /// A link.
    static func link(_ text: String, to address: String) -> HTML {
        var html = HTML()
        html.append("<a href=\"")
        html.append(escaping: address)
        html.append("\">")
        html.append(escaping: text)
        html.append("</a>")
        return html
    }

    /// Several one behind the other.
    static func list(_ parts: [HTML]) -> HTML {
        var html = HTML()
        for (index, part) in parts.enumerated() {
            if index > 0 { html.append(", ") }
            html.append(part)
        }
        return html
    }
}
