import HeliosMarkdown
import HeliosRecords
import HeliosSite
import Testing

@Suite("Pages of specifications and changes")
struct SpecificationPageTests {
    /// A capability of two requirements, one of which only the organisation sees, and a change.
    static let files: [String: String] = [
        "specs/keys.yaml": """
        {name: Keys, capability: keys, visibility: public,
         purpose: "Who may open which door. And more."}
        """,
        "requirements/keys/every-key.yaml": """
        {name: Every key has a holder, capability: keys, visibility: public, spec: keys,
         text: "A key SHALL have a <b>holder</b>."}
        """,
        "requirements/keys/hidden-one.yaml": """
        {name: HiddenCanary, capability: keys, spec: keys, text: "HiddenCanary MUST be."}
        """,
        "changes/add-locks.yaml": """
        {name: Add locks, visibility: public, why: "Doors are open.", status: draft}
        """,
        "documents/seen.md": "---\nname: Seen page\nvisibility: public\n---\nText.\n",
        "documents/canary.md": "---\nname: PageCanary\n---\nText.\n",
        "assets/lost.yaml":
            "{name: AssetCanary, asset_type: server, make: Dell, status: deployed}",
    ]

    static let report = SpecificationReport(
        capabilities: [
            SpecificationReport.Capability(
                name: "keys",
                record: RecordID(kind: "spec", id: "keys"),
                requirements: [everyKey, hidden]
            )
        ],
        changes: [
            SpecificationReport.Change(
                record: RecordID(kind: "change", id: "add-locks"),
                name: "Add locks",
                status: "draft",
                archivedOn: nil,
                approvals: [SpecificationReport.Approval(by: "Ingrid", at: nil)],
                taskGroups: [
                    SpecificationReport.TaskGroup(
                        title: "1. Doors",
                        tasks: [
                            .init(number: "1.1", text: "Buy `locks` & keys", isDone: true),
                            .init(number: "1.2", text: "Build them in", isDone: false),
                        ]
                    )
                ],
                deltas: [
                    delta(
                        .modified,
                        "every-key",
                        "A key SHALL have one holder.",
                        "A key SHALL have a holder."
                    ),
                    delta(.removed, "hidden-one", nil, "DeltaCanary"),
                ]
            )
        ]
    )

    private static let everyKey = SpecificationReport.Requirement(
        record: RecordID(kind: "requirement", id: "keys/every-key"),
        name: "Every key has a holder",
        scenarios: [
            SpecificationReport.Scenario(
                name: "A key is handed out",
                slug: "a-key",
                text: text(
                    """
                    - **WHEN** a *key* goes
                    - **CHECK** `every asset where cost < 1 has make`
                    """
                ),
                checks: [
                    SpecificationReport.Check(
                        expression: "every asset where cost < 1 has make",
                        state: .broken,
                        testedCount: 4711,
                        offenders: [RecordID(kind: "asset", id: "lost")],
                        reason: "has no 'make'"
                    )
                ]
            )
        ],
        implementers: ["seen", "canary"].map { RecordID(kind: "document", id: $0) },
        verifiers: [],
        tests: [
            SpecificationReport.Test(
                name: "KeyTests.holds()",
                state: .failed,
                caseCount: 1,
                message: "MessageCanary"
            )
        ]
    )

    private static let hidden = SpecificationReport.Requirement(
        record: RecordID(kind: "requirement", id: "keys/hidden-one"),
        name: "HiddenCanary",
        scenarios: [],
        implementers: [],
        verifiers: [],
        tests: []
    )

    private static func delta(
        _ operation: SpecificationReport.Delta.Operation,
        _ slug: String,
        _ after: String?,
        _ before: String
    ) -> SpecificationReport.Delta {
        let shown = { (text: String) in
            SpecificationReport.Delta.Text(
                source: text,
                document: Self.text(text),
                path: "openspec/changes/keys/specs/keys/spec.md"
            )
        }
        return SpecificationReport.Delta(
            capability: "keys",
            specification: RecordID(kind: "spec", id: "keys"),
            operation: operation,
            requirement: slug == "hidden-one" ? "HiddenCanary" : "Every key has a holder",
            record: RecordID(kind: "requirement", id: "keys/\(slug)"),
            before: shown(before),
            after: after.map(shown)
        )
    }

    private static func text(_ text: String) -> MarkdownDocument {
        MarkdownParser.parse(text, path: "x.md").value
    }

    private static func render(for audience: Audience = .everyone) async throws -> [String: String]
    {
        var options = SiteOptions.fixed
        options.specifications = report
        return try await Portal(files).render(for: audience, options: options)
    }

    @Test(
        "show the state of requirements, changes and their traces",
        arguments: [
            ("specs/index.html", "<p class=\"purpose\">Who may open which door.</p>"),
            ("specs/index.html", "1 failing"),
            ("specs/index.html", "Open change: <a href=\"../changes/add-locks/index.html\">"),
            ("specs/keys/index.html", "id=\"every-key\""),
            ("specs/keys/index.html", "\"keyword\">WHEN</strong> a <em>key</em> goes"),
            ("specs/keys/index.html", "<code>every asset where cost &lt; 1 has make</code>"),
            ("specs/keys/index.html", "Fails: 1 of 4,711 records"),
            ("specs/keys/index.html", "has no &#39;make&#39;"),
            ("specs/keys/index.html", "href=\"../../assets/lost/index.html\">AssetCanary</a>"),
            ("specs/keys/index.html", "<code>KeyTests.holds()</code>"),
            ("specs/keys/index.html", "MessageCanary"),
            ("specs/keys/index.html", "href=\"../../documents/seen/index.html\">Seen page</a>"),
            ("requirements/keys/every-key/index.html", "Fails: 1 of 4,711 records"),
            ("specs/coverage/index.html", "With none of the three <span class=\"count\">1</span>"),
            ("specs/coverage/index.html", "../../specs/keys/index.html#every-key"),
            ("changes/index.html", "1 of 2 tasks done"),
            ("changes/add-locks/index.html", "Buy <code>locks</code> &amp; keys"),
            ("changes/add-locks/index.html", "<del>a</del> <ins>one</ins> holder."),
            ("changes/add-locks/index.html", "Ingrid"),
        ]
    )
    func content(path: String, text: String) async throws {
        let page = try #require(try await Self.render()[path])
        #expect(page.contains(text))
    }

    @Test("tell an audience nothing of what is hidden from it")
    func canaries() async throws {
        let world = Audience(
            name: "world",
            scope: .restricted(owner: nil, visibilities: ["public"])
        )
        let files = try await Self.render(for: world)
        let page = try #require(files["specs/keys/index.html"])
        #expect(page.contains("Every key has a holder"))
        #expect(page.contains("Not shown"))
        #expect(page.contains("Seen page"))
        #expect(files["changes/add-locks/index.html"]?.contains("<ins>one</ins>") == true)
        for (path, text) in files where !path.hasPrefix("assets-") {
            let lower = text.lowercased() + path.lowercased()
            let leaks = ["canary", "4711", "failing", "fails", "hidden-one"]
                .filter { lower.contains($0) }
            #expect(leaks.isEmpty, "\(path): \(leaks)")
        }
    }

    @Test("leave a capability of the name its place")
    func clash() async throws {
        var files = Self.files
        files["specs/coverage.yaml"] = "{name: Coverage, capability: coverage, purpose: Tiles.}"
        var options = SiteOptions.fixed
        options.specifications = Self.report
        let plan = try await Portal(files).plan(options: options)
        #expect(plan.diagnostics.isEmpty)
        let paths = plan.value.pages.map(\.path)
        #expect(paths.contains("specs/coverage/index.html"))
        #expect(paths.contains("specs/requirements-coverage/index.html"))
    }

    @Test("need no report")
    func withoutReport() async throws {
        let files = try await Portal(Self.files).render()
        #expect(files["specs/keys/index.html"]?.contains("It has no requirements yet.") == true)
        #expect(files["specs/coverage/index.html"] == nil)
        #expect(
            files["requirements/keys/every-key/index.html"]?.contains("A key SHALL have a") == true
        )
    }
}
