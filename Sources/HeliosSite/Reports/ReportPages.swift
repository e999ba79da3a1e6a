import HeliosDiagnostics
import HeliosRecords
import HeliosTemplates

/// The pages of the reports, their files, and an overview of all.
enum ReportPages {
    /// Where the overview lies, by first choice.
    static let overview = "reports/overview/index.html"

    static func pages(of audience: AudienceGraph, _ options: SiteOptions) -> [PortalPage] {
        let reports = BuiltInReport.allCases.filter { $0.isThere(for: audience) }
        let saved = savedReports(of: audience)
        guard !reports.isEmpty || !saved.isEmpty else { return [] }
        // The page of a record has its place already; its file is to lie beside it.
        return [overview(reports, saved, options)] + saved.map { file(of: $0, audience) }
            + reports.flatMap(pages)
    }

    /// The records that ask a question which the audience may ask.
    private static func savedReports(of audience: AudienceGraph) -> [Int] {
        audience.schema.kinds.indices.filter { audience.schema.kinds[$0].has(.report) }
            .flatMap { Array(audience.graph.records(ofKind: $0)) }
            .filter { record in
                !audience.graph.isArchived(record)
                    && SavedQuery.read(record, of: audience.graph, isPartial: true).value != nil
            }
    }

    private static func overview(
        _ reports: [BuiltInReport],
        _ saved: [Int],
        _ options: SiteOptions
    ) -> PortalPage {
        PortalPage(
            paths: [overview, "report-overview/index.html"],
            entry: PortalPage.Entry(
                label: options.phrases[.reportReports],
                icon: "chart-column",
                placement: .navigation(70)
            ),
            content: .page(layout: CardsPage.layout) { context, path in
                ReportOverview(context: context, path: path, reports: reports, saved: saved).view
            }
        )
    }

    private static func pages(of report: BuiltInReport) -> [PortalPage] {
        [
            PortalPage(
                paths: report.paths,
                content: .page(layout: CardsPage.layout) { context, path in
                    view(of: report, context, path)
                },
                shows: report.shows
            ),
            PortalPage(
                paths: report.filePaths,
                content: .file { context, bytes in bytes += report.result(in: context).csv },
                shows: report.shows
            ),
        ]
    }

    private static func view(
        of report: BuiltInReport,
        _ context: PageContext,
        _ path: String
    ) -> PortalView {
        var frame = context.frame(
            ofPage: report.title(context.phrases),
            description: report.lead(context.phrases),
            path: path
        )
        frame.breadcrumbs.append(
            PageFrame.Breadcrumb(
                label: context.phrases[.reportReports],
                href: context.href(portal: overview)
            )
        )
        var page = CardsPage(frame: frame, note: context.builtFor)
        let csv = report.filePaths.last.flatMap { context.href(portal: $0) }
        page.cards = report.result(in: context).cards(csv: csv, in: context)
        return page.view
    }

    /// Where the file of a saved report may lie; the last of them can be no other file's.
    static func filePaths(of record: Int, in audience: AudienceGraph) -> [String] {
        let plural = audience.kind(of: record).plural
        let id = audience.records[record].id.id
        return ["\(plural)/\(id).csv", "\(plural)/\(id)/report.csv"]
    }

    private static func file(of record: Int, _ audience: AudienceGraph) -> PortalPage {
        PortalPage(
            paths: filePaths(of: record, in: audience),
            content: .file { context, bytes in
                bytes += SavedReport(of: record, in: context)?.result.csv ?? []
            }
        )
    }
}

/// All reports there are.
private struct ReportOverview {
    let context: PageContext
    let path: String
    let reports: [BuiltInReport]
    let saved: [Int]

    var view: PortalView {
        let phrases = context.phrases
        var page = CardsPage(
            frame: context.frame(
                ofPage: phrases[.reportAll],
                description: phrases[.reportLead],
                path: path
            ),
            note: context.builtFor
        )
        if !reports.isEmpty {
            var html = HTML("<ul class=\"offers\">")
            for report in reports { append(report, to: &html) }
            html.append("</ul>")
            page.cards.append(CardsPage.Card(heading: phrases[.reportStanding], html: html))
        }
        if !saved.isEmpty {
            var html = HTML("<ul class=\"offers\">")
            for record in saved { append(record, to: &html) }
            html.append("</ul>")
            page.cards.append(CardsPage.Card(heading: phrases[.reportSaved], html: html))
        }
        return page.view
    }

    private func append(_ report: BuiltInReport, to html: inout HTML) {
        html.append("<li><h3>")
        let href = report.paths.first.flatMap { context.href(portal: $0) } ?? ""
        html.append(HTML.link(report.title(context.phrases), to: href))
        html.append("</h3><p>")
        html.append(escaping: report.lead(context.phrases))
        html.append("</p></li>")
    }

    private func append(_ record: Int, to html: inout HTML) {
        html.append("<li><h3>")
        context.appendLink(to: record, into: &html)
        html.append("</h3>")
        if let summary = context.summary(of: record) {
            html.append("<p>")
            html.append(escaping: summary)
            html.append("</p>")
        }
        html.append("</li>")
    }
}

/// The part of a saved report's page that shows what it finds.
enum ReportPanel {
    static func panels(of record: Int, in context: PageContext) -> [RecordPanel] {
        guard context.graph.kind(of: record).has(.report),
            let report = SavedReport(of: record, in: context)
        else { return [] }
        var note = HTML("<p class=\"page-meta\">")
        note.append(escaping: context.builtFor)
        note.append("</p><p class=\"report-query\"><code>")
        note.append(escaping: report.query.text)
        note.append("</code></p>")
        let path = ReportPages.filePaths(of: record, in: context.graph).last
        let html = report.result.panel(
            csv: path.flatMap { context.href(portal: $0) },
            note: note,
            in: context
        )
        return [
            RecordPanel(
                id: "result",
                label: context.phrases[.reportResult],
                place: .top,
                html: html
            )
        ]
    }
}

extension PageContext {
    /// The day that a page was made for.
    var builtFor: String {
        phrases.text(.reportBuiltFor, ["day": phrases.format.date(today, .long)])
    }
}
