import HeliosRecords
import HeliosText

/// Names of the folders that ids consist of, where ids are paths.
struct FolderNames {
    /// For each kind the names by path, such as `guide/reference`.
    private(set) var names: [[String: String]]

    private let audience: AudienceGraph
    private let titles: [String]

    init(_ audience: AudienceGraph, titles: [String]) {
        self.audience = audience
        self.titles = titles
        names = Array(repeating: [:], count: audience.schema.kinds.count)
        for (kind, declared) in audience.schema.kinds.enumerated()
        where declared.identity == .path {
            for record in audience.graph.records(ofKind: kind) { add(record, kind) }
        }
    }

    private mutating func add(_ record: Int, _ kind: Int) {
        var folder = PagePath.folder(ofID: audience.records[record].id.id)
        while !folder.isEmpty, names[kind][folder] == nil {
            names[kind][folder] = name(of: folder, for: record, audience.schema.kinds[kind])
            folder = PagePath.folder(ofID: folder)
        }
    }

    /// The title of the record that stands for the folder, or words made from its name.
    private func name(of folder: String, for record: Int, _ kind: Kind) -> String {
        if let owner = audience.records[record].owner, owner.id.hasSameBytes(as: folder),
            let number = number(owner.kind, owner.id)
        {
            return titles[number]
        }
        let kinds = [kind.name] + folderKinds(of: kind)
        if let number = kinds.lazy.compactMap({ number($0, folder) }).first {
            return titles[number]
        }
        let last = folder.split(onByte: ASCII.slash).last ?? folder
        let spaced = last.utf8.map { $0 == ASCII.hyphen ? ASCII.space : $0 }
        return Words.fromName(String(decoding: spaced, as: UTF8.self))
    }

    private func number(_ kind: String, _ id: String) -> Int? {
        audience.number(of: LinkReference(kind: kind, id: id))
    }

    /// The kinds of trees, with paths for ids as well, that the kind's records are put into.
    private func folderKinds(of kind: Kind) -> [String] {
        kind.relations.filter { !$0.isMany && !$0.isComputed }.flatMap(\.targets).filter { name in
            audience.schema.kinds.contains {
                $0.name.hasSameBytes(as: name) && $0.identity == .path && $0.has(.tree)
            }
        }
    }
}
