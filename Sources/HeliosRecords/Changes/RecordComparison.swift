import HeliosText
import HeliosYAML

/// Compares a record with what it was.
struct RecordComparison {
    let old: RepositoryState
    let new: RepositoryState
    /// The new ids of records that have one, by their old number.
    let renamed: [Int: RecordID]

    /// What happened to a record.
    func change(of before: Int, to after: Int) -> RecordChange {
        let (left, right) = (old.graph.records[before], new.graph.records[after])
        var change = RecordChange(old: before, new: after)
        let isFileSame = old.hasSameContent(left.path, as: new, right.path)
        change.fields = fields(of: before, after, isFileSame: isFileSame)
        change.links = links(of: before, after)
        if !isFileSame, left.body != nil || right.body != nil {
            change.text = ChangedText(from: old.body(of: left), to: new.body(of: right))
        }
        change.aliases = ListChange(
            from: left.aliases.map(\.text),
            to: right.aliases.map(\.text)
        )
        change.replies = replies(of: before, after)
        change.attachments = attachments(of: left, right)
        if left.id == right.id, !left.path.hasSameBytes(as: right.path) {
            change.movedFrom = left.path
        }
        return change
    }

    // MARK: Fields

    private func fields(of before: Int, _ after: Int, isFileSame: Bool) -> [FieldChange] {
        let (left, right) = (old.graph.records[before], new.graph.records[after])
        let (kind, other) = (old.graph.kind(of: before), new.graph.kind(of: after))
        let secrets = isFileSame ? [] : changedSecrets(left, right, kind, other)
        var changes = right.fields.compactMap { entry -> FieldChange? in
            let field = other.fields[entry.field]
            let place = kind.fieldIndex(named: field.name)
            return FieldChange(
                field.name,
                from: place.flatMap { left.entry(at: $0)?.value },
                to: entry.value,
                defaults: (place.flatMap { kind.fields[$0].defaultValue }, field.defaultValue),
                isSecretChanged: secrets.contains(field.name)
            )
        }
        for entry in left.fields {
            let field = kind.fields[entry.field]
            let place = other.fieldIndex(named: field.name)
            guard place.flatMap({ right.entry(at: $0) }) == nil else { continue }
            changes += [
                FieldChange(
                    field.name,
                    from: entry.value,
                    to: nil,
                    defaults: (field.defaultValue, place.flatMap { other.fields[$0].defaultValue }),
                    isSecretChanged: false
                )
            ].compactMap { $0 }
        }
        let order = { (name: String) in
            other.fieldIndex(named: name)
                ?? other.fields.count + (kind.fieldIndex(named: name) ?? 0)
        }
        return changes.sorted { order($0.name) < order($1.name) }
    }

    /// The names of fields that hold another secret than before, by what the files write.
    private func changedSecrets(
        _ left: Record,
        _ right: Record,
        _ kind: Kind,
        _ other: Kind
    ) -> Set<String> {
        let names = other.fields.filter(\.type.holdsSecret).map(\.name).filter {
            kind.field(named: $0)?.type.holdsSecret ?? false
        }
        let isStated = { (name: String) in
            kind.fieldIndex(named: name).map { left.entry(at: $0) != nil } ?? false
                && other.fieldIndex(named: name).map { right.entry(at: $0) != nil } ?? false
        }
        let stated = names.filter(isStated)
        guard !stated.isEmpty else { return [] }
        let (before, after) = (old.entries(of: left.path), new.entries(of: right.path))
        return Set(
            stated.filter { name in
                let (one, two) = (before.node(named: name), after.node(named: name))
                guard let one, let two else { return false }
                return !one.saysTheSame(as: two)
            }
        )
    }

    // MARK: Links

    private func links(of before: Int, _ after: Int) -> [LinkChange] {
        let left = old.graph.linkFacts(of: before) { renamed[$0] }
        let right = new.graph.linkFacts(of: after)
        let (known, kept) = (Set(left.map(\.key)), Set(right.map(\.key)))
        var gone = left.filter { !kept.contains($0.key) }
        var changes: [LinkChange] = []
        for fact in right where !known.contains(fact.key) {
            let ends = fact.ends
            let place =
                gone.firstIndex { $0.ends == ends }
                ?? (fact.isMany
                    ? nil
                    : gone.firstIndex {
                        !$0.isMany && $0.relation.hasSameBytes(as: fact.relation)
                    })
            changes.append(LinkChange(old: place.map { gone.remove(at: $0) }, new: fact))
        }
        changes += gone.map { LinkChange(old: $0, new: nil) }
        let other = new.graph.kind(of: after)
        let order = { (change: LinkChange) -> Int in
            let relation = change.fact?.relation ?? ""
            return other.relationIndex(named: relation) ?? other.relations.count
        }
        // What went stands in front of what came.
        return changes.enumerated().sorted {
            let (one, two) = (order($0.element), order($1.element))
            if one != two { return one < two }
            let (came, alsoCame) = ($0.element.new != nil, $1.element.new != nil)
            return came == alsoCame ? $0.offset < $1.offset : !came
        }.map(\.element)
    }

    // MARK: Replies and files

    private func replies(of before: Int, _ after: Int) -> [ReplyChange] {
        let left = old.graph.records[before].replies
        let right = new.graph.records[after].replies
        guard !left.isEmpty || !right.isEmpty else { return [] }
        let (shape, other) = (old.graph.kind(of: before).reply, new.graph.kind(of: after).reply)
        var changes: [ReplyChange] = []
        for reply in left where !right.contains(where: { $0.name.hasSameBytes(as: reply.name) }) {
            let none = ReplyChange(name: reply.name, change: .removed, fields: [], text: nil)
            changes.append(none)
        }
        for reply in right {
            guard let former = left.first(where: { $0.name.hasSameBytes(as: reply.name) }) else {
                let come = ReplyChange(name: reply.name, change: .added, fields: [], text: nil)
                changes.append(come)
                continue
            }
            guard !old.hasSameContent(former.path, as: new, reply.path) else { continue }
            let change = ReplyChange(
                name: reply.name,
                change: .changed,
                fields: fields(of: former, shape, reply, other),
                text: ChangedText(from: old.body(of: former.path), to: new.body(of: reply.path))
            )
            if !change.fields.isEmpty || change.text != nil { changes.append(change) }
        }
        return changes.sorted { $0.name.precedesBytewise($1.name) }
    }

    private func fields(
        of former: Reply,
        _ shape: ObjectShape?,
        _ reply: Reply,
        _ other: ObjectShape?
    ) -> [FieldChange] {
        guard let shape, let other else { return [] }
        let before = former.fields.map { (shape.fields[$0.field], $0.value) }
        let after = reply.fields.map { (other.fields[$0.field], $0.value) }
        let names =
            after.map(\.0.name)
            + before.map(\.0.name).filter { name in
                !after.contains { $0.0.name.hasSameBytes(as: name) }
            }
        return names.compactMap { name in
            FieldChange(
                name,
                from: before.first { $0.0.name.hasSameBytes(as: name) }?.1,
                to: after.first { $0.0.name.hasSameBytes(as: name) }?.1,
                defaults: (nil, nil),
                isSecretChanged: false
            )
        }
    }

    private func attachments(of left: Record, _ right: Record) -> [FileChange] {
        guard !left.attachments.isEmpty || !right.attachments.isEmpty else { return [] }
        let before = left.attachments.map { (left.name(of: $0), $0) }
        let after = right.attachments.map { (right.name(of: $0), $0) }
        var changes: [FileChange] = []
        for (name, file) in before where !after.contains(where: { $0.0.hasSameBytes(as: name) }) {
            changes.append(
                FileChange(path: name, change: .removed, oldSize: file.size, newSize: nil)
            )
        }
        for (name, file) in after {
            guard let former = before.first(where: { $0.0.hasSameBytes(as: name) })?.1 else {
                changes.append(
                    FileChange(path: name, change: .added, oldSize: nil, newSize: file.size)
                )
                continue
            }
            guard !old.hasSameContent(former.path, as: new, file.path) else { continue }
            let sizes = (former.size, file.size)
            changes.append(
                FileChange(path: name, change: .changed, oldSize: sizes.0, newSize: sizes.1)
            )
        }
        return changes.sorted { $0.path.precedesBytewise($1.path) }
    }
}

extension ListChange {
    init(from old: [String], to new: [String]) {
        let (before, after) = (Set(old.map { Array($0.utf8) }), Set(new.map { Array($0.utf8) }))
        added = new.filter { !before.contains(Array($0.utf8)) }
        removed = old.filter { !after.contains(Array($0.utf8)) }
    }
}

extension ChangedText {
    /// What happened to a text; nil if nothing did.
    init?(from old: String, to new: String) {
        let lines = LineDifference(from: old, to: new)
        guard !lines.isEmpty else { return nil }
        self.init(
            lines: lines,
            isHidden: SecretScan.holdsSecret(old) || SecretScan.holdsSecret(new)
        )
    }
}

extension SecretScan {
    /// Whether a text holds something that looks like a secret.
    package static func holdsSecret(_ text: String) -> Bool {
        !findings(in: Array(text.utf8), path: "").isEmpty
    }
}

extension FieldChange {
    /// What happened to a field; nil if nothing did.
    init?(
        _ name: String,
        from old: FieldValue?,
        to new: FieldValue?,
        defaults: (old: FieldValue?, new: FieldValue?),
        isSecretChanged: Bool
    ) {
        let parts = ValueDifference(from: old, to: new).parts
        guard !parts.isEmpty || isSecretChanged else { return nil }
        var text: ChangedText?
        if case .text(let before)? = old, case .text(let after)? = new,
            before.contains(byte: ASCII.lineFeed) || after.contains(byte: ASCII.lineFeed)
        {
            text = ChangedText(from: before, to: after)
        }
        self.init(
            name: name,
            old: old,
            new: new,
            oldDefault: defaults.old,
            newDefault: defaults.new,
            parts: parts,
            text: text,
            isSecretChanged: isSecretChanged
        )
    }
}

extension [YAMLEntry] {
    fileprivate func node(named name: String) -> YAMLNode? {
        first { $0.key.hasSameBytes(as: name) }?.value
    }
}

extension YAMLNode {
    /// Whether both hold the same texts in the same places.
    fileprivate func saysTheSame(as other: YAMLNode) -> Bool {
        switch (content, other.content) {
        case (.scalar(let left), .scalar(let right)): left.text.hasSameBytes(as: right.text)
        case (.sequence(let left), .sequence(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.saysTheSame(as: $1) }
        case (.mapping(let left), .mapping(let right)):
            left.count == right.count
                && zip(left, right).allSatisfy {
                    $0.key.hasSameBytes(as: $1.key) && $0.value.saysTheSame(as: $1.value)
                }
        default: false
        }
    }
}
