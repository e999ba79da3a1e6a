package import HeliosDiagnostics
private import HeliosText

/// A value in a YAML text, and where it stands.
package struct YAMLNode: Sendable {
    /// What a value can be.
    package enum Content: Sendable {
        /// Text, whatever it looks like; a field gives it a type.
        case scalar(YAMLScalar)
        /// A list, in order.
        case sequence([YAMLNode])
        /// A map in the order of the file, without duplicate keys.
        case mapping([YAMLEntry])
    }

    /// The value.
    package let content: Content

    /// Where it stands: quotes and brackets included, block collections from their first to their
    /// last character, a block scalar only its indicator.
    package let range: SourceRange

    /// Whether a finding tells already that the value is not what it seems.
    ///
    /// A tag stands in front of it, or it holds a hidden character; what its type has to say would
    /// be nothing new.
    package let isRefused: Bool

    package init(_ content: Content, range: SourceRange, isRefused: Bool = false) {
        self.content = content
        self.range = range
        self.isRefused = isRefused
    }

    /// The text, unless the value is a list or map.
    package var scalar: YAMLScalar? {
        if case .scalar(let scalar) = content { scalar } else { nil }
    }

    /// The members of a list.
    package var items: [YAMLNode]? {
        if case .sequence(let items) = content { items } else { nil }
    }

    /// The entries of a map.
    package var entries: [YAMLEntry]? {
        if case .mapping(let entries) = content { entries } else { nil }
    }

    /// Whether nothing was written: `key:` with no value behind it.
    package var isEmpty: Bool { !isRefused && (scalar?.isEmptyPlain ?? false) }

    /// The entry of a map whose key is exactly these bytes.
    package func entry(named key: String) -> YAMLEntry? {
        entries?.first { $0.key.hasSameBytes(as: key) }
    }

    /// The value of a map's key, compared as bytes.
    package subscript(key: String) -> YAMLNode? { entry(named: key)?.value }
}

/// One key of a map and its value.
package struct YAMLEntry: Sendable {
    /// The key's text, never empty.
    package let key: String

    /// Where the key stands, quotes included.
    package let keyRange: SourceRange

    /// The value; an empty plain scalar when nothing is written.
    package let value: YAMLNode

    /// Whether a finding tells already that the key holds a hidden character.
    package let isKeyHidden: Bool

    package init(
        key: String,
        keyRange: SourceRange,
        value: YAMLNode,
        isKeyHidden: Bool = false
    ) {
        self.key = key
        self.keyRange = keyRange
        self.value = value
        self.isKeyHidden = isKeyHidden
    }
}
