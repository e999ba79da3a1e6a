import HeliosRecords
import HeliosTemplates
import HeliosText

/// All links of a record that has too many of them for its own page, which then names the groups.
struct RecordLinksPage {
    /// With more links than this in both directions a record has such a page.
    static let crowd = 60

    /// The pages of all records that have so many links.
    static func pages(of audience: AudienceGraph) -> [PortalPage] {
        audience.records.indices.filter { isNeeded(for: $0, in: audience) }.map { number in
            PortalPage(
                paths: PagePath.recordLinks(
                    audience.kind(of: number).plural,
                    audience.records[number].id.id
                ),
                ofKind: audience.records[number].kind,
                content: .page(layout: "layouts/record-links") { context, path in
                    let record = RecordPage(context: context, number: number)
                    return PortalView(frame: record.linksFrame(path: path)) { values in
                        values.text(Name.kind, record.kind.label.singular)
                        values.count(Name.total, record.linkGroups.linkCount)
                        record.linkGroups.append(to: &values, in: context, unfolded: true)
                    }
                },
                shows: { print, _, records in print.add(records.pages[number]) }
            )
        }
    }

    private static func isNeeded(for record: Int, in audience: AudienceGraph) -> Bool {
        let graph = audience.graph
        return graph.links(from: record).count + graph.links(to: record).count > crowd
    }

    /// Where the page of a record lies; nil for a record that shows its links itself.
    static func path(for record: Int, in context: PageContext) -> String? {
        guard isNeeded(for: record, in: context.graph) else { return nil }
        let kind = context.graph.kind(of: record)
        let paths = PagePath.recordLinks(kind.plural, context.graph.records[record].id.id)
        return paths.first.flatMap { context.plan.portalPaths[$0] }
    }
}

extension RecordPage {
    fileprivate func linksFrame(path: String) -> PageFrame {
        let title = context.title(number)
        let heading = context.phrases.text(.recordAllLinks, ["title": title])
        let list = context.plan.listPath(kind: record.kind)
        return PageFrame(
            title: "\(heading) · \(kind.label.singular) \(record.id.id)",
            heading: heading,
            breadcrumbs: [
                context.homeBreadcrumb,
                PageFrame.Breadcrumb(label: kind.label.plural, href: context.href(list)),
                PageFrame.Breadcrumb(label: title, href: context.href(record: number)),
            ],
            path: path,
            kind: record.kind
        )
    }
}
