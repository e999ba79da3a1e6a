import HeliosRecords
import HeliosText
import HeliosYAML

extension FieldType {
    /// Whether two nodes hold the same value, though one of them is written otherwise.
    func isSame(_ old: YAMLNode, _ new: YAMLNode) -> Bool {
        if old.saysTheSame(as: new) { return true }
        switch (self, old.content, new.content) {
        case (.list(let element), .sequence(let before), .sequence(let after)):
            return before.count == after.count
                && zip(before, after).allSatisfy { element.isSame($0, $1) }
        case (.map(let element, _), .mapping(let before), .mapping(let after)):
            return before.haveSameParts(as: after) { _ in element }
        case (.object(let shape), .mapping(let before), .mapping(let after)):
            return before.haveSameParts(as: after) { shape.fields.type(named: $0) }
        default:
            guard let before = text(of: old), let after = text(of: new) else { return false }
            return key(of: before) == key(of: after)
        }
    }

    /// Equal for texts that stand for the same value; a text that stands for none is like itself.
    func key(of text: String) -> [UInt8] {
        // All that a secret tells of itself is what is written.
        if case .secret = self { return Array(text.utf8) }
        // Why an old value is refused today is of no interest.
        return (try? parse(text))?.key ?? Array(text.utf8)
    }

    /// The text of a scalar, or of an amount that is written as a map.
    private func text(of node: YAMLNode) -> String? {
        if case .money = self, let amount = node["amount"]?.scalar,
            let currency = node["currency"]?.scalar
        {
            return "\(amount.text) \(currency.text)"
        }
        return node.scalar?.text
    }
}

extension Relation {
    /// Whether two lists of links lead to the same records and say the same of them, in any order;
    /// `key` is equal for texts that name the same record.
    func isSame(
        _ old: [YAMLNode],
        _ new: [YAMLNode],
        key: (String) -> [UInt8]
    ) -> Bool {
        guard old.count == new.count else { return false }
        // Most are not touched, and to look up their records would take long.
        if zip(old, new).allSatisfy({ $0.saysTheSame(as: $1) }) { return true }
        // A link that stands twice is matched by two.
        var others = new
        return old.allSatisfy { link in
            let place = others.firstIndex { other in
                link.target.map(key) == other.target.map(key)
                    && link.linkAttributes.haveSameParts(as: other.linkAttributes) {
                        attributes.type(named: $0)
                    }
            }
            if let place { others.remove(at: place) }
            return place != nil
        }
    }
}

extension YAMLNode {
    /// The record that a link leads to, as it is written.
    var target: String? { scalar?.text ?? self["ref"]?.scalar?.text }

    /// What a link says about itself.
    fileprivate var linkAttributes: [YAMLEntry] {
        (entries ?? []).filter { !$0.key.hasSameBytes(as: "ref") }
    }
}

extension [YAMLEntry] {
    /// Whether two maps have the same parts in any order; an empty part is none.
    fileprivate func haveSameParts(
        as other: [YAMLEntry],
        typedBy typeOfPart: (String) -> FieldType?
    ) -> Bool {
        let before = filter { !$0.value.isEmpty }
        let after = other.filter { !$0.value.isEmpty }
        guard before.count == after.count else { return false }
        return before.allSatisfy { entry in
            let part = after.first { $0.key.hasSameBytes(as: entry.key) }
            guard let part else { return false }
            return typeOfPart(entry.key)?.isSame(entry.value, part.value)
                ?? entry.value.saysTheSame(as: part.value)
        }
    }
}

extension [Field] {
    /// The type of the field of this name.
    fileprivate func type(named name: String) -> FieldType? {
        first { $0.name.hasSameBytes(as: name) }?.type
    }
}
