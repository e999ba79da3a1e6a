import HeliosDiagnostics
import HeliosText

/// What a rename makes of ids and files, before any text is looked at.
package struct RenamePlan: Sendable {
    /// The record's old and new identity.
    package let old: RecordID
    package let new: RecordID
    /// The ids of all records that change, the record's own included.
    package private(set) var ids: [RecordID: RecordID] = [:]
    /// What moves.
    package private(set) var moves: [FileChanges.Move] = []

    private let graph: RecordGraph
    private let record: Record
    private let kind: Kind

    /// The plan to call a record of a graph by another id, or why that cannot be.
    package init(
        _ number: Int,
        to wanted: String,
        in graph: RecordGraph,
        files: [SourceFile]
    ) throws(ChangeRefusal) {
        self.graph = graph
        record = graph.records[number]
        kind = graph.kind(of: number)
        old = record.id
        new = RecordID(
            kind: record.id.kind,
            id: try Self.id(wanted, for: record, kind)
        )
        try checkIsFree()
        try planMoves(files)
        planIDs()
        try checkTargets(files)
    }

    /// The whole new id that a person means.
    private static func id(
        _ wanted: String,
        for record: Record,
        _ kind: Kind
    ) throws(ChangeRefusal) -> String {
        let shown = TerminalText.printable(wanted)
        guard record.range == .start, !record.path.hasBytePrefix("openspec/") else {
            throw ChangeRefusal(
                "'\(record.id)' has no file of its own: its text in openspec/ names it",
                help: "change the heading or the folder there"
            )
        }
        guard let reference = LinkReference(wanted) else {
            throw ChangeRefusal(
                "'\(shown)' cannot be the id of \(Words.withArticle(kind.name))",
                help: "use lower-case letters, digits, dots, underscores and hyphens"
            )
        }
        if let stated = reference.kind, stated != kind.name {
            throw ChangeRefusal(
                "'\(record.id)' stays \(Words.withArticle(kind.name)): a rename changes the id only",
                help: "write the new id alone"
            )
        }
        var own = reference.id
        if let owner = record.owner, own.hasBytePrefix("\(owner.id)/") {
            own = own.dropping(bytes: owner.id.utf8.count + 1)
        }
        guard kind.identity == .path || !own.contains(byte: ASCII.slash) else {
            throw ChangeRefusal(
                record.owner == nil
                    ? "'\(shown)' cannot be the id of \(Words.withArticle(kind.name))"
                    : "'\(record.id)' stays with '\(record.owner?.description ?? "")'",
                help: record.owner == nil
                    ? "only ids of kinds with folders, such as documents, hold a '/'"
                    : "move the file by hand to give it to another client"
            )
        }
        let id = record.owner.map { "\($0.id)/\(own)" } ?? own
        guard id != record.id.id else {
            throw ChangeRefusal("'\(record.id)' is called that already", help: "write another id")
        }
        return id
    }

    private func checkIsFree() throws(ChangeRefusal) {
        if let taken = graph.number(of: new) {
            throw ChangeRefusal(
                "'\(new)' exists already",
                help: "write another id, or remove \(graph.records[taken].path)"
            )
        }
        if let other = graph.number(ofAlias: new), graph.records[other].id != old {
            throw ChangeRefusal(
                "'\(new.id)' is an old id of '\(graph.records[other].id)', which links may use",
                help: "write another id, or remove the alias there"
            )
        }
    }

    // MARK: Files

    private mutating func planMoves(_ files: [SourceFile]) throws(ChangeRefusal) {
        let ownOld = Self.own(old, of: record)
        let ownNew = Self.own(new, of: record)
        let path = record.path
        let isFolder = path.hasByteSuffix("/record.yaml") || path.hasByteSuffix("/record.md")
        let ending = path.hasByteSuffix(".md") ? ".md" : ".yaml"
        let stem = String(
            Substring(
                path.utf8.dropLast(
                    isFolder ? "/record".utf8.count + ending.utf8.count : ending.utf8.count
                )
            )
        )
        guard stem.hasByteSuffix("/\(ownOld)") else {
            throw ChangeRefusal(
                "'\(old)' does not lie where its id says: \(path)",
                help: "rename the file by hand"
            )
        }
        let newStem = String(Substring(stem.utf8.dropLast(ownOld.utf8.count))) + ownNew
        guard !"\(newStem)/".hasBytePrefix("\(stem)/") else {
            throw ChangeRefusal(
                "'\(new)' would lie within '\(old)'",
                help: "write an id that does not begin with the old one and a '/'"
            )
        }
        if !isFolder { moves.append(.init(from: path, to: newStem + ending)) }
        let hasFolder = files.contains { $0.path.hasBytePrefix(stem + "/") }
        let ownsFolder = kind.identity == .path || kind.has(.container)
        if isFolder || (hasFolder && ownsFolder) {
            moves.append(.init(from: stem, to: newStem))
        }
    }

    /// The part of an id that the record's own file gives.
    private static func own(_ id: RecordID, of record: Record) -> String {
        record.owner.map { id.id.dropping(bytes: $0.id.utf8.count + 1) } ?? id.id
    }

    private func checkTargets(_ files: [SourceFile]) throws(ChangeRefusal) {
        for move in moves {
            let taken = files.first {
                $0.path.hasSameBytes(as: move.to) || $0.path.hasBytePrefix(move.to + "/")
            }
            if let taken {
                throw ChangeRefusal(
                    "'\(TerminalText.printable(taken.path))' is in the way",
                    help: "move it, or write another id"
                )
            }
        }
    }

    // MARK: Ids

    private mutating func planIDs() {
        ids[old] = new
        let changes = FileChanges(moves: moves)
        for other in graph.records where other.id != old {
            let isOwned = other.owner == old
            let isBelow =
                kind.identity == .path && other.kind == record.kind && other.owner == record.owner
                && other.id.id.hasBytePrefix("\(old.id)/")
            guard isOwned || isBelow, changes.newPath(of: other.path) != other.path else {
                continue
            }
            let rest = other.id.id.dropping(bytes: old.id.utf8.count)
            ids[other.id] = RecordID(kind: other.id.kind, id: new.id + rest)
        }
    }
}
