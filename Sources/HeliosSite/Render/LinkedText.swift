import HeliosRecords
import HeliosTemplates

extension PageContext {
    /// A short text with its `[[kind:id|label]]` as links; all else stays as it is written.
    ///
    /// For an audience outside, a link to what is hidden does not give away the hidden id.
    func appendLinked(_ text: String, into html: inout HTML) {
        for part in LinkedTextPart.parts(of: text) {
            switch part {
            case .text(let text): html.append(escaping: text)
            case .link(let reference, let label, _):
                guard let number = self.number(of: reference) else {
                    let hidden =
                        graph.audience.isInternal
                        ? reference.description : phrases[.valueHidden]
                    html.append(escaping: label ?? hidden)
                    continue
                }
                html.append("<a href=\"")
                html.append(escaping: href(record: number))
                html.append("\">")
                html.append(escaping: label ?? title(number))
                html.append("</a>")
            }
        }
    }
}
