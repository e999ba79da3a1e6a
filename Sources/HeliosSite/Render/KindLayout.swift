import HeliosDiagnostics
import HeliosRecords
import HeliosText

/// How a kind's records are shown, worked out once for all of them.
final class KindLayout: Sendable {
    /// A field or relation of the kind, by its place.
    enum Member: Sendable, Hashable {
        case field(Int)
        case relation(Int)
    }

    struct Group: Sendable {
        let label: String
        let members: [Member]
    }

    /// The groups of short values, the one for what every record has last.
    let groups: [Group]
    /// Fields that take the width of the page: lists of objects.
    let tables: [Int]
    /// Those below the replies: what happened, as far as no group of the kind names it.
    let logs: [Int]
    /// Fields of Markdown or of long text.
    let texts: [Int]
    /// Fields that name an image.
    let pictures: Set<Int>
    /// Words that people take elsewhere as they are, such as a serial number: those that no other
    /// record may have.
    let copyable: Set<Int>
    /// Relations with a part of the page to themselves.
    let relations: [Int]
    /// What is shown beside the heading.
    let badges: [Member]
    let summary: Int?
    let state: Int?
    /// What says how far a record has come.
    let status: Member?
    let important: Int?
    /// The field with the colour that a record carries itself, such as a status.
    let color: Int?
    /// The relation to the record above, for a tree.
    let parent: Int?

    init(kind: Kind, _ phrases: Phrases) {
        summary = kind.fieldIndex(named: "description")
        (state, color) = (kind.fieldIndex(named: "state"), kind.fieldIndex(named: "color"))
        status = Self.member(of: kind, named: "status")
        important = kind.fieldIndex(named: "important")
        parent = kind.has(.tree) ? Self.parent(of: kind) : nil
        badges = ["status", "priority", "severity", "importance", "health", "compliance"]
            .compactMap { Self.member(of: kind, named: $0) }
        let shown = Shown(kind: kind)
        let elsewhere = kind.shownByTraits
        let allTables = kind.fields.indices.filter {
            shown.isTable($0) && !elsewhere.contains(kind.fields[$0].name)
        }
        logs = kind.reply == nil ? [] : allTables.filter { !shown.isGrouped($0) }
        tables = allTables.filter { [logs] in !logs.contains($0) }
        texts = kind.fields.indices.filter {
            shown.isText($0) && !elsewhere.contains(kind.fields[$0].name)
        }
        pictures = Set(kind.fields.indices.filter { shown.isPicture($0) })
        copyable = Set(kind.fields.indices.filter { Self.isCopyable(kind.fields[$0], of: kind) })
        let named = kind.groups.map { group in
            let members = group.members.filter { !elsewhere.contains($0) }
                .compactMap { Self.member(of: kind, named: $0) }
            return Group(label: group.label, members: members.filter(shown.isShort))
        }
        let taken = Set(named.flatMap(\.members))
        relations = kind.relations.indices.filter {
            !taken.contains(.relation($0)) && shown.isSection($0)
                && !elsewhere.contains(kind.relations[$0].name)
        }
        let rest = shown.short.filter {
            !taken.contains($0) && !elsewhere.contains(shown.name(of: $0))
        }
        let own = rest.filter { !shown.isCommon($0) }
        groups =
            named + [
                Group(label: phrases[named.isEmpty ? .recordDetails : .recordMore], members: own),
                Group(label: phrases[.recordCommon], members: rest.filter(shown.isCommon)),
            ]
    }

    /// A field or relation by name; one namespace.
    static func member(of kind: Kind, named name: String) -> Member? {
        kind.fieldIndex(named: name).map { .field($0) }
            ?? kind.relationIndex(named: name).map { .relation($0) }
    }

    private static func isCopyable(_ field: Field, of kind: Kind) -> Bool {
        guard case .string = field.type else { return false }
        return field.uniqueness != .none
            || kind.rules.contains { $0.condition == .unique([field.name]) }
    }

    private static func parent(of kind: Kind) -> Int? {
        kind.relationIndex(named: "parent")
            ?? kind.relations.indices.first {
                kind.relations[$0].isAcyclic && kind.relations[$0].targets == [kind.name]
            }
    }
}

/// Which part of the page a kind's fields and relations go to.
private struct Shown {
    let kind: Kind

    func isTable(_ field: Int) -> Bool {
        guard case .list(.object) = kind.fields[field].type else { return false }
        return true
    }

    /// Whether a group of the kind names the field.
    func isGrouped(_ field: Int) -> Bool {
        kind.groups.contains { $0.members.contains(kind.fields[field].name) }
    }

    func isPicture(_ field: Int) -> Bool {
        kind.fields[field].type == .path
            && ["photo", "logo", "image", "picture", "avatar"].contains(kind.fields[field].name)
    }

    func name(of member: KindLayout.Member) -> String {
        switch member {
        case .field(let index): kind.fields[index].name
        case .relation(let index): kind.relations[index].name
        }
    }

    func isText(_ field: Int) -> Bool {
        switch kind.fields[field].type {
        case .markdown, .text: true
        default: false
        }
    }

    /// Whether a relation has a part of the page to itself.
    func isSection(_ relation: Int) -> Bool {
        let relation = kind.relations[relation]
        return relation.isMany && !relation.isComputed && relation.name != "tags"
    }

    func isShort(_ member: KindLayout.Member) -> Bool {
        switch member {
        case .field(let index): !isTable(index) && !isText(index) && !isInHeading(index)
        case .relation: true
        }
    }

    var short: [KindLayout.Member] {
        kind.fields.indices.map { .field($0) }.filter(isShort)
            + kind.relations.indices.filter { !isSection($0) && !kind.relations[$0].isComputed }
            .map { .relation($0) }
    }

    /// Whether it is there for every kind.
    func isCommon(_ member: KindLayout.Member) -> Bool {
        switch member {
        case .field(let index): kind.fields[index].span.path.hasByteSuffix("/envelope.yaml")
        case .relation(let index):
            kind.relations[index].span.path.hasByteSuffix("/envelope.yaml")
        }
    }

    private func isInHeading(_ field: Int) -> Bool {
        let name = kind.fields[field].name
        return ["description", "important", "aliases"].contains(name)
            || name.hasSameBytes(as: kind.titleField)
    }
}
