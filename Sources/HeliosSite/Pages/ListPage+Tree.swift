import HeliosRecords
import HeliosTemplates
import HeliosText

extension ListPage {
    /// More records than this make a tree that nobody reads.
    private static let treeLimit = 500
    /// Deeper levels are left to the records' own pages.
    private static let depthLimit = 12

    /// The records of a kind with parents, or the folders of ids that are paths, as nested lists.
    var tree: TemplateValue {
        guard kind.identity == .path else { return recordTree }
        return .missing
    }

    private var recordTree: TemplateValue {
        guard context.layouts[number].parent != nil, list.records.count <= Self.treeLimit else {
            return .missing
        }
        var children: [Int: [Int]] = [:]
        var roots: [Int] = []
        for record in list.records {
            if let parent = context.parent(of: record), parent != record {
                children[parent, default: []].append(record)
            } else {
                roots.append(record)
            }
        }
        guard !children.isEmpty else { return .missing }
        var html = HTML()
        append(roots, children, depth: 0, into: &html)
        return .html(html)
    }

    private func append(
        _ records: [Int],
        _ children: [Int: [Int]],
        depth: Int,
        into html: inout HTML
    ) {
        html.append(depth == 0 ? "<ul class=\"tree\">" : "<ul>")
        for record in records {
            html.append("<li>")
            context.appendLink(to: record, into: &html)
            if let below = children[record], depth < Self.depthLimit {
                append(below, children, depth: depth + 1, into: &html)
            }
            html.append("</li>")
        }
        html.append("</ul>")
    }
}
