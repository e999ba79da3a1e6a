import HeliosDiagnostics
import HeliosRecords
import HeliosText
import Testing

@Suite("A repository that changes from run to run")
struct RandomChangesTests {
    /// Edits that may be right or wrong, by the file they are made in.
    private static let edits: [(path: String, old: String, new: [String])] = [
        ("assets/a1.yaml", "serial: S", ["serial: S1", "serial: S2", "serial: X"]),
        ("assets/a2.yaml", "location: ", ["location: oslo", "location: room", "location: x"]),
        ("assets/a3.yaml", "assigned_to: ", ["assigned_to: u1", "assigned_to: [u2, u3]"]),
        ("assets/a4.yaml", "status: ", ["status: deployed", "status: lost"]),
        ("users/u1.yaml", "name: User", ["name: User 1", "name: Üser 1", "name: User 2"]),
        ("users/u2.yaml", "email: ", ["email: u2@fjord.example", "email: u1@fjord.example"]),
        ("users/u3.yaml", "location: ", ["location: oslo", "manager: u4\nlocation: oslo"]),
        ("users/u4.yaml", "location: ", ["location: room", "manager: u3\nlocation: oslo"]),
        ("networks/lan.yaml", "{name", ["{name: LAN, cidr: 10.0.0.0/24, location: oslo}"]),
        ("networks/wlan.yaml", "{name", ["{name: W, cidr: 10.0.0.128/25, location: oslo}"]),
        ("networks/wlan.yaml", "{name", ["{name: W, cidr: 10.0.2.0/24, location: room}"]),
        ("documents/guide/laptops.md", "# C", ["# Check", "# Chuck"]),
        ("documents/guide/laptops.md", "Order", ["Order [[asset:a2]]. ![A plan](plan.svg)"]),
        ("documents/guide/printers.md", "Turn", ["Turn it [off](laptops.md#check)."]),
        ("tickets/1/record.md", "requester: ", ["requester: u2", "requester: u1"]),
        ("tickets/1/replies/2026-02-27T0915Z-u2.md", "I look", ["I look at [[user:u4]]."]),
    ]

    @Test("is found the same with and without the state of a run before", arguments: 1...6)
    func random(seed: Int) async throws {
        var random = Steps(state: UInt64(seed))
        var files = ChangingFiles(stateSample)
        var state: [UInt8]? = try await ReopeningTests.state(of: files)
        var uses = 0
        for _ in 1...12 {
            for _ in 0...Int(random.next() % 2) { Self.change(&files, &random) }
            let again = await ReopeningTests.reopen(files, state)
            let whole = await Repository.open(files, at: ReopeningTests.clock)
            let found = Report(again.diagnostics).diagnostics
            #expect(found == Report(whole.diagnostics).diagnostics)
            let description = ReopeningTests.description(again.value.repository)
            #expect(description == ReopeningTests.description(whole.value))
            #expect(!again.value.repository.isOvertaken)
            if again.value.change != .unknown { uses += 1 }
            if random.next() % 3 > 0, let next = again.value.state?.bytes() { state = next }
        }
        #expect(uses > 0)
    }

    private static func change(_ files: inout ChangingFiles, _ random: inout Steps) {
        let step = Int(random.next() % 24)
        if step < edits.count {
            let edit = edits[step]
            let text = edit.new[Int(random.next() % UInt64(edit.new.count))]
            files[edit.path] = files[edit.path].map {
                Replacing.line(beginning: edit.old, by: text, in: $0)
            }
        } else if step < 18 {
            let path = files.paths[Int(random.next() % UInt64(files.paths.count))]
            files[path] = files[path]
        } else if step == 18 {
            files["users/u5.yaml"] =
                files["users/u5.yaml"] == nil ? "{name: User 5, email: u5@fjord.example}" : nil
        } else {
            // Back to a repository without a fault, from wherever it has got to.
            let path = edits[Int(random.next() % UInt64(edits.count))].path
            files[path] = stateSample[path]
        }
    }
}

/// Steps that look random, and are the same in every run.
struct Steps {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
