import Foundation
import HeliosSpecs
import HeliosTestSupport

/// What becomes of a tree in which the change `one` is archived.
struct ArchivedTree {
    let folder: TemporaryFolder
    /// Why it was refused.
    private(set) var failure: SpecFailure?
    private(set) var plan: ArchivePlan?

    /// Archives a change with delta files, by capability.
    init(
        specs: [String: String] = [:],
        deltas: [String: String],
        metadata: String? = nil,
        validating: Bool = true
    ) throws {
        folder = try TemporaryFolder()
        try folder.write("- [x] 1.1 Done\n", to: "openspec/changes/one/tasks.md")
        for (capability, text) in specs {
            try folder.write(text, to: "openspec/specs/\(capability)/spec.md")
        }
        for (capability, text) in deltas {
            try folder.write(text, to: "openspec/changes/one/specs/\(capability)/spec.md")
        }
        if let metadata {
            try folder.write(metadata, to: "openspec/changes/one/.openspec.yaml")
        }
        var request = ArchiveRequest(change: "one", day: "2026-03-31")
        request.isConfirmed = true
        request.skipsValidation = !validating
        do throws(SpecFailure) {
            let root = try SpecRoot.locate(from: folder.path, needsRoot: true)
            let session = try ArchiveSession(root)
            let plan = try ArchivePlanner(request, in: root, .silent).plan()
            _ = try session.apply(plan)
            self.plan = plan
        } catch {
            failure = error
        }
    }

    /// A specification afterwards.
    func spec(_ capability: String = "desk") -> String? {
        let file = folder.file("openspec/specs/\(capability)/spec.md")
        // Foundation's own decoding would drop a byte order mark.
        return (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    }
}

/// A requirement with a scenario of its own name, or these.
func requirement(
    _ name: String,
    _ text: String = "It SHALL be.",
    scenarios: [String]? = nil
) -> String {
    let scenarios = (scenarios ?? [name]).map {
        "#### Scenario: \($0)\n- **WHEN** x\n- **THEN** y\n"
    }
    return "### Requirement: \(name)\n\(text)\n\n" + scenarios.joined(separator: "\n")
}

/// A main specification.
func mainSpec(_ requirements: String...) -> String {
    """
    # Desk

    ## Purpose
    Says what the desk does for whom, and when it is there for them.

    ## Requirements


    """ + requirements.joined(separator: "\n")
}

func added(_ requirements: String...) -> String {
    "## ADDED Requirements\n\n" + requirements.joined(separator: "\n")
}

func modified(_ requirements: String...) -> String {
    "\n## MODIFIED Requirements\n\n" + requirements.joined(separator: "\n")
}

func removed(_ names: String...) -> String {
    "\n## REMOVED Requirements\n\n"
        + names.map { "### Requirement: \($0)\n**Reason**: gone\n" }.joined(separator: "\n")
}

func renamed(_ pairs: (String, String)...) -> String {
    "\n## RENAMED Requirements\n\n"
        + pairs.map { "- FROM: `### Requirement: \($0)`\n- TO: `### Requirement: \($1)`\n" }
        .joined()
}
