package import HeliosDiagnostics
package import HeliosRecords
package import HeliosTemplates
import HeliosText

/// Renders single files of a plan; what is the same on many pages is prepared once.
package struct SiteRenderer: Sendable {
    package let plan: SitePlan
    private let templates: SitePageTemplates
    let layouts: [KindLayout]
    private let arrivals: [Arrival]
    let columns: [[ListColumn]]
    /// By kind the rows of its list.
    private let tables: [ListTable]
    private let navigation: [NavigationKey: HTML]
    private let navigationNumbers: [NavigationKey: UInt64]
    private let readFile: @Sendable (Attachment) throws -> [UInt8]
    /// Reads a file of the portal before, by its path; nil where there is none as it was left.
    package var readEarlier: @Sendable (String) -> [UInt8]? = { _ in nil }

    /// Which pages share one form of the navigation.
    private struct NavigationKey: Hashable {
        let depth: Int
        let current: NavigationPlace
    }

    /// Prepares the rendering; the diagnostics are those of the templates it needed so far.
    ///
    /// Files beside records are read by the closure when their turn comes.
    package static func prepare(
        _ plan: SitePlan,
        templates: TemplateSet,
        readFile: @escaping @Sendable (Attachment) throws -> [UInt8]
    ) -> Checked<SiteRenderer> {
        let layouts = plan.audience.schema.kinds.map { KindLayout(kind: $0, plan.options.phrases) }
        let arrivals = Arrival.all(by: plan.audience.schema, plan.options.phrases)
        let found = SitePageTemplates(
            templates,
            kinds: plan.audience.schema.kinds,
            portal: plan.portal
        )
        let context = PageContext(
            plan: plan,
            layouts: layouts,
            arrivals: arrivals,
            prefix: "",
            readFile: readFile
        )
        let (navigation, diagnostics) = navigation(by: found.navigation, context)
        let columns = plan.audience.schema.kinds.indices.map { kind in
            ListColumn.columns(of: kind, schema: plan.audience.schema)
        }
        return Checked(
            SiteRenderer(
                plan: plan,
                templates: found,
                layouts: layouts,
                arrivals: arrivals,
                columns: columns,
                tables: columns.enumerated().map { kind, columns in
                    ListTable(
                        of: ListPage(context: context, kind: kind, page: 1, columns: columns)
                    )
                },
                navigation: navigation,
                navigationNumbers: navigation.mapValues { Fingerprint.of($0.bytes[...]) },
                readFile: readFile
            ),
            diagnostics
        )
    }

    /// The navigation in all its forms, and what was wrong with its template.
    private static func navigation(
        by template: Template?,
        _ context: PageContext
    ) -> ([NavigationKey: HTML], [Diagnostic]) {
        guard let template else { return ([:], []) }
        var renderer = TemplateRenderer()
        var navigation: [NavigationKey: HTML] = [:]
        for page in context.plan.pages {
            guard let key = navigationKey(of: page, in: context.plan), navigation[key] == nil
            else { continue }
            let prefix = prefix(of: page, in: context.plan)
            let values = context.counted(from: prefix, noting: PageLookups())
                .navigation(current: key.current)
            var bytes: [UInt8] = []
            renderer.render(template, .map(values), into: &bytes)
            navigation[key] = HTML(trusted: bytes)
        }
        return (navigation, renderer.diagnostics)
    }

    private static func navigationKey(of page: SitePage, in plan: SitePlan) -> NavigationKey? {
        switch page.content {
        case .home: NavigationKey(depth: 0, current: .home)
        case .comparison: NavigationKey(depth: page.depth, current: .comparison)
        case .notFound: NavigationKey(depth: -1, current: .nowhere)
        case .list(let kind, _): NavigationKey(depth: page.depth, current: .kind(kind))
        case .coverage:
            NavigationKey(
                depth: page.depth,
                current: plan.audience.schema.kinds.firstIndex { $0.has(.specification) }
                    .map { .kind($0) } ?? .nowhere
            )
        case .history: NavigationKey(depth: page.depth, current: .history)
        case .record(let record), .recordHistory(let record):
            NavigationKey(
                depth: page.depth,
                current: .kind(Int(plan.recordTexts.kinds[record]))
            )
        case .portal(let place):
            plan.portal[place].page.layout.map { _ in
                NavigationKey(
                    depth: page.depth,
                    current: plan.portal[place].page.navigationKind.map { .kind($0) }
                        ?? .portal(place)
                )
            }
        default: nil
        }
    }

    /// What leads from a page to the portal's folder.
    ///
    /// The page for what is not found is shown at any address, so with a known address of the
    /// portal it counts from there.
    private static func prefix(of page: SitePage, in plan: SitePlan) -> String {
        guard page.content == .notFound, let root = plan.options.rootPath else {
            return PagePath.prefix(depth: page.depth)
        }
        return root
    }

    /// The place in the portal from which these addresses are counted.
    func context(prefix: String, lookups: PageLookups) -> PageContext {
        PageContext(
            plan: plan,
            layouts: layouts,
            arrivals: arrivals,
            prefix: prefix,
            lookups: lookups,
            readFile: readFile
        )
    }

    /// A number for the navigation that a page shows.
    func navigationNumber(of page: SitePage) -> UInt64 {
        Self.navigationKey(of: page, in: plan).flatMap { navigationNumbers[$0] } ?? 0
    }

    /// How many links lie at most between a record and what the list of its kind says of it.
    func depth(ofList kind: Int) -> Int { columns[kind].map(\.reach).max() ?? 1 }

    /// What tells whether pages show what they did before, where the plan remembers extracts: the
    /// closure has a number for each file that is published as it is.
    package func fingerprints(file: (Attachment) -> UInt64) -> PageFingerprints? {
        plan.prints.map { PageFingerprints(of: self, $0, file: file) }
    }

    // MARK: One file

    /// Makes a file in the memory of a buffer; the renderer keeps what was wrong with the templates.
    package func render(
        _ page: SitePage,
        with renderer: inout TemplateRenderer,
        into buffer: inout [UInt8]
    ) throws {
        try render(page, with: &renderer, noting: PageLookups(), into: &buffer)
    }

    /// Makes a file, and notes what it looks up by name.
    func render(
        _ page: SitePage,
        with renderer: inout TemplateRenderer,
        noting lookups: PageLookups,
        into buffer: inout [UInt8]
    ) throws {
        let context = context(prefix: Self.prefix(of: page, in: plan), lookups: lookups)
        switch page.content {
        case .home, .list, .record, .coverage, .comparison, .recordHistory, .history, .notFound,
            .redirect:
            render(page, context, with: &renderer, into: &buffer)
        case .listJSON(let kind):
            let rows = rows(of: page, kind, reaching: depth(ofList: kind))
            buffer = context.json(list: kind, columns: columns[kind], rows)
        case .listCSV(let kind):
            buffer = context.csv(list: kind, rows(of: page, kind, reaching: 1))
        case .listRows(let kind):
            buffer = ListRows(of: list(kind, page: 1, context)).bytes
        case .recordJSON(let record): context.writeJSON(of: record, into: &buffer)
        case .file(let index): buffer = try readFile(plan.files[index])
        case .sitemap: buffer = context.sitemap()
        case .robots: buffer = context.robots()
        case .portal(let place):
            switch plan.portal[place].page.content {
            case .page: render(page, context, with: &renderer, into: &buffer)
            case .file(let write):
                buffer.removeAll(keepingCapacity: true)
                write(context, &buffer)
            }
        case .headers: buffer = SiteHeaders(assetFolder: plan.assetFolder).bytes
        case .asset(let index): buffer = plan.assets[index].bytes
        }
    }

    /// A page of a list, counted from 1.
    private func list(_ kind: Int, page: Int, _ context: PageContext) -> ListPage {
        var list = ListPage(context: context, kind: kind, page: page, columns: columns[kind])
        list.table = tables[kind]
        return list
    }

    /// The rows of an export, by what may be copied from the one before.
    private func rows(of page: SitePage, _ kind: Int, reaching depth: Int) -> ExportRows {
        ExportRows(
            page.path,
            of: plan.lists[kind].records.sorted(),
            plan.extracts,
            numbers: plan.prints?.rows(reaching: depth),
            readEarlier: readEarlier
        )
    }

    private func render(
        _ page: SitePage,
        _ context: PageContext,
        with renderer: inout TemplateRenderer,
        into buffer: inout [UInt8]
    ) {
        buffer.removeAll(keepingCapacity: true)
        let nav = Self.navigationKey(of: page, in: plan).flatMap { navigation[$0] } ?? HTML()
        renderer.values.removeAll()
        guard let template = fill(&renderer.values, for: page, context, nav) else { return }
        renderer.render(template, into: &buffer)
    }

    /// Adds the values of a page and says which template shows them.
    private func fill(
        _ values: inout TemplateValues,
        for page: SitePage,
        _ context: PageContext,
        _ nav: HTML
    ) -> Template? {
        switch page.content {
        case .home:
            let home = HomePage(context: context)
            context.append(home.frame, nav: nav, to: &values)
            home.fill(&values)
            return templates.home
        case .list(let kind, let page):
            let list = list(kind, page: page, context)
            context.append(list.frame, nav: nav, to: &values)
            list.fill(&values)
            return templates.lists[kind]
        case .record(let number):
            let record = RecordPage(context: context, number: number)
            context.append(record.frame, nav: nav, to: &values)
            record.fill(&values)
            return templates.records[record.record.kind]
        case .coverage:
            let coverage = CoveragePage(context: context, path: page.path)
            context.append(coverage.frame, nav: nav, to: &values)
            values.append(coverage.values)
            return templates.coverage
        case .comparison:
            guard let comparison = plan.comparison else { return nil }
            let changes = ComparisonPage(context: context, comparison: comparison)
            context.append(changes.frame, nav: nav, to: &values)
            values.append(changes.values)
            return templates.comparison
        case .history, .recordHistory: return fillPast(&values, for: page, context, nav)
        case .portal(let place): return fillPortal(&values, for: place, context, nav)
        case .redirect(let target):
            let title = context.title(target)
            let frame = PageFrame(title: title, heading: title, path: plan.recordPaths[target])
            context.append(frame, nav: HTML(), to: &values)
            values.text(Name.href, context.href(record: target))
            return templates.redirect
        default:
            context.append(context.notFoundFrame(at: page.path), nav: nav, to: &values)
            return templates.notFound
        }
    }

    /// Adds the values of a page about the whole repository and says which template shows them.
    private func fillPortal(
        _ values: inout TemplateValues,
        for place: Int,
        _ context: PageContext,
        _ nav: HTML
    ) -> Template? {
        let placed = plan.portal[place]
        guard case .page(_, let view) = placed.page.content else { return nil }
        let page = view(context, placed.path)
        context.append(page.frame, nav: nav, to: &values)
        let views = placed.page.viewedKind.map { context.views(ofKind: $0, current: placed.path) }
        values.entries(Name.views, views ?? [])
        page.fill(&values)
        return templates.portal[place]
    }

    /// Adds the values of a page of the past and says which template shows them.
    private func fillPast(
        _ values: inout TemplateValues,
        for page: SitePage,
        _ context: PageContext,
        _ nav: HTML
    ) -> Template? {
        // Whom an old link names is for the names of today to say.
        context.lookups.note(nil)
        guard case .recordHistory(let number) = page.content else {
            let history = HistoryPage(context: context, path: page.path)
            context.append(history.frame, nav: nav, to: &values)
            values.append(history.values)
            return templates.history
        }
        guard let past = plan.history.past(of: number) else { return nil }
        let history = RecordHistoryPage(context: context, number: number, past: past)
        context.append(history.frame, nav: nav, to: &values)
        values.append(history.values)
        return templates.recordHistory
    }
}
