import HeliosRecords
import HeliosSite
import HeliosText
import HeliosYAML

/// Tells what changed between two states of a record's file, in fields and links.
///
/// Words, types and titles are today's; what today's kind does not know is told as it is written.
struct RecordTelling: Sendable {
    let graph: RecordGraph
    let kind: Kind
    let owner: RecordID?
    /// What values are told with; nil for the words of the command line.
    var phrases: Phrases?

    /// How long a value is shown at most, in Unicode scalars.
    private static let valueLimit = 120
    /// How many values of a list are named one by one.
    private static let listLimit = 20
    /// How deep objects are told of part by part.
    private static let depthLimit = 4

    /// The changes in the order of the new file, then what went in the order of the old one.
    func changes(from old: RecordVersion, to new: RecordVersion) -> [MemberChange] {
        guard old.isReadable, new.isReadable else {
            return [
                MemberChange(
                    name: "fields",
                    label: phrases?[.historyFields] ?? "Fields",
                    detail: .hidden(.changed)
                )
            ]
                + text(old, new)
        }
        var changes: [MemberChange] = []
        for entry in new.members {
            changes += change(entry.key, old.member(named: entry.key), entry.value)
        }
        for entry in old.members where new.member(named: entry.key) == nil {
            changes += change(entry.key, entry.value, nil)
        }
        return changes + text(old, new)
    }

    private func text(_ old: RecordVersion, _ new: RecordVersion) -> [MemberChange] {
        guard old.text != new.text else { return [] }
        let count = LineCount.change(from: old.text, to: new.text)
        let detail: MemberChange.Detail =
            count.added + count.removed == 0
            ? .hidden(.changed) : .lines(added: count.added, removed: count.removed)
        return [
            MemberChange(name: "text", label: phrases?[.historyWriting] ?? "Text", detail: detail)
        ]
    }

    private func change(_ name: String, _ old: YAMLNode?, _ new: YAMLNode?) -> [MemberChange] {
        // An empty value is none.
        let old = old.flatMap { $0.isEmpty ? nil : $0 }
        let new = new.flatMap { $0.isEmpty ? nil : $0 }
        if let relation = kind.relation(named: name) {
            return changes(of: relation, name, old, new)
        }
        let field = kind.field(named: name)
        guard !Self.sayTheSame(old, new, as: field?.type) else { return [] }
        return changes(
            Member(name: name, label: field?.displayLabel ?? name, type: field?.type),
            old,
            new,
            depth: 0
        )
    }

    private static func sayTheSame(
        _ old: YAMLNode?,
        _ new: YAMLNode?,
        as type: FieldType?
    ) -> Bool {
        guard let old, let new else { return old == nil && new == nil }
        return type?.isSame(old, new) ?? old.saysTheSame(as: new)
    }

    // MARK: Fields

    /// A field, or a part of one.
    private struct Member {
        let name: String
        let label: String
        /// Its type; nil where today's kind knows none.
        let type: FieldType?

        func told(_ detail: MemberChange.Detail) -> [MemberChange] {
            [MemberChange(name: name, label: label, detail: detail)]
        }

        func whole(_ old: YAMLNode?, _ new: YAMLNode?) -> [MemberChange] {
            told(.hidden(old == nil ? .set : new == nil ? .removed : .changed))
        }

        /// The part of this name.
        func part(_ key: String) -> Member {
            var type: FieldType?
            var words: String?
            switch self.type {
            case .object(let shape):
                let field = shape.fields.first { $0.name.hasSameBytes(as: key) }
                let relation = shape.relations.first { $0.name.hasSameBytes(as: key) }
                (type, words) = (field?.type, field?.displayLabel ?? relation?.displayLabel)
                if relation != nil { type = .string(TextLimits()) }
            case .map(let element, _): type = element
            default: break
            }
            return Member(name: "\(name).\(key)", label: "\(label): \(words ?? key)", type: type)
        }
    }

    private func changes(
        _ member: Member,
        _ old: YAMLNode?,
        _ new: YAMLNode?,
        depth: Int
    ) -> [MemberChange] {
        if mustHide(member, old) || mustHide(member, new) {
            // The parts of an object are told one by one, so that only the secret ones are hidden.
            guard isObject(member.type), depth < Self.depthLimit, old?.entries != nil,
                new?.entries != nil
            else { return member.whole(old, new) }
        }
        if let before = old?.entries ?? (old == nil ? [] : nil),
            let after = new?.entries ?? (new == nil ? [] : nil), depth < Self.depthLimit
        {
            return parts(of: member, before, after, depth)
        }
        if let before = old?.items ?? (old == nil ? [] : nil),
            let after = new?.items ?? (new == nil ? [] : nil)
        {
            return elements(of: member, before, after) ?? member.whole(old, new)
        }
        guard old?.scalar != nil || old == nil, new?.scalar != nil || new == nil else {
            return member.whole(old, new)
        }
        return scalars(of: member, old?.scalar?.text, new?.scalar?.text)
    }

    private func isObject(_ type: FieldType?) -> Bool {
        switch type {
        case .object?, .map?: true
        default: false
        }
    }

    private func mustHide(_ member: Member, _ node: YAMLNode?) -> Bool {
        guard let type = member.type else {
            let last = member.name.split(onByte: ASCII.dot).last ?? member.name
            return node.map { SecretGuard.mayBeSecret(last, $0) } ?? false
        }
        return SecretGuard.isSecret(type) || (node.map { SecretGuard.holdsSecret($0) } ?? false)
    }

    private func parts(
        of member: Member,
        _ old: [YAMLEntry],
        _ new: [YAMLEntry],
        _ depth: Int
    ) -> [MemberChange] {
        var changes: [MemberChange] = []
        func tell(_ key: String, _ before: YAMLNode?, _ after: YAMLNode?) {
            let part = member.part(key)
            guard !Self.sayTheSame(before, after, as: part.type) else { return }
            changes += self.changes(part, before, after, depth: depth + 1)
        }
        for entry in new {
            tell(entry.key, old.first { $0.key.hasSameBytes(as: entry.key) }?.value, entry.value)
        }
        for entry in old where !new.contains(where: { $0.key.hasSameBytes(as: entry.key) }) {
            tell(entry.key, entry.value, nil)
        }
        return changes
    }

    /// The elements of a list that came and went; nil if they are no plain values.
    private func elements(
        of member: Member,
        _ old: [YAMLNode],
        _ new: [YAMLNode]
    ) -> [MemberChange]? {
        let before = old.compactMap(\.scalar?.text)
        let after = new.compactMap(\.scalar?.text)
        guard before.count == old.count, after.count == new.count else { return nil }
        var type = member.type
        if case .list(let element)? = type { type = element }
        let key = { (text: String) in type?.key(of: text) ?? Array(text.utf8) }
        let added = Self.difference(after, without: before, by: key)
        let removed = Self.difference(before, without: after, by: key)
        // The same values in another order.
        guard !added.isEmpty || !removed.isEmpty, added.count + removed.count <= Self.listLimit
        else { return member.told(.hidden(.changed)) }
        return member.told(
            .members(
                added: added.map { MemberChange.Value(shown($0, type)) },
                removed: removed.map { MemberChange.Value(shown($0, type)) }
            )
        )
    }

    private static func difference(
        _ texts: [String],
        without others: [String],
        by key: (String) -> [UInt8]
    ) -> [String] {
        var counts: [[UInt8]: Int] = [:]
        for other in others { counts[key(other), default: 0] += 1 }
        return texts.filter { text in
            let value = key(text)
            guard let count = counts[value], count > 0 else { return true }
            counts[value] = count - 1
            return false
        }
    }

    private func scalars(of member: Member, _ old: String?, _ new: String?) -> [MemberChange] {
        if isLong(member.type) || isLong(old) || isLong(new) {
            let count = LineCount.change(from: (old ?? "").utf8, to: (new ?? "").utf8)
            guard count.added + count.removed > 0 else { return member.told(.hidden(.changed)) }
            return member.told(.lines(added: count.added, removed: count.removed))
        }
        return member.told(
            .value(
                old: old.map { MemberChange.Value(shown($0, member.type)) },
                new: new.map { MemberChange.Value(shown($0, member.type)) }
            )
        )
    }

    private func isLong(_ type: FieldType?) -> Bool {
        switch type {
        case .markdown?, .text?: true
        default: false
        }
    }

    private func isLong(_ text: String?) -> Bool {
        text.map { $0.contains(byte: ASCII.lineFeed) } ?? false
    }

    /// A value as pages show it; one that today's type refuses as it is written.
    private func shown(_ text: String, _ type: FieldType?) -> String {
        // Enumerations stay as they are written, since that is what people search their files for.
        if case .enumeration? = type { return Self.shortened(text) }
        // Why an old value is refused today is of no interest.
        let value = try? type?.parse(text)
        guard let type, let value else { return Self.shortened(text) }
        return Self.shortened(phrases?.text(value, type) ?? type.displayText(value))
    }

    static func shortened(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > valueLimit else { return text }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars.prefix(valueLimit))
        return String(result) + "…"
    }
}

// MARK: Links

extension RecordTelling {
    private func changes(
        of relation: Relation,
        _ name: String,
        _ old: YAMLNode?,
        _ new: YAMLNode?
    ) -> [MemberChange] {
        let (links, others) = (Self.links(old), Self.links(new))
        let key = { (target: String) in
            let record = value(target, of: relation).record?.description
            return Array((record ?? target).utf8)
        }
        guard !relation.isSame(links, others, key: key) else { return [] }
        let (before, after) = (links.compactMap(\.target), others.compactMap(\.target))
        func told(_ detail: MemberChange.Detail) -> [MemberChange] {
            [MemberChange(name: name, label: relation.displayLabel, detail: detail)]
        }
        let added = Self.difference(after, without: before, by: key)
            .map { value($0, of: relation) }
        let removed = Self.difference(before, without: after, by: key)
            .map { value($0, of: relation) }
        guard !added.isEmpty || !removed.isEmpty, added.count + removed.count <= Self.listLimit
        else { return told(.hidden(.changed)) }
        if !relation.isMany, added.count < 2, removed.count < 2 {
            return told(.value(old: removed.first, new: added.first))
        }
        return told(.members(added: added, removed: removed))
    }

    /// The links of a relation as written: ids, or maps that say theirs at `ref`.
    private static func links(_ node: YAMLNode?) -> [YAMLNode] {
        guard let node else { return [] }
        return node.items ?? [node]
    }

    private func value(_ target: String, of relation: Relation) -> MemberChange.Value {
        let found = LinkReference(target).map {
            graph.index.find($0, leadingTo: relation.targets, owner: owner)
        }
        switch found {
        case .record(let number)?, .alias(let number)?:
            return MemberChange.Value(graph.title(of: number), record: graph.records[number].id)
        default: return MemberChange.Value(Self.shortened(target))
        }
    }
}
