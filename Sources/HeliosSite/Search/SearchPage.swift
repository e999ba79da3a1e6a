import HeliosRecords
import HeliosTemplates
import HeliosText

/// The page of the search: results where there are scripts, and without them everything by kind and
/// letter, on pages of their own where that is much.
struct SearchPage {
    static let path = "search/index.html"
    /// More records than this are not listed on one page.
    private static let inlineLimit = 400
    private static let pageLimit = 1_000

    let context: PageContext
    let path: String
    let directory: SearchDirectory

    /// The pages and the files of the search.
    static func pages(of audience: AudienceGraph, _ options: SiteOptions) -> [PortalPage] {
        guard options.search else { return [] }
        let directory = SearchDirectory()
        var pages = [
            PortalPage(
                paths: [path, "search-all/index.html"],
                content: .page(layout: "layouts/search") { context, path in
                    let page = SearchPage(context: context, path: path, directory: directory)
                    return PortalView(frame: page.frame) { page.fill(&$0) }
                },
                shows: { print, context, records in
                    for face in records.faces { print.add(face) }
                    for placed in context.plan.portal { print.add(placed.path) }
                }
            )
        ]
        if audience.records.count > inlineLimit {
            for kind in audience.schema.kinds.indices {
                let count = audience.graph.records(ofKind: kind).count
                for number in 0..<(count + pageLimit - 1) / pageLimit {
                    let plural = audience.schema.kinds[kind].plural
                    pages.append(kindPage(kind, number, plural, directory))
                }
            }
        }
        return pages + SearchFiles(of: audience).pages
    }

    private static func kindPath(_ plural: String, _ number: Int) -> String {
        number == 0 ? "search/\(plural)/index.html" : "search/\(plural)/\(number + 1)/index.html"
    }

    private static func kindPage(
        _ kind: Int,
        _ number: Int,
        _ plural: String,
        _ directory: SearchDirectory
    ) -> PortalPage {
        let path = kindPath(plural, number)
        return PortalPage(
            paths: [path, "search-all/" + path],
            content: .page(layout: "layouts/search-kind") { context, path in
                let page = SearchKindPage(
                    context: context,
                    path: path,
                    kind: kind,
                    letters: directory.letters(ofKind: kind, in: context),
                    range: number * pageLimit..<(number + 1) * pageLimit
                )
                return PortalView(frame: page.frame) { page.fill(&$0) }
            },
            shows: { print, context, records in
                for record in context.graph.graph.records(ofKind: kind) {
                    print.add(records.faces[record])
                }
            }
        )
    }

    private var frame: PageFrame {
        PageFrame(
            title: context.phrases[.searchTitle],
            heading: context.phrases[.searchTitle],
            breadcrumbs: [
                PageFrame.Breadcrumb(
                    label: context.phrases[.navHome],
                    href: context.href(PagePath.home)
                )
            ],
            path: path
        )
    }

    private func fill(_ values: inout TemplateValues) {
        let isInline = context.graph.records.count <= Self.inlineLimit
        values.number(Name.total, context.graph.records.count)
        values.list(Name.sections) { list in
            for kind in context.plan.sections.flatMap(\.entries).map(\.kind) {
                let declared = context.schema.kinds[kind]
                let count = context.graph.graph.records(ofKind: kind).count
                guard count > 0 else { continue }
                list.element { values in
                    values.text(Name.label, declared.label.plural)
                    values.text(Name.id, declared.plural)
                    values.number(Name.count, count)
                    values.text(Name.href, context.href(context.plan.listPath(kind: kind)))
                    let letters = directory.letters(ofKind: kind, in: context)
                    guard !isInline else {
                        values.missing(Name.letters)
                        return SearchLetter.append(letters, to: &values, in: context)
                    }
                    values.missing(Name.groups)
                    values.list(Name.letters) { list in
                        for letter in letters { append(letter, declared, to: &list) }
                    }
                }
            }
        }
    }

    /// The way to the records that begin with a letter.
    private func append(_ letter: SearchLetter, _ kind: Kind, to list: inout TemplateValues) {
        let path = Self.kindPath(kind.plural, letter.start / Self.pageLimit)
        guard let href = context.href(portal: path) else { return }
        list.element { values in
            values.text(Name.label, letter.label)
            values.text(Name.href, "\(href)#\(letter.id)")
            values.number(Name.count, letter.records.count)
        }
    }
}

/// A page with records of one kind by letter.
private struct SearchKindPage {
    let context: PageContext
    let path: String
    let kind: Int
    let letters: [SearchLetter]
    /// The records that this page shows, counted in the order of letters.
    let range: Range<Int>

    var frame: PageFrame {
        let label = context.schema.kinds[kind].label.plural
        let heading = context.phrases.text(.searchFromAToZ, ["kind": label])
        return PageFrame(
            title: heading,
            heading: heading,
            breadcrumbs: [
                PageFrame.Breadcrumb(
                    label: context.phrases[.navHome],
                    href: context.href(PagePath.home)
                ),
                PageFrame.Breadcrumb(
                    label: context.phrases[.searchTitle],
                    href: context.href(portal: SearchPage.path)
                ),
            ],
            path: path,
            kind: kind
        )
    }

    func fill(_ values: inout TemplateValues) {
        let shown = letters.compactMap { $0.within(range) }
        values.text(Name.id, context.schema.kinds[kind].plural)
        SearchLetter.append(shown, to: &values, in: context)
    }
}
