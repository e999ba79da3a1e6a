package import HeliosText

extension ArchivePlan {
    /// What was done, as the reference tool writes it.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("archive")
            json.object { json in
                json.member("change", change)
                json.member("archivedAs", archivedName)
                json.member("path", archivedPath)
                json.member("specsUpdated", updatesSpecs)
                if let totals {
                    json.key("totals")
                    json.object { totals.write(to: &$0) }
                }
                if !warnings.isEmpty {
                    json.key("warnings")
                    json.array { json in warnings.forEach { json.string($0) } }
                }
            }
            json.member("root", root)
        }
        json.endLine()
        return json.bytes
    }

    /// What was done with the specifications, line by line, for people.
    package var lines: [String] {
        guard let totals else { return [] }
        var lines: [String] = []
        for update in updates {
            lines.append("Applying changes to \(root.relative(update.path)):")
            lines += update.merge.counts.lines.map { "  \($0)" }
        }
        lines += warnings.map { "⚠ \($0)" }
        lines.append(
            """
            Totals: + \(totals.added), ~ \(totals.modified), - \(totals.removed), \
            → \(totals.renamed)
            """
        )
        lines.append(
            updatesSpecs
                ? "Specs updated successfully." : "Specs already in sync; no files changed."
        )
        return lines
    }

    /// What is said once the change is in the archive.
    package var conclusion: String { "Change '\(change)' archived as '\(archivedName)'." }
}

extension SpecFailure {
    /// What stands before the failure in the object that `archive` writes.
    package static func archiveMembers(in root: SpecRoot?) -> (inout JSONWriter) -> Void {
        { json in
            json.key("archive")
            json.null()
            if let root { json.member("root", root) }
        }
    }
}

extension SpecMerge.Counts {
    fileprivate func write(to json: inout JSONWriter) {
        json.member("added", added)
        json.member("modified", modified)
        json.member("removed", removed)
        json.member("renamed", renamed)
    }

    fileprivate var lines: [String] {
        let counts = [
            (added, "+", "added"), (modified, "~", "modified"), (removed, "-", "removed"),
            (renamed, "→", "renamed"),
        ]
        return counts.filter { $0.0 > 0 }.map { "\($0.1) \($0.0) \($0.2)" }
    }
}
