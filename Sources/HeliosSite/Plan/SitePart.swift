import HeliosMarkdown
package import HeliosRecords
import HeliosText

/// A share of a portal's files; those of all parts together are the portal, none of them twice.
package enum SitePart: Sendable, Hashable {
    /// One of so many shares of about the same size, counted from 1.
    case number(Int, of: Int)
    /// What belongs to a record that owns others, such as a client: their pages and files.
    case owner(RecordID)
    /// What belongs to nobody: lists, styles and the pages of all other records.
    case shared

    /// The name of the part, as commands take it.
    package var name: String {
        switch self {
        case .number(let number, let count): "\(number)/\(count)"
        case .owner(let id): id.description
        case .shared: "shared"
        }
    }
}

extension SitePlan {
    /// The places of the files of the part that is built; of all of them where the portal is built
    /// as a whole.
    package var share: [Int] {
        switch options.part {
        case nil: return Array(pages.indices)
        case .number(let number, let count)?:
            return pages.indices.filter {
                Self.place(of: pages[$0].path, among: count) == number - 1
            }
        case .owner(let id)?:
            let owner = audience.graph.number(of: id).map { Int32(clamping: $0) }
            let owners = pageOwners()
            return pages.indices.filter { owners[$0] == owner }
        case .shared?:
            let owners = pageOwners()
            return pages.indices.filter { owners[$0] == -1 }
        }
    }

    /// The names of all parts of the division that the part being built belongs to.
    package var partNames: [String] {
        switch options.part {
        case nil: return []
        case .number(_, let count)?: return (1...count).map { "\($0)/\(count)" }
        case .owner?, .shared?:
            let owners = audience.records.indices.filter { audience.kind(of: $0).has(.container) }
            return ["shared"] + owners.map { audience.records[$0].id.description }
        }
    }

    /// The share of a file, counted from 0: told from its path alone, so that files which come or
    /// go move no other.
    private static func place(of path: String, among count: Int) -> Int {
        var hash = ContentHash()
        hash.add(path.utf8)
        return hash.place(among: count)
    }

    /// For each file the number of the record that owns what it shows, or −1.
    private func pageOwners() -> [Int32] {
        let owners = audience.graph.owners()
        var recordOfPath: [String: Int] = [:]
        for (record, paths) in attachmentPaths {
            for path in paths { recordOfPath[path] = record }
        }
        return pages.map { page in
            switch page.content {
            case .record(let record), .recordJSON(let record), .recordHistory(let record),
                .redirect(let record):
                owners[record]
            case .file: recordOfPath[page.path].map { owners[$0] } ?? -1
            default: -1
            }
        }
    }

    /// A short name for all that the portal shows, by which parts of two builds are told apart.
    package var fingerprint: String {
        var hash = ContentHash()
        let texts = [
            assetFolder, options.organization, options.language, options.today.description,
            options.baseURL ?? "", audience.audience.name,
        ]
        for text in texts + pages.map(\.path) + titles {
            hash.add(text.utf8)
            hash.add([0])
        }
        for record in audience.records {
            for entry in record.fields {
                hash.add(entry.value.text.utf8)
                hash.add([0])
            }
            for link in record.links { hash.add(link.target.description.utf8) }
            hash.add((record.body?.plainText ?? "").utf8)
            hash.add([0])
        }
        return hash.text
    }
}
