import HeliosSpecs
import Testing

@Suite("A capability whose last requirement goes")
struct RetiredSpecTests {
    private static let marker = "schema: spec-driven\nretire_capabilities: true\n"

    @Test("is deleted where the change declares it")
    func declared() throws {
        let tree = try ArchivedTree(
            specs: ["a/b": mainSpec(requirement("A")), "a": mainSpec(requirement("X"))],
            deltas: ["a/b": removed("A")],
            metadata: Self.marker
        )
        #expect(tree.failure == nil)
        #expect(!tree.folder.exists("openspec/specs/a/b"))
        #expect(tree.spec("a") != nil)
        #expect(
            tree.plan?.warnings.first?.hasPrefix(
                """
                a/b - capability retired; deleted the main spec (all requirements removed, \
                declared by retire_capabilities) at openspec/specs/a/b/spec.md.
                """
            ) == true
        )
    }

    @Test(
        "stays where the change does not",
        arguments: [
            (nil, ""), ("schema: spec-driven\n", ""),
            (
                "schema: other\nretire_capabilities: true\n",
                " The marker present now cannot be honored (schema: unknown schema 'other')."
            ),
            (
                "retire_capabilities: true\n",
                " The marker present now cannot be honored (schema: Invalid input: expected "
                    + "string, received undefined)."
            ),
        ] as [(String?, String)]
    )
    func undeclared(metadata: String?, suffix: String) throws {
        let main = mainSpec(requirement("A"))
        let tree = try ArchivedTree(
            specs: ["desk": main],
            deltas: ["desk": removed("A")],
            metadata: metadata
        )
        #expect(tree.spec() == main)
        #expect(
            tree.failure?.fix == """
                This change removes the last requirement 'desk' has. To retire the capability and \
                delete its spec, add `retire_capabilities: true` to the change's .openspec.yaml \
                (alongside its `schema:`, which that file requires), then rerun.
                """ + suffix
        )
    }

    /// Texts behind a requirement with a scenario, and the lines of them that keep it.
    private static let contents: [(text: String, lines: String)] = [
        ("### Notes\n", "\"### Notes\""),
        ("\n## Other\n\nText\n", "\"## Other\", \"Text\""),
        ("and more\n- **AND** z\n", "\"and more\", \"- **AND** z\""),
        ("\n- stray\n", "\"- stray\""),
        ("\n| a | b |\n", "\"| a | b |\""),
        ("\n#### Notes\n- a\n", "\"#### Notes\", \"- a\""),
        ("\np1\np1\np2\np3\np4\np5\n", "\"p1\", \"p2\", \"p3\", and 2 more line(s)"),
        ("\na\u{7}b\n", "\"a?b\""),
        (
            "\n" + String(repeating: "é", count: 201),
            "\"" + String(repeating: "é", count: 200) + "…\""
        ),
    ]

    @Test("stays with what no delta can name", arguments: contents)
    func content(text: String, lines: String) throws {
        let main = mainSpec(requirement("A") + text)
        for metadata in [Self.marker, nil] {
            let tree = try ArchivedTree(
                specs: ["desk": main],
                deltas: ["desk": removed("A")],
                metadata: metadata
            )
            #expect(tree.spec() == main)
            #expect(tree.failure?.code == "archive_spec_validation_failed")
            let middle = "deleting the file would take with it: \(lines). Move it into"
            #expect(tree.failure?.fix?.contains(middle) == true, "\(tree.failure?.fix ?? "")")
            let start =
                metadata == nil
                ? "This change removes the last requirement 'desk' has, so"
                : "'desk' declares retire_capabilities, but"
            #expect(tree.failure?.fix?.hasPrefix(start) == true)
        }
    }

    @Test(
        "goes with what deltas can name",
        arguments: [
            requirement("A", "It SHALL be.\n- one\n- two\n\n```\n| x |\n## y\n```"),
            requirement("A") + "\n#### scenario: more\n\n- **WHEN** x\n  * y\n",
        ]
    )
    func named(text: String) throws {
        let tree = try ArchivedTree(
            specs: ["desk": mainSpec(text)],
            deltas: ["desk": removed("A")],
            metadata: Self.marker
        )
        #expect(tree.failure == nil, "\(tree.failure?.fix ?? "")")
        #expect(!tree.folder.exists("openspec/specs/desk"))
    }

    @Test("is written empty where nothing is judged")
    func unjudged() throws {
        let tree = try ArchivedTree(
            specs: ["desk": mainSpec(requirement("A"))],
            deltas: ["desk": removed("A")],
            metadata: Self.marker,
            validating: false
        )
        #expect(tree.spec()?.hasSuffix("\n\n## Requirements\n") == true)
    }

    @Test("is not made for the sake of a removal")
    func absent() throws {
        let tree = try ArchivedTree(deltas: ["desk": removed("A")])
        #expect(tree.failure == nil)
        #expect(tree.spec() == nil)
        #expect(
            tree.plan?.warnings == [
                "desk - 1 REMOVED requirement(s) ignored for new spec (nothing to remove)."
            ]
        )
    }
}
