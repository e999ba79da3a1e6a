import HeliosMarkdown

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

extension WrittenLink {
    /// The same link, written in this file.
    func inFile(_ path: String) -> WrittenLink {
        var link = self
        link.path = path
        return link
    }
}
