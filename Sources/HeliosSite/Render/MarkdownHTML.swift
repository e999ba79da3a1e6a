import HeliosMarkdown
import HeliosRecords
import HeliosTemplates
import HeliosText

extension PageContext {
    /// A text as markup, its links led to the pages of this portal.
    ///
    /// - Parameters:
    ///   - path: the file that holds the text, for relative addresses.
    ///   - owner: whose records the text may name without it.
    ///   - idPrefix: what keeps the text's ids apart from those of others on the page.
    func html(
        _ document: MarkdownDocument,
        in path: String,
        owner: RecordID?,
        idPrefix: String = ""
    ) -> HTML {
        let bytes = document.html(idPrefix: idPrefix) { link, _ in
            target(of: link, in: path, owner: owner, idPrefix: idPrefix, document)
        }
        return HTML(trusted: bytes)
    }

    private func target(
        of link: MarkdownLink,
        in path: String,
        owner: RecordID?,
        idPrefix: String,
        _ document: MarkdownDocument
    ) -> LinkTarget {
        switch link.kind {
        case .wiki(let reference, let fragment, let label):
            guard let number = record(named: reference, owner: owner) else {
                if label != nil || graph.audience.isInternal { return .plain }
                return .text("(not shown)")
            }
            return .addressWithTitle(
                address(of: number, fragment: fragment),
                text: title(number)
            )
        case .relative(let target, let fragment):
            let full = Self.resolved(target, from: path)
            if let number = plan.recordOfFile[full] {
                return .address(address(of: number, fragment: fragment))
            }
            return plan.pathOfAttachment[full].map { .address(href($0)) } ?? .plain
        case .fragment(let slug):
            let exists = document.headings.contains { $0.slug.hasSameBytes(as: slug) }
            return exists ? .address("#" + idPrefix + slug) : .plain
        case .image(let target):
            let full = Self.resolved(target, from: path)
            return plan.pathOfAttachment[full].map { .address(href($0)) } ?? .plain
        case .external(let address), .externalImage(let address): return .address(address)
        }
    }

    private func record(named reference: String, owner: RecordID?) -> Int? {
        LinkReference(reference).flatMap { graph.number(of: $0, owner: owner) }
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

    /// A relative path from the file that writes it, without `.` and `..`; one that begins with a
    /// slash counts from the repository's root.
    private static func resolved(_ target: String, from path: String) -> String {
        var parts: [String] = []
        if target.utf8.first != ASCII.slash {
            parts = path.split(onByte: ASCII.slash).dropLast()
        }
        for part in target.split(onByte: ASCII.slash) {
            switch part {
            case "", ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }
}
