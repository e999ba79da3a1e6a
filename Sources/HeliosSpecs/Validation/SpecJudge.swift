import HeliosDiagnostics
import HeliosFiles
import HeliosText

/// Judges items of one root, each on its own.
package struct SpecJudge: Sendable {
    package let tree: SpecTree
    private let changeRules: ChangeRules
    private let progress: ChangeProgress
    private let compatible: Bool

    package init(_ root: SpecRoot, compatible: Bool) {
        tree = SpecTree(root)
        changeRules = ChangeRules(tree)
        progress = ChangeProgress(tree)
        self.compatible = compatible
    }

    /// An item; one that cannot be judged has the reason as its only issue.
    func tolerant(_ kind: SpecItemKind, _ id: String) -> SpecItem {
        do throws(SystemFailure) {
            return try item(kind, id)
        } catch {
            return SpecItem(
                kind: kind,
                id: id,
                issues: [SpecIssue("FILE", .error, "file", error.message)]
            )
        }
    }

    func item(_ kind: SpecItemKind, _ id: String) throws(SystemFailure) -> SpecItem {
        let start = ContinuousClock.now
        let issues: [SpecIssue]
        var found: [Diagnostic] = []
        switch kind {
        case .change where compatible: issues = try changeRules.issues(of: id)
        case .change:
            issues = try changeRules.issues(of: id) { delta, path in
                found += ChangeFindings.diagnostics(in: delta, path: path)
            }
            found += ChangeFindings.diagnostics(of: id, in: tree.root)
            found.sort(by: Diagnostic.precedes)
        case .spec: issues = specIssues(id)
        }
        let taken = (ContinuousClock.now - start).components
        return SpecItem(
            kind: kind,
            id: id,
            issues: issues,
            extensions: found,
            milliseconds: Int(taken.seconds) * 1000
                + Int(taken.attoseconds / 1_000_000_000_000_000)
        )
    }

    private func specIssues(_ id: String) -> [SpecIssue] {
        let path = tree.spec(id)
        let relative = tree.root.relative(path)
        do throws(SystemFailure) {
            let text = SpecText(file: try FileSystem.read(path))
            return MainSpecRules.issues(in: text, path: relative)
        } catch {
            return [SpecIssue("MS-0", .error, "file", error.message, at: .start(of: relative))]
        }
    }

    /// An archived change, whose tasks are all that counts.
    func archived(_ id: String) -> SpecItem {
        let issue: SpecIssue?
        switch progress.count(in: "\(tree.root.changes)/archive/\(id)") {
        case .counted(let count) where count.open > 0:
            issue = SpecIssue(
                "TASKS",
                .error,
                "tasks.md",
                "\(count.open) incomplete task\(count.open == 1 ? "" : "s") "
                    + "(\(count.done)/\(count.total) completed)"
            )
        case .counted: issue = nil
        case .unreadable(let path):
            issue = SpecIssue(
                "TASKS",
                .error,
                tree.root.relative(path),
                "could not read task file"
            )
        }
        return SpecItem(kind: .change, id: id, issues: issue.map { [$0] } ?? [])
    }
}
