package import HeliosFiles
import HeliosText

/// The main specifications, and how many requirements each has.
package struct SpecList: Sendable {
    package let root: SpecRoot
    /// The ids in the order of a dictionary.
    package let rows: [(id: String, requirementCount: Int)]

    /// The specifications of a root.
    package init(_ root: SpecRoot) throws(SystemFailure) {
        self.root = root
        let tree = SpecTree(root)
        let ids = try tree.specs()
        rows = Collation.order(of: ids).map { (ids[$0], Self.count(tree.spec(ids[$0]))) }
    }

    /// How many requirements a file has; none where it could not be shown either.
    private static func count(_ path: String) -> Int {
        // A file that cannot be read has no requirements to count.
        guard let file = try? FileSystem.read(path) else { return 0 }
        // A specification that lacks a section counts as having none.
        guard let outline = try? SpecOutline(SpecText(file: file)) else { return 0 }
        return outline.requirements.count
    }

    /// The list as the reference tool writes it.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("specs")
            json.array { json in
                for row in rows {
                    json.object { json in
                        json.member("id", row.id)
                        json.member("requirementCount", row.requirementCount)
                    }
                }
            }
            json.member("root", root)
        }
        json.endLine()
        return json.bytes
    }
}
