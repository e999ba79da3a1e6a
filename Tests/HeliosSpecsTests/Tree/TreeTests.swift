import Foundation
import HeliosFiles
import HeliosTestSupport
import Testing

@testable import HeliosSpecs

/// A folder with `openspec/`, made for one test.
struct SpecFolder {
    let folder: TemporaryFolder

    /// Files by path; a path that ends in a slash is an empty folder.
    init(_ files: [String: String], links: [String: String] = [:]) throws {
        folder = try TemporaryFolder()
        for (path, text) in files {
            if path.hasSuffix("/") {
                try FileManager.default.createDirectory(
                    at: folder.file(path),
                    withIntermediateDirectories: true
                )
            } else {
                try folder.write(text, to: path)
            }
        }
        for (path, target) in links {
            let url = folder.file(path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try FileManager.default.createSymbolicLink(
                atPath: url.path(percentEncoded: false),
                withDestinationPath: target
            )
        }
    }

    var path: String { FileSystem.resolved(folder.path) ?? folder.path }
    var root: SpecRoot { SpecRoot(path: path) }

    /// The rules that each item breaks, such as `change/a: D-1 D-26`; only those with any.
    func broken(_ change: (inout SpecRequest) -> Void = { _ in }) async throws -> [String] {
        var request = SpecRequest()
        request.changes = true
        request.specs = true
        request.compatible = true
        change(&request)
        let validation = try #require(try await SpecValidation.run(request, in: root))
        return validation.items.filter { !$0.issues.isEmpty }.map { item in
            "\(item.kind.rawValue)/\(item.id): "
                + item.issues.map(\.rule).joined(separator: " ")
        }
    }
}

@Suite("Trees of specifications")
struct TreeTests {
    static let delta = "## ADDED Requirements\n### Requirement: a\nMUST\n#### Scenario: s\n"

    @Test("have specifications at any depth, but for hidden and linked folders")
    func specifications() throws {
        let folder = try SpecFolder(
            [
                "openspec/specs/spec.md": "", "openspec/specs/a/spec.md": "",
                "openspec/specs/a/b/spec.md": "",
                "openspec/specs/.c/spec.md": "", "openspec/specs/d/Spec.md": "",
                "openspec/specs/e/spec.md/spec.md": "",
                "openspec/specs/f/notes.md": "", "openspec/specs/g/real.md": "",
            ],
            links: [
                "openspec/specs/h": "a", "openspec/specs/g/spec.md": "real.md",
                "openspec/specs/i/spec.md": "gone.md",
                "openspec/specs/j/spec.md": "../a/spec.md",
            ]
        )
        #expect(try SpecTree(folder.root).specs() == ["a", "a/b", "e/spec.md", "g", "j"])
    }

    @Test("have changes in real folders, but for the archive and hidden ones")
    func changes() throws {
        let folder = try SpecFolder(
            [
                "openspec/changes/a/": "", "openspec/changes/archive/x/": "",
                "openspec/changes/Archive/": "",
                "openspec/changes/.b/": "", "openspec/changes/c": "a file",
            ],
            links: ["openspec/changes/d": "a"]
        )
        let tree = SpecTree(folder.root)
        #expect(try tree.changes() == ["Archive", "a"])
        #expect(try tree.changesWithHidden() == [".b", "Archive", "a"])
        #expect(try tree.archived() == ["x"])
        #expect(try tree.specs() == [])
    }

    @Test("fail as a whole where a folder is a file, or a link leads out")
    func failures() async throws {
        let file = try SpecFolder(["openspec/specs": "a file", "openspec/changes/": ""])
        await #expect(throws: SpecFailure.self) { try await file.broken() }
        let link = try SpecFolder(
            ["elsewhere.md": "x"],
            links: ["openspec/specs/a/spec.md": "../../../elsewhere.md"]
        )
        let failure = SpecFailure(
            "validate_error",
            "Path is outside the allowed directory: \(link.path)/openspec/specs/a/spec.md"
        )
        await #expect(throws: failure) { try await link.broken() }
    }

    @Test("fail in one change where its delta leads out")
    func failingChange() async throws {
        let folder = try SpecFolder(
            ["openspec/changes/b/specs/c/spec.md": Self.delta, "elsewhere.md": "x"],
            links: ["openspec/changes/a/specs/c/spec.md": "../../../../../elsewhere.md"]
        )
        #expect(try await folder.broken() == ["change/a: FILE"])
    }

    @Test(
        "are found from below",
        arguments: [
            (["openspec/specs/": "", "a/b/": ""], "a/b", ""),
            (["openspec/config.yml": "", "a/": ""], "a", ""),
            (["openspec/changes/": "", "a/openspec/": ""], "a", ""),
            (["openspec/changes/": "", "a/openspec/specs/": ""], "a", "/a"),
        ] as [([String: String], String, String)]
    )
    func roots(files: [String: String], start: String, found: String) throws {
        let folder = try SpecFolder(files)
        let root = try SpecRoot.locate(from: "\(folder.path)/\(start)", needsRoot: true)
        #expect(root == SpecRoot(path: folder.path + found))
    }

    @Test("stand in for themselves where no folder qualifies and none is needed")
    func implicit() throws {
        let folder = try SpecFolder(["openspec/": ""])
        #expect(throws: SpecFailure.noRoot) {
            try SpecRoot.locate(from: folder.path, needsRoot: true)
        }
        let root = try SpecRoot.locate(from: folder.path, needsRoot: false)
        #expect(root == SpecRoot(path: folder.path, source: .implicit))
    }

    @Test(
        "may point elsewhere only without folders of their own",
        arguments: [
            ("store: other\n", false, "no_registered_stores"),
            ("store: [x]\n", false, "invalid_store_pointer"),
            ("a: [", false, "invalid_store_pointer"), ("schema: x\n", false, nil),
            ("store: other\n", true, nil),
        ] as [(String, Bool, String?)]
    )
    func stores(configuration: String, hasSpecs: Bool, code: String?) throws {
        let folder = try SpecFolder(
            ["openspec/config.yaml": configuration, hasSpecs ? "openspec/specs/" : "x/": ""]
        )
        let outcome = Result { try SpecRoot.locate(from: folder.path, needsRoot: true) }
        switch outcome {
        case .success: #expect(code == nil)
        case .failure(let failure): #expect((failure as? SpecFailure)?.code == code)
        }
    }
}

@Suite("Rules for changes")
struct ChangeRuleTests {
    static let skip = "schema: spec-driven\nskip_specs: true\n"
    static let requirement = "### Requirement: a\nMUST\n#### Scenario: s\n#### Scenario: t\n"
    static let main =
        "## Purpose\np\n## Requirements\n\(requirement)### Requirement: b\nMUST\n#### s\n"

    @Test(
        "look at all files of a change",
        arguments: [
            (["x/": ""], ["D-26"]), (["specs/spec.md": "x"], ["D-1"]),
            (["specs/c/spec.md": TreeTests.delta], []),
            (["specs/c/spec.md": ""], ["D-22", "D-26"]),
            (["specs/c/spec.md": "## ADDED Requirements\n"], ["D-21", "D-26"]),
            ([".openspec.yaml": skip], ["D-25"]),
            ([".openspec.yaml": skip, "specs/notes.md": "x"], ["D-24"]),
            ([".openspec.yaml": skip, "specs/.hidden/notes.md": "x"], ["D-25"]),
            ([".openspec.yaml": skip, "specs": "x"], ["D-24"]),
            ([".openspec.yaml": skip, "specs/spec.md": "x"], ["D-1", "D-24"]),
            ([".openspec.yaml": skip, "specs/c/spec.md": TreeTests.delta], ["D-24"]),
            ([".openspec.yaml/": ""], ["D-23", "D-26"]),
            ([".openspec.yaml": "skip_specs: true\n"], ["D-23", "D-26"]),
            (
                [".openspec.yaml": "skip_specs: true\n", "specs/c/spec.md": TreeTests.delta],
                ["D-23"]
            ),
            ([".openspec.yaml": "a: [", "tasks.md": "## 1. G\n- [ ] 2.1 x\n"], ["D-26"]),
            (["tasks.md": "## 1. G\n- [ ] 2.1 x\n"], ["D-26", "TK-1"]),
            (
                [".openspec.yaml": "schema: other\n", "tasks.md": "## 1. G\n- [ ] 2.1 x\n"],
                ["D-26"]
            ),
            (
                ["specs/d/spec.md": "", "specs/c/spec.md": "## ADDED Requirements\n"],
                ["D-21", "D-22", "D-26"]
            ),
        ] as [([String: String], [String])]
    )
    func files(files: [String: String], rules: [String]) async throws {
        let paths = files.map { ("openspec/changes/one/\($0.key)", $0.value) }
        let folder = try SpecFolder(Dictionary(uniqueKeysWithValues: paths))
        let expected = rules.isEmpty ? [] : ["change/one: \(rules.joined(separator: " "))"]
        #expect(try await folder.broken() == expected)
    }

    @Test(
        "see which scenarios a change would drop",
        arguments: [
            ("## MODIFIED Requirements\n### Requirement: a\nMUST\n#### Scenario: s\n", ["D-9"]),
            ("## MODIFIED Requirements\n\(requirement)", []),
            ("## MODIFIED Requirements\n### Requirement: c\nMUST\n#### Scenario: s\n", []),
            (
                "## MODIFIED Requirements\n### Requirement: c\nMUST\n#### Scenario: s\n"
                    + "## RENAMED Requirements\n- FROM: ### Requirement: a\n- TO: ### Requirement: c\n",
                ["D-9"]
            ),
            (
                "## MODIFIED Requirements\n### Requirement: d\nMUST\n#### Scenario: s\n## RENAMED Requirements\n"
                    + "- FROM: ### Requirement: a\n- TO: ### Requirement: c\n"
                    + "- FROM: ### Requirement: c\n- TO: ### Requirement: d\n", ["D-9"]
            ),
            (
                "## MODIFIED Requirements\n### Requirement: c\nMUST\n#### Scenario: s\n## RENAMED Requirements\n"
                    + "- FROM: ### Requirement: d\n- TO: ### Requirement: c\n"
                    + "- FROM: ### Requirement: c\n- TO: ### Requirement: d\n", ["D-17"]
            ),
        ]
    )
    func loss(delta: String, rules: [String]) async throws {
        let folder = try SpecFolder([
            "openspec/specs/lid/spec.md": Self.main,
            "openspec/changes/one/specs/lid/spec.md": delta,
        ])
        let found = try await folder.broken { $0.specs = false }
        #expect(found == (rules.isEmpty ? [] : ["change/one: \(rules.joined(separator: " "))"]))
    }

    @Test(
        "follow the schema that is configured",
        arguments: [
            ("schema: spec-driven.yaml\n", true), ("schema: other\n", false),
            ("schema: ''\n", true),
            ("- x\n", true), ("a: [", true), ("schema: 1\n", true),
        ]
    )
    func configuration(text: String, numbersTasks: Bool) async throws {
        let folder = try SpecFolder([
            "openspec/config.yaml": text, "openspec/changes/one/specs/c/spec.md": TreeTests.delta,
            "openspec/changes/one/tasks.md": "## 1. G\n- [ ] 2.1 x\n",
        ])
        #expect(try await folder.broken() == (numbersTasks ? ["change/one: TK-1"] : []))
    }

    @Test("turn the numbers of tasks off where a project has its own schema of that name")
    func ownSchema() async throws {
        let folder = try SpecFolder([
            "openspec/schemas/spec-driven/schema.yaml": "x",
            "openspec/changes/one/specs/c/spec.md": TreeTests.delta,
            "openspec/changes/one/tasks.md": "## 1. G\n- [ ] 2.1 x\n",
        ])
        #expect(try await folder.broken() == [])
    }

    @Test("find an item by its id, whatever its kind is said to be")
    func items() async throws {
        let folder = try SpecFolder([
            "openspec/changes/one/specs/c/spec.md": "", "openspec/specs/one/spec.md": "",
            "openspec/specs/two/spec.md": "",
        ])
        func broken(_ item: String, _ type: String? = nil) async throws -> [String] {
            try await folder.broken {
                ($0.changes, $0.specs, $0.item, $0.type) = (false, false, item, type)
            }
        }
        #expect(try await broken("two") == ["spec/two: MS-1"])
        #expect(try await broken("two", "CHANGE") == ["change/two: D-26"])
        #expect(try await broken("one", "spec") == ["spec/one: MS-1"])
        #expect(try await broken("gone", "spec") == ["spec/gone: MS-0"])
        for item in ["one", "three"] {
            await #expect(throws: SpecFailure.self) { try await broken(item, "other") }
        }
    }
}
