import Glibc
import HeliosDiagnostics
import HeliosFiles
import HeliosRecords
import HeliosSite
import HeliosText

/// What builds of one portal remember from one to the next, in `.helios/cache/`.
///
/// It may be deleted at any time. What cannot be read, was written by another tool or for other
/// options, or does not agree with the disk is as good as none.
struct BuildCache {
    /// The files of the repository when the build began, where no more is to be said of them.
    let listing: Lazily<ListedFiles?>
    /// A number for each file that changes with it, by its path.
    private let numbers: Lazily<[String: UInt64]>
    private let numberOfNothing: UInt64
    private let root: String
    private let output: String
    private let clock: Clock
    private let key: UInt64
    /// A number for all that decides what the portal holds; nil where that cannot be told.
    private let total: UInt64?

    /// "HeliosB" and the version of the format.
    private static let magic: UInt64 = 0x48_65_6C_69_6F_73_42_04
    /// A larger file is none of ours.
    private static let sizeLimit = 1 << 30
    /// More findings are looked for anew.
    private static let findingLimit = 1_000

    /// Looks at all that a build reads; nil where nothing can be remembered of it.
    init?(of workspace: Workspace, for audience: Audience, _ options: BuildOptions) {
        // What others see is cut from records that their pages say nothing of.
        guard options.usesCache, audience.isInternal, workspace.revision == nil,
            options.comparedWith == nil, options.part == nil,
            let tool = RunningTool.identity,
            let past = options.tellsHistory ? workspace.commitName : ""
        else {
            return nil
        }
        var snapshot = TreeSnapshot(
            of: workspace.root,
            besides: BuildOutput(path: options.output)
        )
        if let templates = options.templates { snapshot.add(folder: templates) }
        for report in options.testReports { snapshot.add(file: report) }
        let shared =
            SystemClock.variable("XDG_DATA_HOME")
            ?? SystemClock.variable("HOME").map { "\($0)/.local/share" }
        if let shared, unsafe access("\(shared)/openspec", F_OK) == 0 {
            snapshot.add(folder: "\(shared)/openspec")
        }
        listing = Lazily { [snapshot] in snapshot.listing }
        numbers = Lazily { [snapshot] in snapshot.numbers }
        numberOfNothing = snapshot.numberOfNothing
        root = workspace.root
        output = options.output
        clock = workspace.clock
        var key = Fingerprint()
        key.add(tool)
        key.add(snapshot.configuration)
        key.add(workspace.root)
        key.add(options.tellsHistory ? 1 : 0)
        key.add(workspace.clock.statedDay?.dayNumber ?? .min)
        key.add(options.baseURL ?? "")
        key.add(shared ?? "")
        for path in [options.templates ?? ""] + options.testReports { key.add(path) }
        self.key = key.value
        var total = Fingerprint(seed: snapshot.total)
        // Pages tell the past, which ends with the commit that is checked out.
        total.add(past)
        self.total = snapshot.isDoubtful ? nil : total.value
    }

    /// The name of a file for a portal at this place, which may come into being by the build.
    private func name(_ content: String) -> String {
        "\(content)-" + String(BuildOutput(path: output)?.number ?? 0, radix: 16)
    }

    // MARK: Reading

    /// What the last build has left, if it holds for this one.
    func load() -> BuildMemory? {
        let memory = read("build", markedWith: key) { state throws(PackedReader.Damage) in
            try BuildMemory(from: &state)
        }
        // What pages show depends on the day, which begins where the people are.
        guard let memory, memory.day.isToday(by: clock) else { return nil }
        return memory
    }

    /// What a file holds that bears this mark; without it the build costs more, and nothing else.
    private func read<Content>(
        _ content: String,
        markedWith mark: UInt64,
        _ decode: (inout PackedReader) throws(PackedReader.Damage) -> Content
    ) -> Content? {
        guard let folder = try? CacheFolder(of: root, making: false),
            let bytes = folder.read(name(content), atMost: Self.sizeLimit)
        else { return nil }
        do throws(PackedReader.Damage) {
            var state = PackedReader(bytes)
            guard try state.number() == Self.magic, try state.number() == mark else { return nil }
            let content = try decode(&state)
            return state.isAtEnd ? content : nil
        } catch {
            return nil
        }
    }

    /// Whether nothing has changed since a build: neither what it read nor what it wrote.
    func isCurrent(_ memory: BuildMemory, at output: String) -> Bool {
        total != nil && memory.total == total && memory.site.isInPlace(at: output)
    }

    /// The day of a build of the repository.
    func day(of repository: Repository) -> BuildDay { BuildDay(of: repository, by: clock) }

    /// A number that changes with a file; with every build for one that was not there.
    func number(of path: String) -> UInt64 { numbers.value[path] ?? numberOfNothing }

    /// What pages take of these records, as far as it is remembered.
    func extracts(of graph: AudienceGraph, after memory: BuildMemory?) -> Extracts {
        let contents = graph.records.map { record in
            var print = Fingerprint()
            for file in record.files { print.add(number(of: file)) }
            return print.value
        }
        let before = memory?.mark.flatMap { mark in
            read("extracts", markedWith: mark) { state throws(PackedReader.Damage) in
                try ExtractMemory(from: &state)
            }
        }
        return Extracts(of: graph, contents: contents, before: before)
    }

    // MARK: Writing

    /// Keeps what the next build may use; that it cannot costs time later, and nothing else.
    func save(_ memory: BuildMemory, _ extracts: ExtractMemory) {
        var memory = memory
        memory.total = total
        if memory.report.diagnostics.count > Self.findingLimit { memory.total = nil }
        var state = memory.encoded
        do throws(SystemFailure) {
            let folder = try CacheFolder(of: root, making: true)
            // A build with nothing new asks for none of them. Some are rows of the portal's own
            // files, so that they hold for the one build whose mark they bear.
            let mark = Fingerprint.of(state.bytes[...])
            try folder.replace(name("extracts")) { file throws(SystemFailure) in
                try file.write(Self.head(mark))
                try extracts.encode(file.write)
            }
            try folder.replace(name("build")) { file throws(SystemFailure) in
                try file.write(Self.head(key))
                try state.endSection(file.write)
            }
        } catch {
            // The next build makes everything anew.
        }
    }

    private static func head(_ mark: UInt64) -> [UInt8] {
        var head = PackedWriter()
        head.put(magic)
        head.put(mark)
        return head.bytes
    }
}

/// The day of a build.
struct BuildDay {
    /// The day that counted as today.
    let today: Int
    /// The time zone that decided it; nil where the repository or somebody said which day it is.
    let zone: String?

    init(of repository: Repository, by clock: Clock) {
        let settings = repository.settings
        today = repository.environment.today.dayNumber
        let isSaid = clock.isStated || settings.asOf != nil
        zone = isSaid ? nil : settings.organization.timezone
    }

    init(from state: inout PackedReader) throws(PackedReader.Damage) {
        today = try state.int()
        zone = try state.optionalText()
    }

    func encode(to state: inout PackedWriter) {
        state.put(today)
        state.put(zone)
    }

    /// Whether it is that day still; a change to what was said makes another build in any case.
    func isToday(by clock: Clock) -> Bool {
        zone.map { clock.day(in: $0).dayNumber == today } ?? true
    }
}

/// What a build remembers of itself.
struct BuildMemory {
    /// A number for all that was read; nil where that could not be told.
    var total: UInt64?
    let day: BuildDay
    let report: Report
    let summary: ReportSummary
    let site: PublishedSite
    let pages: PageMemory
    /// A number for all of it; nil unless it has been read.
    let mark: UInt64?

    init(
        day: BuildDay,
        report: Report,
        summary: ReportSummary,
        site: PublishedSite,
        pages: PageMemory
    ) {
        self.day = day
        self.report = report
        self.summary = summary
        self.site = site
        self.pages = pages
        mark = nil
    }

    /// Everything, as it is kept.
    var encoded: PackedWriter {
        var state = PackedWriter()
        state.put(total == nil ? 0 : 1)
        state.put(total ?? 0)
        day.encode(to: &state)
        let diagnostics = total == nil ? [] : report.diagnostics
        state.put(diagnostics.count)
        for diagnostic in diagnostics { diagnostic.encode(to: &state) }
        summary.encode(to: &state)
        site.encode(to: &state)
        pages.encode(to: &state)
        return state
    }

    init(from state: inout PackedReader) throws(PackedReader.Damage) {
        mark = try state.beginSection()
        let isKnown = try state.number() == 1
        let number = try state.number()
        total = isKnown ? number : nil
        day = try BuildDay(from: &state)
        var diagnostics: [Diagnostic] = []
        for _ in 0..<max(0, try state.int()) {
            diagnostics.append(try Diagnostic(from: &state))
        }
        report = Report(diagnostics)
        summary = try ReportSummary(from: &state)
        site = try PublishedSite(from: &state)
        pages = try PageMemory(from: &state, count: site.files.count)
    }
}
