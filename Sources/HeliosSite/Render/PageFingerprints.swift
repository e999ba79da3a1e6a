import HeliosRecords
import HeliosTemplates
import HeliosText

/// Tells which pages of a plan show what they showed in the build before.
package struct PageFingerprints: Sendable {
    /// For each page of the plan a number that changes with what it shows, as far as that can be
    /// told before it is rendered; zero for one that is rendered each time.
    package let pages: [UInt64]
    private let faces: [UInt64]
    /// A number for the names that there are.
    let names: UInt64
    /// A number for the files that there are.
    let files: UInt64
    /// A number for these files and what they hold.
    let fileContents: UInt64
    private let ids: [UInt64]
    private let places: [UInt64: Int32]

    init(of renderer: SiteRenderer, _ records: RecordFingerprints, file: (Attachment) -> UInt64) {
        let plan = renderer.plan
        let context = renderer.context(prefix: "", lookups: PageLookups())
        let lists = Self.lists(of: renderer, records)
        let terms = ServiceTermsPrint(of: plan)
        pages = plan.pages.map { page in
            var print = Fingerprint()
            print.add(plan.assetFolder)
            print.add(renderer.navigationNumber(of: page))
            if case .file(let place) = page.content { print.add(file(plan.files[place])) }
            let isKnown = Self.add(page.content, context, records, lists, terms, to: &print)
            return isKnown ? max(1, print.value) : 0
        }
        faces = records.faces
        names = records.names
        var files = Fingerprint()
        var contents = Fingerprint()
        for (path, target) in plan.pathOfFile.sorted(by: { $0.key.precedesBytewise($1.key) }) {
            files.add(path)
            files.add(target)
        }
        self.files = files.value
        contents.add(files.value)
        for attachment in plan.files { contents.add(file(attachment)) }
        fileContents = contents.value
        ids = plan.extracts.ids
        places = Dictionary(
            ids.enumerated().map { ($1, Int32(clamping: $0)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Adds what a page shows; false if that cannot be told before it is rendered.
    private static func add(
        _ content: SitePage.Content,
        _ context: PageContext,
        _ records: RecordFingerprints,
        _ lists: [ListPrint],
        _ terms: ServiceTermsPrint,
        to print: inout Fingerprint
    ) -> Bool {
        switch content {
        case .record(let number), .recordJSON(let number):
            guard !context.graph.kind(of: number).showsMore else { return false }
            print.add(records.pages[number])
            addPlaces(of: number, context, records, to: &print)
            if terms.matter(to: number, in: context.plan) { print.add(terms.value) }
        case .redirect(let target): print.add(records.faces[target])
        case .list(let kind, let number):
            guard !context.schema.kinds[kind].showsSpecifications else { return false }
            print.add(lists[kind].pages[number - 1])
        case .listJSON(let kind), .listCSV(let kind):
            guard !context.schema.kinds[kind].showsSpecifications else { return false }
            print.add(lists[kind].all)
        case .listRows(let kind): for page in lists[kind].pages { print.add(page) }
        case .file, .asset, .notFound, .headers: break
        case .home, .coverage, .comparison, .sitemap, .robots: return false
        case .portal(let place):
            // Nearly any record may be shown there.
            guard let shows = context.plan.portal[place].page.shows else { return false }
            shows(&print, context, records)
        // What a page of the past names of today it looks up.
        case .recordHistory(let number):
            print.add(records.faces[number])
            print.add(context.plan.history.past(of: number)?.number ?? 0)
            print.add(context.plan.history.past(of: number)?.beginsBefore ?? false ? 1 : 0)
        case .history:
            print.add(context.plan.history.history.recent?.number ?? 0)
            print.add(context.plan.history.history.endsEarly ? 1 : 0)
        }
        return true
    }

    /// Where a record lies in the portal, besides its own path.
    private static func addPlaces(
        of number: Int,
        _ context: PageContext,
        _ records: RecordFingerprints,
        to print: inout Fingerprint
    ) {
        let record = context.graph.records[number]
        for path in context.plan.attachmentPaths[number] ?? [] { print.add(path) }
        print.add(context.plan.composing.firstPath ?? "")
        print.add(context.plan.history.paths[number] ?? "")
        print.add(RecordLinksPage.path(for: number, in: context) ?? "")
        if let past = context.plan.history.past(of: number) {
            print.add(past.count)
            print.add(past.updated.id)
            print.add(past.created?.id ?? "")
        }
        guard context.schema.kinds[record.kind].identity == .path else {
            var current = number
            var steps = 0
            while let above = context.parent(of: current), steps < 16, above != number {
                print.add(records.faces[above])
                current = above
                steps += 1
            }
            return
        }
        print.add(Int(context.plan.listPageOfRecord[number]))
        var folder = PagePath.folder(ofID: record.id.id)
        while !folder.isEmpty {
            print.add(context.plan.folders[record.kind][folder] ?? "")
            folder = PagePath.folder(ofID: folder)
        }
    }

    /// What the pages of a list show, and all of them.
    private struct ListPrint {
        var pages: [UInt64] = []
        var all: UInt64 = 0
    }

    private static func lists(
        of renderer: SiteRenderer,
        _ records: RecordFingerprints
    ) -> [ListPrint] {
        let plan = renderer.plan
        let depths = renderer.columns.indices.map(renderer.depth)
        return plan.lists.indices.map { kind in
            let row = records.rows(reaching: depths[kind])
            let list = plan.lists[kind]
            var whole = Fingerprint()
            whole.add(list.pageCount)
            // Of the folders that lie above records, a page shows the names.
            for (path, name) in plan.folders[kind].sorted(by: {
                $0.key.precedesBytewise($1.key)
            }) {
                whole.add(path)
                whole.add(name)
            }
            var result = ListPrint()
            for page in 1...list.pageCount {
                var print = whole
                print.add(list.records.count)
                for record in list.records(onPage: page) { print.add(row[record]) }
                result.pages.append(print.value)
            }
            for record in plan.audience.graph.records(ofKind: kind) { whole.add(row[record]) }
            result.all = whole.value
            // The first page may show all records as a tree.
            if renderer.layouts[kind].parent != nil {
                result.pages[0] ^= result.all
            }
            return result
        }
    }

    // MARK: What pages have looked up

    /// What a page found while it was rendered, for the next build.
    func remembered(_ found: PageLookups.Found) -> RememberedLookups {
        RememberedLookups(
            names: found.usesNames ? names : 0,
            files: found.usesFileContent ? fileContents : found.usesFiles ? files : 0,
            records: found.records.flatMap { [ids[$0], faces[$0]] }
        )
    }

    /// Whether a page would find the same again.
    package func finds(_ lookups: RememberedLookups) -> Bool {
        guard lookups.names == 0 || lookups.names == names,
            lookups.files == 0 || lookups.files == files || lookups.files == fileContents
        else { return false }
        return stride(from: 0, to: lookups.records.count - 1, by: 2).allSatisfy { place in
            let start = lookups.records.startIndex + place
            return places[lookups.records[start]].map { faces[Int($0)] }
                == lookups.records[start + 1]
        }
    }
}

/// What a page has looked up by name or path, in a form that outlives the run.
package struct RememberedLookups: Sendable {
    /// The names there were; zero for a page that used none.
    package let names: UInt64
    /// The files there were, with what they held if the page showed it; zero for a page that used
    /// none.
    package let files: UInt64
    /// Of each record found a number for its identity and one for what is shown of it.
    package let records: ArraySlice<UInt64>

    package init(names: UInt64, files: UInt64, records: ArraySlice<UInt64>) {
        self.names = names
        self.files = files
        self.records = records
    }

    init(names: UInt64, files: UInt64, records: [UInt64]) {
        self.init(names: names, files: files, records: records[...])
    }
}

/// A number for what decides about the service levels of all records.
private struct ServiceTermsPrint {
    let value: UInt64

    init(of plan: SitePlan) {
        var print = Fingerprint()
        let contents = plan.extracts.contents ?? []
        for record in plan.services?.terms ?? [] where contents.indices.contains(record) {
            print.add(contents[record])
        }
        value = print.value
    }

    /// Whether the page of a record shows how a promise stands.
    func matter(to record: Int, in plan: SitePlan) -> Bool {
        plan.services?.covers(kind: plan.audience.records[record].kind) ?? false
    }
}

extension Kind {
    /// Whether its pages show what became of requirements, which no record says.
    var showsSpecifications: Bool {
        has(.specification) || has(.requirement) || has(.change)
    }

    /// Whether pages of its records show what is neither theirs nor of those they are linked with.
    fileprivate var showsMore: Bool { showsSpecifications || reachesFar }
}
