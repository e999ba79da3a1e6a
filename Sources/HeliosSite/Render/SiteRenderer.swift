package import HeliosDiagnostics
package import HeliosRecords
package import HeliosTemplates
import HeliosText

/// Renders single files of a plan; what is the same on many pages is prepared once.
package struct SiteRenderer: Sendable {
    package let plan: SitePlan
    private let templates: SitePageTemplates
    private let layouts: [KindLayout]
    private let columns: [[ListColumn]]
    private let navigation: [NavigationKey: HTML]
    private let readFile: @Sendable (Attachment) throws -> [UInt8]

    /// Which pages share one form of the navigation.
    private struct NavigationKey: Hashable {
        let depth: Int
        let kind: Int?
    }

    /// Prepares the rendering; the diagnostics are those of the templates it needed so far.
    ///
    /// Files beside records are read by the closure when their turn comes.
    package static func prepare(
        _ plan: SitePlan,
        templates: TemplateSet,
        readFile: @escaping @Sendable (Attachment) throws -> [UInt8]
    ) -> Checked<SiteRenderer> {
        let layouts = plan.audience.schema.kinds.map(KindLayout.init)
        let found = SitePageTemplates(templates, kinds: plan.audience.schema.kinds)
        var renderer = TemplateRenderer()
        var navigation: [NavigationKey: HTML] = [:]
        for page in plan.pages {
            guard let key = Self.navigationKey(of: page, in: plan), navigation[key] == nil,
                let template = found.navigation
            else { continue }
            let context = PageContext(
                plan: plan,
                layouts: layouts,
                prefix: Self.prefix(of: page, in: plan)
            )
            var bytes: [UInt8] = []
            let values = context.navigation(current: key.kind)
            renderer.render(template, .map(values), into: &bytes)
            navigation[key] = HTML(trusted: bytes)
        }
        return Checked(
            SiteRenderer(
                plan: plan,
                templates: found,
                layouts: layouts,
                columns: plan.audience.schema.kinds.indices.map { kind in
                    ListColumn.columns(of: kind, schema: plan.audience.schema)
                },
                navigation: navigation,
                readFile: readFile
            ),
            renderer.diagnostics
        )
    }

    private static func navigationKey(of page: SitePage, in plan: SitePlan) -> NavigationKey? {
        switch page.content {
        case .home: NavigationKey(depth: 0, kind: nil)
        case .notFound: NavigationKey(depth: -1, kind: -1)
        case .list(let kind, _): NavigationKey(depth: page.depth, kind: kind)
        case .record(let record):
            NavigationKey(depth: page.depth, kind: plan.audience.records[record].kind)
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

    // MARK: One file

    /// The bytes of a file; the renderer keeps its buffers and what was wrong with the templates.
    package func render(
        _ page: SitePage,
        with renderer: inout TemplateRenderer
    ) throws -> RenderedFile {
        RenderedFile(path: page.path, bytes: try bytes(of: page, with: &renderer))
    }

    private func bytes(
        of page: SitePage,
        with renderer: inout TemplateRenderer
    ) throws -> [UInt8] {
        let context = PageContext(
            plan: plan,
            layouts: layouts,
            prefix: Self.prefix(of: page, in: plan)
        )
        switch page.content {
        case .home, .list, .record, .notFound, .redirect:
            return document(page, context, &renderer)
        case .listJSON(let kind): return context.json(list: kind, columns: columns[kind])
        case .listCSV(let kind): return context.csv(list: kind)
        case .recordJSON(let record): return context.json(record: record)
        case .file(let index): return try readFile(plan.files[index])
        case .sitemap: return context.sitemap()
        case .robots: return context.robots()
        case .asset(let index): return plan.assets[index].bytes
        }
    }

    private func document(
        _ page: SitePage,
        _ context: PageContext,
        _ renderer: inout TemplateRenderer
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        let nav = Self.navigationKey(of: page, in: plan).flatMap { navigation[$0] } ?? HTML()
        guard let (template, values) = values(of: page, context, nav) else { return bytes }
        bytes.reserveCapacity(16_384)
        renderer.render(template, .map(values), into: &bytes)
        return bytes
    }

    private func values(
        of page: SitePage,
        _ context: PageContext,
        _ nav: HTML
    ) -> (Template, TemplateMap)? {
        var map: TemplateMap
        let template: Template?
        switch page.content {
        case .home:
            let home = HomePage(context: context)
            map = context.values(of: home.frame, nav: nav)
            home.fill(&map)
            template = templates.home
        case .list(let kind, let number):
            let list = ListPage(
                context: context,
                kind: kind,
                page: number,
                columns: columns[kind]
            )
            map = context.values(of: list.frame, nav: nav)
            list.fill(&map)
            template = templates.list
        case .record(let number):
            let record = RecordPage(context: context, number: number)
            map = context.values(of: record.frame, nav: nav)
            record.fill(&map)
            template = templates.records[plan.audience.records[number].kind]
        case .redirect(let target):
            let title = context.title(target)
            let frame = PageFrame(title: title, heading: title, path: plan.recordPaths[target])
            map = context.values(of: frame, nav: HTML())
            map.text(Name.href, context.href(record: target))
            template = templates.redirect
        default:
            let frame = PageFrame(title: "Not found", heading: "Not found", path: page.path)
            map = context.values(of: frame, nav: nav)
            template = templates.notFound
        }
        return template.map { ($0, map) }
    }
}
