import HeliosSpecs
import Testing

@Suite("An archive that is refused")
struct RefusedArchiveTests {
    private static let main = mainSpec(requirement("A"), requirement("B", scenarios: ["s", "t"]))

    private static func header(_ name: String) -> String { "header \"### Requirement: \(name)\"" }

    /// Deltas to a specification with A and B, and what is said of them when nothing was judged
    /// before.
    private static let failures: [(delta: String, message: String)] = [
        (
            added(requirement("X"), requirement("X")),
            "validation failed - duplicate requirement in ADDED for \(header("X"))"
        ),
        (
            modified(requirement("A"), requirement("A")),
            "validation failed - duplicate requirement in MODIFIED for \(header("A"))"
        ),
        (
            removed("A", "A"),
            "validation failed - duplicate requirement in REMOVED for \(header("A"))"
        ),
        (
            renamed(("A", "X"), ("A", "Y")),
            "validation failed - duplicate FROM in RENAMED for \(header("A"))"
        ),
        (
            renamed(("A", "X"), ("B", "X")),
            "validation failed - duplicate TO in RENAMED for \(header("X"))"
        ),
        (
            renamed(("A", "X")) + removed("a"),
            "validation failed - requirement present in multiple sections (RENAMED and REMOVED) for \(header("A")) (REMOVED spells it \"a\")"
        ),
        (
            renamed(("A", "X")) + removed("A"),
            "validation failed - requirement present in multiple sections (RENAMED and REMOVED) for \(header("A"))"
        ),
        (
            renamed(("A", "X")) + modified(requirement("A")),
            "validation failed - when a rename exists, MODIFIED must reference the NEW \(header("X"))"
        ),
        (
            renamed(("A", "X")) + "\n" + added(requirement("X")),
            "validation failed - RENAMED TO header collides with ADDED for \"### Requirement: X\""
        ),
        (
            modified(requirement("A")) + removed("A"),
            "validation failed - requirement present in multiple sections (MODIFIED and REMOVED) for \(header("A"))"
        ),
        (
            modified(requirement("A")) + "\n" + added(requirement("A")),
            "validation failed - requirement present in multiple sections (MODIFIED and ADDED) for \(header("A"))"
        ),
        (
            added(requirement("A")) + removed("A"),
            "validation failed - requirement present in multiple sections (ADDED and REMOVED) for \(header("A"))"
        ),
        (renamed(("X", "Y")), "RENAMED failed for \(header("X")) - source not found"),
        (
            renamed(("b", "A")),
            "RENAMED failed for \(header("b")) - source not found, but \"### Requirement: B\" exists; fix the header to match it exactly"
        ),
        (renamed(("A", "B")), "RENAMED failed for \(header("B")) - target already exists"),
        (
            removed("a"),
            "REMOVED failed for \(header("a")) - not found, but \"### Requirement: A\" exists; fix the header to match it exactly"
        ),
        (modified(requirement("X")), "MODIFIED failed for \(header("X")) - not found"),
        (
            modified(requirement("B", scenarios: ["t", "u"])),
            "MODIFIED failed for \(header("B")) - current spec contains scenario(s) not present in the modified block: \"s\". Refresh the change spec before archiving to avoid dropping scenarios."
        ),
        (
            added(requirement("A", "It MUST be.")),
            "ADDED failed for \(header("A")) - already exists"
        ),
    ]

    @Test("names the first thing that is wrong", arguments: failures)
    func failure(delta: String, message: String) throws {
        let tree = try ArchivedTree(
            specs: ["desk": Self.main],
            deltas: ["desk": delta],
            validating: false
        )
        #expect(tree.failure?.code == "archive_spec_update_failed")
        #expect(tree.failure?.message == "desk \(message)")
        #expect(tree.spec() == Self.main)
        #expect(tree.folder.exists("openspec/changes/one/tasks.md"))
    }

    @Test(
        "changes nothing for a specification that is not there",
        arguments: [modified(requirement("A")), renamed(("A", "B"))]
    )
    func newSpec(delta: String) throws {
        let tree = try ArchivedTree(deltas: ["desk": delta])
        #expect(
            tree.failure?.message.hasPrefix("desk: target spec does not exist; only ADDED") == true
        )
        #expect(tree.spec() == nil)
    }

    @Test("says what is wrong with the structure of the specification")
    func structure() throws {
        let main = mainSpec(requirement("A"), "## ADDED Requirements\n", requirement("B"))
        let tree = try ArchivedTree(
            specs: ["desk": main],
            deltas: ["desk": added(requirement("C"))]
        )
        let lines = tree.failure?.message.split(separator: "\n") ?? []
        #expect(
            lines.first == """
                desk: target spec is structurally invalid and cannot be updated until fixed:
                """
        )
        #expect(lines.dropFirst().map { $0.prefix(9) } == ["line 15: ", "line 17: "])
    }

    @Test("judges a change that says anything about specifications, and no other")
    func judged() throws {
        let silent = try ArchivedTree(deltas: [:])
        #expect(silent.failure == nil)
        #expect(silent.plan?.totals == nil)
        let dropped = try ArchivedTree(deltas: ["desk": "## ADDED Requirements (Backend)\n"])
        #expect(dropped.failure?.code == "archive_validation_failed")
        let notes = try ArchivedTree(deltas: ["desk": "# Notes\n"])
        #expect(
            notes.failure?.message == """
                Delta parsing found no operations for desk. Provide \
                ADDED/MODIFIED/REMOVED/RENAMED sections in change spec.
                """
        )
    }

    @Test("judges the result")
    func result() throws {
        let main = mainSpec(requirement("A"), requirement("B", scenarios: []))
        let tree = try ArchivedTree(
            specs: ["desk": main],
            deltas: ["desk": added(requirement("C"))]
        )
        #expect(tree.failure?.code == "archive_spec_validation_failed")
        #expect(
            tree.failure?.message
                == "Rebuilt spec for 'desk' failed validation. No files were changed."
        )
        #expect(tree.spec() == main)
        let unjudged = try ArchivedTree(
            specs: ["desk": main],
            deltas: ["desk": added(requirement("C"))],
            validating: false
        )
        #expect(unjudged.failure == nil)
    }

    @Test(
        "asks for what only a person can confirm",
        arguments: [
            ("- [ ] 1.1 x\n", false, "archive_tasks_incomplete"),
            ("- [x] 1.1 x\n", false, "archive_confirmation_required"),
            ("- [x] 1.1 x\n", true, "archive_confirmation_required"),
        ]
    )
    func confirmation(tasks: String, skipsValidation: Bool, code: String) throws {
        let tree = try ArchivedTree(deltas: [:])
        try tree.folder.write(tasks, to: "openspec/changes/two/tasks.md")
        try tree.folder.write(
            added(requirement("A")),
            to: "openspec/changes/two/specs/desk/spec.md"
        )
        var request = ArchiveRequest(change: "two", day: "2026-03-31")
        request.skipsValidation = skipsValidation
        let root = try SpecRoot.locate(from: tree.folder.path, needsRoot: true)
        let failure = #expect(throws: SpecFailure.self) {
            try ArchivePlanner(request, in: root, .silent).plan()
        }
        #expect(failure?.code == code)
    }

    @Test(
        "knows the change's name or says which there are",
        arguments: [
            (nil, "archive_change_name_required"), ("..", "archive_change_name_invalid"),
            ("a/b", "archive_change_name_invalid"), ("a\\b", "archive_change_name_invalid"),
            ("archive", "archive_change_not_found"), ("other", "archive_change_not_found"),
        ] as [(String?, String)]
    )
    func names(name: String?, code: String) throws {
        let tree = try ArchivedTree(deltas: [:])
        try tree.folder.write("", to: "openspec/changes/.hidden/x")
        try tree.folder.write("", to: "openspec/changes/two/x")
        let root = try SpecRoot.locate(from: tree.folder.path, needsRoot: true)
        let request = ArchiveRequest(change: name, day: "2026-03-31")
        let failure = #expect(throws: SpecFailure.self) {
            try ArchivePlanner(request, in: root, .silent).plan()
        }
        #expect(failure?.code == code)
        if name == "other" {
            #expect(
                failure?.message == "Change 'other' not found. Available changes: .hidden, two"
            )
        }
    }
}
