import HeliosSpecs
import Testing

@Suite("A specification after an archive")
struct ArchivedSpecTests {
    @Test("keeps what stays in its place, and puts what is new behind it")
    func order() throws {
        let tree = try ArchivedTree(
            specs: ["desk": mainSpec(requirement("A"), requirement("B"), requirement("C"))],
            deltas: [
                "desk": added(requirement("N")) + modified(requirement("C", "It MUST be."))
                    + removed("B") + renamed(("A", "Z"))
            ]
        )
        #expect(tree.failure == nil)
        #expect(
            tree.spec()
                == mainSpec(
                    requirement("C", "It MUST be."),
                    requirement("Z", scenarios: ["A"]),
                    requirement("N")
                )
        )
        #expect(tree.folder.exists("openspec/changes/archive/2026-03-31-one/tasks.md"))
    }

    @Test("follows a chain of names, and changes what has just been renamed")
    func chain() throws {
        let tree = try ArchivedTree(
            specs: ["desk": mainSpec(requirement("A"), requirement("B"))],
            deltas: [
                "desk": renamed(("B", "C"), ("A", "B"))
                    + modified(requirement("C", "It MUST be.", scenarios: ["B"]))
            ]
        )
        #expect(tree.failure == nil)
        #expect(
            tree.spec()
                == mainSpec(
                    requirement("B", scenarios: ["A"]),
                    requirement("C", "It MUST be.", scenarios: ["B"])
                )
        )
    }

    @Test("is not touched by a delta that it already holds")
    func inSync() throws {
        let main = "\u{FEFF}" + mainSpec(requirement("A"), requirement("B"), requirement("C"))
        let tree = try ArchivedTree(
            specs: ["desk": main + "\n\n\n"],
            deltas: [
                "desk": added(requirement("A")) + modified(requirement("B"))
                    + renamed(("X", "C")) + removed("gone")
            ],
            validating: false
        )
        #expect(tree.failure == nil)
        #expect(tree.spec() == main + "\n\n\n")
        #expect(tree.plan?.updatesSpecs == false)
        #expect(tree.plan?.totals?.isZero == true)
        #expect(
            tree.plan?.warnings == [
                """
                desk - REMOVED requirement "gone" is not in the current spec; treating it as \
                already removed.
                """
            ]
        )
    }

    @Test(
        "is put together again with single empty lines and line feeds",
        arguments: [
            (
                "\u{FEFF}# Desk\r\n\r\n\r\n\r\n## Purpose\r\nP\r\n## Requirements  \r\nBefore\r\n"
                    + "### Requirement: A\r\nx\r\n\r\n## Notes\r\n\r\n  n  \r\n\r\n",
                "# Desk\n\n## Purpose\nP\n\n## Requirements  \n\nBefore\n\n"
                    + "### Requirement: A\nx\n\n### Requirement: N\ny\n\n## Notes\n\n  n\n"
            ),
            (
                "## Requirements\n### Requirement: A\n```\n\n\n\n```\n",
                "## Requirements\n\n### Requirement: A\n```\n\n```\n\n### Requirement: N\ny\n"
            ),
            (
                "\u{FEFF}# Desk\r\n\r\n\r\n## Purpose\r\nP\r\n",
                "\u{FEFF}# Desk\r\n\r\n\r\n## Purpose\r\nP\n\n## Requirements\n\n"
                    + "### Requirement: N\ny\n"
            ),
            ("", "## Requirements\n\n### Requirement: N\ny\n"),
        ]
    )
    func assembly(main: String, expected: String) throws {
        let tree = try ArchivedTree(
            specs: ["desk": main],
            deltas: ["desk": "## ADDED Requirements\n### Requirement: N\ny\n"],
            validating: false
        )
        #expect(tree.failure == nil)
        #expect(tree.spec().map { Array($0.utf8) } == Array(expected.utf8))
    }

    private static let carried = "Says what the desk does for whom, and when it is there for them."

    /// The text before a delta, the purpose of the specification made from it, and what is said.
    private static let purposes: [(before: String, purpose: String?, warning: String?)] = [
        ("", nil, nil),
        ("## Purpose\n\(carried)\n", carried, nil),
        ("## purpose \n\nShort.\n", "Short.", "carried Purpose is under 50 characters"),
        ("## Purpose\n<!-- none -->\n```\nx\n```\n", nil, nil),
        ("<!--\n## Purpose\nHidden\n-->\n", nil, nil),
        ("```\n## Purpose\nHidden\n```\n", nil, nil),
        ("## Purpose\n\(carried) <!-- x -->\n", nil, "it would leave the new spec unreadable"),
        ("## Purpose\n# Other\n\(carried)\n", nil, "it would leave the new spec unreadable"),
        ("## Purpose\n### Requirement: X\n\(carried)\n", nil, "it would leave the new spec unread"),
    ]

    @Test("begins with the purpose of its delta, where it is readable", arguments: purposes)
    func purpose(before: String, purpose: String?, warning: String?) throws {
        let tree = try ArchivedTree(deltas: ["a/b": before + added(requirement("A"))])
        #expect(tree.failure == nil)
        let text =
            purpose ?? "TBD - created by archiving change one. Update Purpose after archive."
        #expect(
            tree.spec("a/b")
                == "# a/b Specification\n\n## Purpose\n\(text)\n\n## Requirements\n\n"
                + requirement("A")
        )
        #expect(tree.plan?.warnings.count == (warning == nil ? 0 : 1))
        if let warning { #expect(tree.plan?.warnings.first?.contains(warning) == true) }
    }

    @Test("keeps its own purpose, and says so")
    func ownPurpose() throws {
        let tree = try ArchivedTree(
            specs: ["desk": mainSpec(requirement("A"))],
            deltas: ["desk": "## Purpose\nAnother\n\n" + added(requirement("B"))]
        )
        #expect(
            tree.plan?.warnings.first?.hasPrefix(
                "desk - delta Purpose ignored; desk already has one. Edit /"
            ) == true
        )
    }

    @Test(
        "says which heading goes with a requirement",
        arguments: [
            (removed("A"), true), (modified(requirement("A", "It MUST be.")), true),
            (modified(requirement("A", "It MUST be.") + "\n  ## Notes\nkept\n"), false),
        ]
    )
    func tail(delta: String, isTold: Bool) throws {
        let tree = try ArchivedTree(
            specs: [
                "desk": mainSpec(requirement("A") + "\n  ## Notes\nkept\n", requirement("B"))
            ],
            deltas: ["desk": delta]
        )
        #expect(tree.failure == nil)
        let warning = """
            desk - "## Notes" sits inside requirement "A" and goes with it. Move it under its own \
            requirement, or above `## Requirements`, to keep it.
            """
        #expect(tree.plan?.warnings == (isTold ? [warning] : []))
    }
}
