package import HeliosRecords
import HeliosText

/// A comparison together with what its two sides are called.
package struct Comparison: Sendable {
    /// What happened.
    package let difference: RepositoryDifference
    /// What the first side is called, such as `main`.
    package let oldName: String
    /// What the second side is called, such as `the working tree`.
    package let newName: String
    /// The commits of both sides; nil for the working tree.
    package let commits: (old: String?, new: String?)

    /// A comparison of two sides of these names.
    package init(
        _ difference: RepositoryDifference,
        from oldName: String,
        to newName: String,
        commits: (old: String?, new: String?) = (nil, nil)
    ) {
        self.difference = difference
        self.oldName = oldName
        self.newName = newName
        self.commits = commits
    }

    /// An object that tells all that changed.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("version", 1)
            for (key, name, commit) in [
                ("from", oldName, commits.old), ("to", newName, commits.new),
            ] {
                json.key(key)
                json.object { json in
                    json.member("name", name)
                    json.key("commit")
                    if let commit { json.string(commit) } else { json.null() }
                }
            }
            difference.writeMembers(to: &json)
        }
        json.endLine()
        return json.bytes
    }

    /// How many of what changed, such as `2 added, 1 changed; 1 new finding`.
    var counts: String {
        let records = [
            (difference.added.count, "added"), (difference.removed.count, "removed"),
            (difference.renamed.count, "renamed"), (difference.changed.count, "changed"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let (new, fixed) = (difference.newFindings.count, difference.fixedFindings.count)
        var groups = [
            records.isEmpty ? "no record changed" : "records: " + records.joined(separator: ", ")
        ]
        if !difference.files.isEmpty {
            groups.append(Self.count(difference.files.count, "other file") + " changed")
        }
        if new > 0 { groups.append("\(Self.count(new, "new finding"))") }
        if fixed > 0 { groups.append("\(fixed) fixed") }
        return groups.joined(separator: "; ")
    }

    /// `1 file`, `2 files`.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
