import HeliosDiagnostics
import HeliosText
package import HeliosYAML

/// One step from a value of a YAML text to a value within it.
package enum YAMLStep: Sendable, Hashable {
    /// The value of a key.
    case key(String)
    /// A member of a list, counted from 0.
    case index(Int)
}

/// What a text is to say in another way.
package enum YAMLEdit: Sendable {
    /// A value becomes this text.
    case replace([YAMLStep], String)
    /// Some bytes of a value's text, quotes and folding resolved, become others.
    case replacePart([YAMLStep], Range<Int>, String)
    /// A list has one member more, behind the others.
    case append([YAMLStep], String)
    /// A map has one key more, behind the others.
    case add([YAMLStep], key: String, YAMLNewValue)
    /// A key, or a member of a list, goes.
    case remove([YAMLStep])
}

/// The value of a new key.
package enum YAMLNewValue: Sendable {
    /// One text.
    case text(String)
    /// A list of texts.
    case list([String])
}

/// Why an edit is not done.
package struct YAMLEditRefusal: Error, Sendable, Hashable {
    /// One line that says why.
    package let reason: String

    package init(reason: String) {
        self.reason = reason
    }
}

extension YAMLNode {
    /// The value that steps lead to.
    package func node(at path: [YAMLStep]) -> YAMLNode? {
        var node = self
        for step in path {
            switch step {
            case .key(let key):
                guard let inner = node[key] else { return nil }
                node = inner
            case .index(let index):
                guard let items = node.items, items.indices.contains(index) else { return nil }
                node = items[index]
            }
        }
        return node
    }

    /// Whether both say the same, however they are written.
    package func says(sameAs other: YAMLNode) -> Bool {
        switch (content, other.content) {
        case (.scalar(let left), .scalar(let right)):
            // Nothing at all is no empty text.
            left.text.hasSameBytes(as: right.text) && left.isEmptyPlain == right.isEmptyPlain
        case (.sequence(let left), .sequence(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.says(sameAs: $1) }
        case (.mapping(let left), .mapping(let right)):
            left.count == right.count
                && zip(left, right).allSatisfy {
                    $0.key.hasSameBytes(as: $1.key) && $0.value.says(sameAs: $1.value)
                }
        default: false
        }
    }

    /// The value as an edit wants it; nil where the edit leads nowhere.
    func edited(_ edit: YAMLEdit) -> YAMLNode? {
        switch edit {
        case .replace(let path, let text):
            return changing(path[...]) { $0.scalar == nil ? nil : Self.text(text) }
        case .replacePart(let path, let part, let text):
            return changing(path[...]) { node in
                guard let old = node.scalar.map({ Array($0.text.utf8) }),
                    part.upperBound <= old.count
                else { return nil }
                let new = old[..<part.lowerBound] + Array(text.utf8) + old[part.upperBound...]
                return String(validating: new, as: UTF8.self).map(Self.text)
            }
        case .append(let path, let text):
            return changing(path[...]) { node in
                guard let items = node.items else { return nil }
                return YAMLNode(.sequence(items + [Self.text(text)]), range: .start)
            }
        case .add(let path, let key, let value):
            return changing(path[...]) { $0.adding(key, value) }
        case .remove(let path):
            guard let last = path.last else { return nil }
            return changing(path.dropLast()) { $0.removing(last) }
        }
    }

    private static func text(_ text: String) -> YAMLNode {
        let style = YAMLScalarStyle.doubleQuoted
        return YAMLNode(.scalar(YAMLScalar(text: text, style: style)), range: .start)
    }

    private func adding(_ key: String, _ value: YAMLNewValue) -> YAMLNode? {
        guard let entries, !entries.contains(where: { $0.key.hasSameBytes(as: key) }) else {
            return nil
        }
        let node: YAMLNode =
            switch value {
            case .text(let text): Self.text(text)
            case .list(let texts): YAMLNode(.sequence(texts.map(Self.text)), range: .start)
            }
        let entry = YAMLEntry(key: key, keyRange: .start, value: node)
        return YAMLNode(.mapping(entries + [entry]), range: .start)
    }

    private func removing(_ step: YAMLStep) -> YAMLNode? {
        switch step {
        case .key(let key):
            guard let entries,
                let place = entries.firstIndex(where: { $0.key.hasSameBytes(as: key) })
            else { return nil }
            var left = entries
            left.remove(at: place)
            return YAMLNode(.mapping(left), range: .start)
        case .index(let index):
            guard var left = items, left.indices.contains(index) else { return nil }
            left.remove(at: index)
            return YAMLNode(.sequence(left), range: .start)
        }
    }

    private func changing(
        _ path: ArraySlice<YAMLStep>,
        _ change: (YAMLNode) -> YAMLNode?
    ) -> YAMLNode? {
        guard let step = path.first else { return change(self) }
        switch (step, content) {
        case (.key(let key), .mapping(var entries)):
            guard let place = entries.firstIndex(where: { $0.key.hasSameBytes(as: key) }),
                let value = entries[place].value.changing(path.dropFirst(), change)
            else { return nil }
            entries[place] = YAMLEntry(key: key, keyRange: .start, value: value)
            return YAMLNode(.mapping(entries), range: .start)
        case (.index(let index), .sequence(var items)):
            guard items.indices.contains(index),
                let value = items[index].changing(path.dropFirst(), change)
            else { return nil }
            items[index] = value
            return YAMLNode(.sequence(items), range: .start)
        default: return nil
        }
    }
}
