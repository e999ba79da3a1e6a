package import HeliosText
import Synchronization

/// What a build remembers of the pages of a portal, to tell the next one which of them still hold.
package struct PageMemory: Sendable {
    /// By the place of a file in the portal's table the number of what it shows; zero for none.
    private var prints: [UInt64] = []
    /// By the same place whether it has looked up names (1) and paths of files (2).
    private var flags: [UInt8] = []
    /// By the same place where its records end in `records`.
    private var ends: [UInt32] = []
    private var records: [UInt64] = []
    private let names: UInt64
    private let files: UInt64

    /// What to remember of a portal that was just published.
    package init(of site: PublishedSite, _ choice: PageChoice, rendered: RenderedLookups) {
        let found = rendered.found
        names = choice.prints.names
        files = choice.prints.files
        var places: [UInt64: Int32] = [:]
        for (place, page) in choice.plan.pages.enumerated() {
            places[FileTable.number(of: page.path)] = Int32(clamping: place)
        }
        for (file, number) in site.files.pathNumbers().enumerated() {
            var lookups: RememberedLookups?
            var shown: UInt64 = 0
            if let place = places[number].map({ Int($0) }),
                site.files.isPath(choice.plan.pages[place].path, at: file)
            {
                shown = choice.prints.pages[place]
                lookups = choice.remembered(place) ?? found[place]
            }
            prints.append(shown)
            flags.append((lookups?.names ?? 0 == 0 ? 0 : 1) | (lookups?.files ?? 0 == 0 ? 0 : 2))
            records += lookups?.records ?? []
            ends.append(UInt32(clamping: records.count))
        }
    }

    /// The number of what the file at a place shows; zero for none.
    func number(at place: Int) -> UInt64 { prints[place] }

    /// What the file at a place has looked up.
    func lookups(at place: Int) -> RememberedLookups {
        let start = place == 0 ? 0 : Int(ends[place - 1])
        return RememberedLookups(
            names: flags[place] & 1 == 0 ? 0 : names,
            files: flags[place] & 2 == 0 ? 0 : files,
            records: records[start..<Int(ends[place])]
        )
    }

    package func encode(to state: inout PackedWriter) {
        state.put(prints)
        state.put(flags)
        state.put(ends)
        state.put(records)
        state.put(names)
        state.put(files)
    }

    /// Reads what is remembered of so many files.
    package init(
        from state: inout PackedReader,
        count: Int
    ) throws(PackedReader.Damage) {
        prints = try state.values(as: UInt64.self)
        flags = try state.values(as: UInt8.self)
        ends = try state.values(as: UInt32.self)
        records = try state.values(as: UInt64.self)
        names = try state.number()
        files = try state.number()
        guard prints.count == count, flags.count == count, ends.count == count,
            zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 }),
            Int(ends.last ?? 0) == records.count
        else { throw PackedReader.Damage() }
    }
}

/// What pages looked up while they were rendered, by their places in the plan.
package final class RenderedLookups: Sendable {
    private let lookups = Mutex<[Int: RememberedLookups]>([:])

    package init() {}

    var found: [Int: RememberedLookups] { lookups.withLock { $0 } }

    /// Keeps what a page has looked up, if anything.
    package func add(_ page: RenderedPage, _ choice: PageChoice) {
        guard page.found.usesNames || page.found.usesFiles else { return }
        let remembered = choice.prints.remembered(page.found)
        lookups.withLock { $0[page.place] = remembered }
    }
}

/// Which pages of a plan are rendered, and which files of the portal before stay.
package struct PageChoice: Sendable {
    /// The places of the pages to render.
    package let rendered: [Int]
    /// By their places in the table of the portal before, whether its files stay.
    package let kept: [Bool]
    let plan: SitePlan
    let prints: PageFingerprints
    private let memory: PageMemory?
    /// The place of the file that stays, by the page's place in the plan; −1 for none.
    private let sources: [Int32]

    /// Chooses among the pages of a plan; without a portal before all are rendered.
    package init(
        _ plan: SitePlan,
        _ prints: PageFingerprints,
        over previous: (site: PublishedSite, memory: PageMemory)?
    ) {
        self.plan = plan
        self.prints = prints
        memory = previous?.memory
        guard let previous else {
            rendered = Array(plan.pages.indices)
            kept = []
            sources = []
            return
        }
        let files = previous.site.files
        let places = Dictionary(
            files.pathNumbers().enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var rendered: [Int] = []
        var kept = [Bool](repeating: false, count: files.count)
        var sources = [Int32](repeating: -1, count: plan.pages.count)
        for (place, page) in plan.pages.enumerated() {
            let wanted = prints.pages[place]
            guard wanted != 0, let file = places[FileTable.number(of: page.path)],
                previous.memory.number(at: file) == wanted, files.isPath(page.path, at: file),
                prints.finds(previous.memory.lookups(at: file))
            else {
                rendered.append(place)
                continue
            }
            kept[file] = true
            sources[place] = Int32(clamping: file)
        }
        self.rendered = rendered
        self.kept = kept
        self.sources = sources
    }

    /// What a page that stays has looked up.
    fileprivate func remembered(_ place: Int) -> RememberedLookups? {
        guard let memory, sources[place] >= 0 else { return nil }
        return memory.lookups(at: Int(sources[place]))
    }
}
