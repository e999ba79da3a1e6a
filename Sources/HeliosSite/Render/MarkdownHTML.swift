import HeliosMarkdown
import HeliosRecords
import HeliosTemplates
import HeliosText

extension PageContext {
    /// A text of a record as markup, its links led to the pages of this portal.
    ///
    /// `path` is the file that holds the text; `idPrefix` keeps the text's ids apart from those of
    /// others on the page.
    func html(
        _ document: MarkdownDocument,
        in path: String,
        of record: Int,
        idPrefix: String = ""
    ) -> HTML {
        let bytes = document.html(idPrefix: idPrefix) { link, _ in
            switch self.target(of: link, inFile: path, of: record) {
            case .record(let number, let fragment):
                .addressWithTitle(address(of: number, fragment: fragment), text: title(number))
            case .file(let path): publishedPath(ofFile: path).map { .address(href($0)) } ?? .plain
            case .heading(let slug):
                document.headings.contains { $0.slug.hasSameBytes(as: slug) }
                    ? .address("#" + idPrefix + slug) : .plain
            case .elsewhere: elsewhere(link)
            case .nothing: nothing(link)
            }
        }
        return HTML(trusted: bytes)
    }

    private func elsewhere(_ link: MarkdownLink) -> LinkTarget {
        switch link.kind {
        case .external(let address), .externalImage(let address): .address(address)
        default: .plain
        }
    }

    /// A link that leads nowhere; outside, one to something hidden looks the same and does not
    /// give away the hidden id.
    private func nothing(_ link: MarkdownLink) -> LinkTarget {
        guard case .wiki(_, _, nil) = link.kind, !graph.audience.isInternal else { return .plain }
        return .text(phrases[.valueHidden])
    }

    /// The address of a record's page, or of a heading of its text if there is such a one.
    private func address(of record: Int, fragment: String?) -> String {
        let page = href(record: record)
        guard let fragment,
            let headings = graph.records[record].body?.headings,
            headings.contains(where: { $0.slug.hasSameBytes(as: fragment) })
        else { return page }
        return "\(page)#\(fragment)"
    }
}

extension PageContext {
    /// The words of a text of a record without markup, for an audience outside without the ids of
    /// hidden records.
    func words(_ text: String, of document: MarkdownDocument, in path: String, _ record: Int)
        -> String
    {
        guard !graph.audience.isInternal else { return text }
        var bytes = Array(text.utf8)
        for link in document.links {
            guard case .wiki(let reference, _, nil) = link.kind,
                target(of: link, inFile: path, of: record) == .nothing
            else { continue }
            bytes = Self.substitute(
                Array(reference.utf8),
                in: bytes,
                by: Array(phrases[.valueHidden].utf8)
            )
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func substitute(
        _ pattern: [UInt8],
        in text: [UInt8],
        by replacement: [UInt8]
    ) -> [UInt8] {
        guard let first = pattern.first else { return text }
        var result: [UInt8] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: first) {
            result += rest[..<start]
            if rest[start...].starts(with: pattern) {
                result += replacement
                rest = rest[(start + pattern.count)...]
            } else {
                result.append(first)
                rest = rest[(start + 1)...]
            }
        }
        return result + rest
    }
}
