package import HeliosDiagnostics
package import HeliosRecords
import HeliosText

/// Decides on every file of an audience's portal; the `plan` stage.
///
/// Of two that would lie at one path the first is kept and the second reported. Of the loose files,
/// which belong to no record, only those are published that a record of this audience shows.
package func plan(
    _ audience: AudienceGraph,
    options: SiteOptions,
    assets: [SiteAsset] = [],
    looseFiles: [Attachment] = []
) -> Checked<SitePlan> {
    var planner = SitePlanner(audience: audience, options: options, assets: assets)
    return planner.run(looseFiles: UsedFiles.among(looseFiles, of: audience))
}

private struct SitePlanner {
    let audience: AudienceGraph
    let options: SiteOptions
    let assets: [SiteAsset]
    let titles: [String]
    let recordPaths: [String]
    let prints: RecordFingerprints?
    let agenda: Agenda
    let archived: [Bool]
    let specifications: SpecificationIndex
    var pages: [SitePage] = []
    var ledger = PathLedger()
    var attachmentPaths: [Int: [String]] = [:]
    var files: [Attachment] = []
    var pathOfFile: [String: String] = [:]

    init(audience: AudienceGraph, options: SiteOptions, assets: [SiteAsset]) {
        self.audience = audience
        self.options = options
        self.assets = assets
        titles = audience.records.map { $0.title(of: audience.schema.kinds[$0.kind]) }
        recordPaths = audience.records.map {
            PagePath.record(audience.schema.kinds[$0.kind].plural, $0.id.id)
        }
        prints = options.extracts.flatMap { [titles, recordPaths] extracts in
            extracts.contents.map {
                RecordFingerprints(
                    audience.graph,
                    titles: titles,
                    paths: recordPaths,
                    extracts,
                    contents: $0
                )
            }
        }
        archived = (options.extracts ?? Extracts()).archived(in: audience)
        agenda = Agenda(of: audience, options, numbers: prints?.pages)
        specifications = SpecificationIndex(
            options.specifications.seen(in: audience),
            in: audience
        )
    }

    mutating func run(looseFiles: [Attachment]) -> Checked<SitePlan> {
        let lists = audience.schema.kinds.indices.map(list)
        let assetFolder = "assets-" + hash()
        addFixed(assetFolder)
        for kind in audience.schema.kinds.indices where isShown(kind) {
            addLists(of: kind, lists[kind])
        }
        for record in audience.records.indices { addRecord(record) }
        let coveragePath = coveragePath
        if let coveragePath { add(coveragePath, .coverage) }
        if options.comparison(seenBy: audience.audience) != nil {
            add(PagePath.comparison, .comparison)
        }
        for record in audience.records.indices { addRedirects(to: record) }
        for file in looseFiles { addFile(file, at: PagePath.file(file.path)) }
        let history = addHistory()
        let portal = addPortal()
        let plan = SitePlan(
            audience: audience,
            options: options,
            pages: pages,
            sections: Navigation(audience, isShown: isShown).sections,
            assets: assets,
            assetFolder: assetFolder,
            lists: lists,
            folders: FolderNames(audience, titles: titles).names,
            titles: titles,
            recordPaths: recordPaths,
            attachmentPaths: attachmentPaths,
            files: files,
            pathOfFile: pathOfFile,
            targets: TextTargets(audience.graph, files: pathOfFile.keys),
            listPageOfRecord: listPages(lists),
            specifications: specifications,
            coveragePath: coveragePath,
            history: history,
            portal: portal,
            agenda: agenda,
            prints: prints
        )
        return Checked(plan, ledger.diagnostics)
    }

    /// The files that every portal has.
    private mutating func addFixed(_ assetFolder: String) {
        add(PagePath.home, .home)
        add("404.html", .notFound)
        add("robots.txt", .robots)
        add(PagePath.headers, .headers)
        if options.rootURL != nil { add("sitemap.xml", .sitemap) }
        for (index, asset) in assets.enumerated() {
            add("\(assetFolder)/\(asset.path)", .asset(index))
        }
    }

    /// The organisation sees every kind, so that it finds what it could keep; others only what is
    /// there.
    private func isShown(_ kind: Int) -> Bool {
        audience.audience.isInternal || !audience.graph.records(ofKind: kind).isEmpty
    }

    private func hash() -> String {
        var hash = ContentHash()
        for asset in assets {
            hash.add(asset.path.utf8)
            hash.add([0])
            hash.add(asset.bytes)
        }
        return hash.text
    }

    // MARK: Lists

    /// The records of a kind by title, or where the id is a path by folder, then by id; above that
    /// in the order that the kind's view asks for.
    private func list(_ kind: Int) -> ListPlan {
        var records = Array(audience.graph.records(ofKind: kind))
        if audience.schema.kinds[kind].identity == .name {
            let keys = records.map { (Self.sortKey(titles[$0]), $0) }
            records =
                keys.sorted { left, right in
                    left.0 == right.0
                        ? left.1 < right.1 : left.0.lexicographicallyPrecedes(right.0)
                }.map(\.1)
            let schema = audience.schema
            let order = schema.kinds[kind].view(named: "list")?.order.flatMap {
                QueryParser.order($0, kind: kind, schema: schema).value
            }
            if let order { records = sorted(records, by: order, kind) }
        } else {
            // By folder first: between `guide/ci` and `guide/start` lies `guide/reference/…`.
            let keys = records.map { record in
                (PagePath.folder(ofID: audience.records[record].id.id), record)
            }
            records =
                keys.sorted { left, right in
                    left.0 == right.0 ? left.1 < right.1 : left.0.precedesBytewise(right.0)
                }.map(\.1)
        }
        if audience.schema.kinds[kind].has(.change) { records = specifications.sorted(records) }
        // Who looks for one that is archived finds it by search and by its links.
        records.removeAll { archived[$0] }
        let size = max(1, options.listPageSize)
        return ListPlan(
            records: records,
            pageCount: max(1, (records.count + size - 1) / size),
            pageSize: size
        )
    }

    /// The records in an order; of those that are as they were it is known.
    private func sorted(_ records: [Int], by order: RecordOrder, _ kind: Int) -> [Int] {
        let name = "order.\(audience.schema.kinds[kind].name)"
        let numbers = prints?.rows(reaching: order.reach + 1)
        let range = audience.graph.records(ofKind: kind)
        let known = options.extracts?.unchanged(name, of: range, numbers: numbers) ?? []
        let result = order.sorted(
            records,
            knowing: known,
            on: audience.graph,
            in: options.environment
        )
        options.extracts?.keep(ExtractColumn(), name, of: result, numbers: numbers)
        return result
    }

    /// Where the matrix of requirements lies: below the list of specifications, beside a
    /// capability of that name.
    private var coveragePath: String? {
        let capabilities = specifications.report.capabilities
        guard capabilities.contains(where: { !$0.requirements.isEmpty }),
            let kind = audience.schema.kinds.first(where: { $0.has(.specification) })
        else { return nil }
        let names = ["coverage", "requirements-coverage", "coverage-of-requirements"]
        let free = names.first { name in
            let id = RecordID(kind: kind.name, id: name)
            return audience.graph.number(of: id) == nil
                && audience.graph.number(ofAlias: id) == nil
        }
        return free.map { PagePath.record(kind.plural, $0) }
    }

    private static func sortKey(_ title: String) -> [UInt8] { title.utf8.map(\.asciiLowercased) }

    private func listPages(_ lists: [ListPlan]) -> [Int32] {
        var result = [Int32](repeating: 1, count: audience.records.count)
        for list in lists where list.pageCount > 1 {
            for (place, record) in list.records.enumerated() {
                result[record] = Int32(place / list.pageSize + 1)
            }
        }
        return result
    }

    private mutating func addLists(of kind: Int, _ list: ListPlan) {
        let plural = audience.schema.kinds[kind].plural
        for page in 1...list.pageCount {
            add(
                PagePath.list(plural, page: page),
                .list(kind: kind, page: page),
                for: audience.schema.kinds[kind]
            )
        }
        add(PagePath.listJSON(plural), .listJSON(kind: kind), for: audience.schema.kinds[kind])
        add(PagePath.listCSV(plural), .listCSV(kind: kind), for: audience.schema.kinds[kind])
        if list.pageCount > 1 {
            add(
                PagePath.listRows(plural),
                .listRows(kind: kind),
                for: audience.schema.kinds[kind]
            )
        }
    }

    // MARK: Records

    private mutating func addRecord(_ number: Int) {
        let record = audience.records[number]
        let plural = audience.kind(of: number).plural
        add(recordPaths[number], .record(number), for: record)
        add(PagePath.recordJSON(plural, record.id.id), .recordJSON(number), for: record)
        guard !record.attachments.isEmpty else { return }
        attachmentPaths[number] = record.attachments.map { attachment in
            let path = PagePath.attachment(attachment, of: record, plural: plural)
            addFile(attachment, at: path)
            return path
        }
    }

    private mutating func addFile(_ file: Attachment, at path: String) {
        guard ledger.take(path, for: .file(file.path)) else { return }
        pages.append(SitePage(path: path, content: .file(files.count)))
        files.append(file)
        pathOfFile[file.path] = path
    }

    private mutating func addRedirects(to number: Int) {
        let record = audience.records[number]
        let plural = audience.kind(of: number).plural
        for alias in record.aliases {
            let id = RecordID(kind: record.id.kind, id: alias.text)
            guard audience.graph.number(ofAlias: id) == number else { continue }
            add(PagePath.record(plural, id.id), .redirect(to: number), for: record)
        }
    }

    // MARK: The past

    /// Pages of the past take the places that nobody else has.
    private mutating func addHistory() -> HistoryIndex {
        let index = HistoryIndex(options.history.seen(by: audience.audience), in: audience)
        var paths: [Int: String] = [:]
        for record in index.changed {
            let names = PagePath.recordHistory(
                audience.kind(of: record).plural,
                audience.records[record].id.id
            )
            guard let path = names.first(where: { ledger.isFree($0) }) else { continue }
            add(path, .recordHistory(record), for: audience.records[record])
            paths[record] = path
        }
        guard index.history.recent != nil,
            let recent = PagePath.history.first(where: { ledger.isFree($0) })
        else { return index.placed(paths: paths, recentPath: nil) }
        add(recent, .history)
        return index.placed(paths: paths, recentPath: recent)
    }

    // MARK: The repository as a whole

    /// Pages about the whole repository take the places that no record has.
    private mutating func addPortal() -> [PlacedPortalPage] {
        var placed: [PlacedPortalPage] = []
        for page in PortalPages.all(of: audience, agenda, options) {
            guard let path = page.paths.first(where: { ledger.isFree($0) }) else { continue }
            add(path, .portal(placed.count))
            placed.append(PlacedPortalPage(path: path, page: page))
        }
        return placed
    }

    // MARK: Paths

    private mutating func add(_ path: String, _ content: SitePage.Content) {
        if ledger.take(path, for: .portal) { pages.append(SitePage(path: path, content: content)) }
    }

    private mutating func add(_ path: String, _ content: SitePage.Content, for kind: Kind) {
        if ledger.take(path, for: .list(of: kind)) {
            pages.append(SitePage(path: path, content: content))
        }
    }

    private mutating func add(_ path: String, _ content: SitePage.Content, for record: Record) {
        if ledger.take(path, for: .record(record)) {
            pages.append(SitePage(path: path, content: content))
        }
    }
}
