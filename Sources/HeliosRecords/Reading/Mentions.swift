import HeliosDiagnostics
import HeliosMarkdown
import HeliosYAML

/// The links to records that stand in a text, as `[[kind:id]]`.
enum Mentions {
    static func links(
        in document: MarkdownDocument,
        relation: Int,
        path: String?
    ) -> [WrittenLink] {
        document.links.compactMap { link in
            guard case .wiki(let reference, _, _) = link.kind,
                let target = LinkReference(reference)
            else { return nil }
            return WrittenLink(
                relation: relation,
                target: target,
                attributes: [],
                range: link.range,
                path: path
            )
        }
    }
}

extension ValueDecoder {
    /// The texts in parts of fields, of links and of replies that lead anywhere, each where it
    /// stands in the file.
    func nestedTexts() -> Checked<[MarkdownDocument]> {
        var report = Report()
        var texts: [MarkdownDocument] = []
        for (scalar, range) in nestedMarkdown {
            let text = report.take(
                MarkdownParser.parse(
                    Array(scalar.text.utf8),
                    path: path,
                    origin: scalar.markdownOrigin(range)
                )
            )
            if !text.links.isEmpty { texts.append(text) }
        }
        return Checked(texts, report.diagnostics)
    }
}

extension WrittenLink {
    /// The same link, written in this file.
    func inFile(_ path: String) -> WrittenLink {
        var link = self
        link.path = path
        return link
    }
}
