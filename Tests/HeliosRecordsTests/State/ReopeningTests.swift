import HeliosDiagnostics
import HeliosRecords
import HeliosTestSupport
import HeliosText
import Testing

@Suite("Opening a repository with the state of a run before")
struct ReopeningTests {
    static let clock = Clock(
        stated: CalendarDate(dayNumber: 20_512),
        machine: QueryEnvironment(
            today: CalendarDate(dayNumber: 20_512),
            now: Timestamp(seconds: 20_512 * 86_400, offsetMinutes: 0)
        )
    )

    /// What a run with this memory finds.
    static func reopen(
        _ files: ChangingFiles,
        _ memory: [UInt8]?,
        tool: [UInt8] = [1]
    ) async -> Checked<ReopenedRepository<Void>> {
        await Repository.reopen(
            files,
            at: clock,
            with: NoRecordSource(),
            memory: RecordMemory(bytes: memory, tool: tool)
        )
    }

    /// The state that a first run leaves.
    static func state(of files: ChangingFiles) async throws -> [UInt8] {
        let opened = await reopen(files, nil)
        #expect(opened.diagnostics.map(\.message) == [])
        return try #require(opened.value.state?.bytes())
    }

    static func isRemembered(_ change: RepositoryChange) -> Bool { change != .unknown }

    @Test("reads nothing that has not been changed, and finds the same")
    func unchanged() async throws {
        let files = ChangingFiles(stateSample)
        let state = try await Self.state(of: files)
        let again = await Self.reopen(files, state)
        let graph = again.value.repository.graph
        guard case .records(let changed, _) = again.value.change else {
            Issue.record("the state was of no use")
            return
        }
        #expect(changed == [])
        #expect(again.value.state == nil)
        #expect(graph.records.allSatisfy { !$0.isRead })
        let whole = await Repository.open(files, at: Self.clock)
        #expect(Self.description(again.value.repository) == Self.description(whole.value))
    }

    @Test(
        "reads what has been changed, and what rules hold to it",
        arguments: [
            ("assets/a1.yaml", "name: Asset 1", "name: Renamed", ["asset:a1"]),
            ("assets/a1.yaml", "serial: S1", "serial: S9", ["asset:a1"]),
            (
                "assets/a1.yaml", "assigned_to: u1", "assigned_to: u2",
                ["asset:a1", "user:u1", "user:u2"]
            ),
            ("documents/guide/laptops.md", "Order", "Buy", ["document:guide/laptops"]),
            ("tickets/1/replies/2026-02-27T0915Z-u2.md", "I look", "I see", ["ticket:1"]),
            ("README.md", "me", "this", []),
        ]
    )
    func changed(path: String, old: String, new: String, expected: [String]) async throws {
        var files = ChangingFiles(stateSample)
        let state = try await Self.state(of: files)
        files[path] = files[path].map { Replacing.first(old, by: new, in: $0) }
        let again = await Self.reopen(files, state)
        guard case .records(let changed, _) = again.value.change else {
            Issue.record("the state was of no use: \(again.diagnostics)")
            return
        }
        let records = again.value.repository.graph.records
        #expect(changed.map { records[$0].id.description }.sorted() == expected)
        let whole = await Repository.open(files, at: Self.clock)
        #expect(whole.diagnostics.map(\.message) == [])
        #expect(Self.description(again.value.repository) == Self.description(whole.value))
    }

    @Test(
        "finds what a change breaks elsewhere",
        arguments: [
            ("assets/a1.yaml", "serial: S1", "serial: S2", "record.not-unique"),
            ("assets/a1.yaml", "location: oslo", "location: rome", "link.unresolved"),
            ("assets/a1.yaml", "assigned_to: u1", "assigned_to: oslo", "link.wrong-kind"),
            ("networks/lan.yaml", "10.0.0.0/24", "10.0.0.0/23", "record.overlap"),
            ("documents/guide/laptops.md", "# Check", "# Look", "markdown.fragment-missing"),
            ("documents/guide/laptops.md", "(plan.svg)", "(other.svg)", "source.unexpected-file"),
            ("documents/guide/plan.svg", "<svg", "<svg", ""),
            ("locations/oslo.yaml", "{name", "{parent: room, name", "link.cycle"),
            ("users/u1.yaml", "name: User 1", "state: archived\nname: User 1", "link.archived"),
            ("assets/a1.yaml", "[old-1]", "[]", ""),
            ("assets/a1.yaml", "[old-1]", "[old-2]", "record.alias-clash"),
        ]
    )
    func broken(path: String, old: String, new: String, id: String) async throws {
        var files = ChangingFiles(stateSample)
        let state = try await Self.state(of: files)
        files[path] = files[path].map { Replacing.first(old, by: new, in: $0) }
        let again = await Self.reopen(files, state)
        let whole = await Repository.open(files, at: Self.clock)
        #expect(Report(again.diagnostics).diagnostics == Report(whole.diagnostics).diagnostics)
        #expect(id.isEmpty || again.diagnostics.contains { $0.id.rawValue == id })
    }

    @Test("reads a file again that was written in the tick of the listing")
    func sameTick() async throws {
        var files = ChangingFiles(stateSample)
        files.writeInTheSameTick("assets/a1.yaml", files["assets/a1.yaml"] ?? "")
        let state = try await Self.state(of: files)
        let text = Replacing.first("Asset 1", by: "Asset 9", in: files["assets/a1.yaml"] ?? "")
        files.writeInTheSameTick("assets/a1.yaml", text)
        let again = await Self.reopen(files, state)
        let whole = await Repository.open(files, at: Self.clock)
        #expect(Self.description(again.value.repository) == Self.description(whole.value))
    }

    @Test("takes no state of another tool or day, and none that is damaged")
    func foreign() async throws {
        let files = ChangingFiles(stateSample)
        let state = try await Self.state(of: files)
        #expect(await Self.reopen(files, state, tool: [2]).value.change == .unknown)
        for cut in stride(from: 0, to: state.count, by: 997) {
            let opened = await Self.reopen(files, Array(state[..<cut]))
            #expect(opened.value.change == .unknown)
        }
        for place in stride(from: 5, to: state.count, by: 1_499) {
            var damaged = state
            damaged[place] ^= 4
            #expect(await Self.reopen(files, damaged).value.change == .unknown)
        }
        var changed = files
        changed["helios.yaml"] = (files["helios.yaml"] ?? "") + "\n"
        #expect(await Self.reopen(changed, state).value.change == .unknown)
    }

    @Test("tells that a file was changed before it was read")
    func overtaken() async throws {
        let files = SharedFiles(ChangingFiles(stateSample))
        let state = try await Self.state(of: files.files)
        let opened = await Repository.reopen(
            files,
            at: Self.clock,
            with: NoRecordSource(),
            memory: RecordMemory(bytes: state, tool: [1])
        )
        let repository = opened.value.repository
        let number = try #require(repository.graph.number(of: RecordID(kind: "user", id: "u3")))
        #expect(!repository.isOvertaken)
        files.change("users/u3.yaml", to: "name: Somebody")
        _ = repository.graph.records[number].fields
        #expect(repository.isOvertaken)
    }
}
