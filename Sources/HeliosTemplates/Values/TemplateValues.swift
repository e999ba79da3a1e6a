import HeliosText

/// The values of one page, written one behind the other into two buffers.
///
/// A page has hundreds of values. As objects, each would be allocated, counted and freed; here a
/// value is a few numbers and its text a stretch of one buffer, and both buffers serve page after
/// page. What is written is a group of values by name, each name once.
package struct TemplateValues: Sendable {
    /// The values in the order they were written, each group and list before what it holds.
    private(set) var nodes: [TemplateNode] = []
    /// The texts and the markup of all values.
    private(set) var bytes: [UInt8] = []

    /// A place to go back to when it turns out that what was written since has nothing to show.
    package struct Position {
        fileprivate let node: Int
        fileprivate let byte: Int
    }

    /// No values.
    package init() {
        removeAll()
    }

    /// The group that holds everything.
    static let root = 0

    /// Forgets all values and keeps the buffers.
    package mutating func removeAll() {
        nodes.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        nodes.append(TemplateNode(.none, .map, 0..<1))
    }

    /// Where the next value goes.
    package var position: Position { Position(node: nodes.count, byte: bytes.count) }

    /// Forgets what was written since.
    package mutating func removeAll(since position: Position) {
        nodes.removeSubrange(position.node...)
        bytes.removeSubrange(position.byte...)
    }

    // MARK: Values by name

    /// A name that exists and has no value.
    package mutating func missing(_ name: TemplateName) {
        nodes.append(TemplateNode(name, .missing, 0..<0))
    }

    package mutating func flag(_ name: TemplateName, _ flag: Bool) {
        nodes.append(TemplateNode(name, flag))
    }

    package mutating func number(_ name: TemplateName, _ number: Int) {
        nodes.append(TemplateNode(name, number))
    }

    /// A number for people to read: its digits stand in groups.
    package mutating func count(_ name: TemplateName, _ number: Int) {
        nodes.append(TemplateNode(name, number, isCount: true))
    }

    /// A text, which a strict render always escapes, or `missing` for nil.
    package mutating func text(_ name: TemplateName, _ text: String?) {
        guard let text else { return missing(name) }
        let start = bytes.count
        text.withBytes { unsafe bytes.append(contentsOf: $0) }
        nodes.append(TemplateNode(name, .text, start..<bytes.count))
    }

    /// A text, as the closure appends its bytes.
    package mutating func text(_ name: TemplateName, _ write: (inout [UInt8]) -> Void) {
        let start = bytes.count
        write(&bytes)
        nodes.append(TemplateNode(name, .text, start..<bytes.count))
    }

    /// Markup, as the closure appends it.
    package mutating func html(_ name: TemplateName, _ write: (inout HTML) -> Void) {
        let start = bytes.count
        HTML.append(to: &bytes, write)
        nodes.append(TemplateNode(name, .html, start..<bytes.count))
    }

    /// A group of values, as the closure writes them.
    package mutating func map(
        _ name: TemplateName,
        _ write: (inout TemplateValues) -> Void
    ) {
        container(name, .map, write)
    }

    /// A list, whose elements the closure writes; says whether there are any.
    @discardableResult
    package mutating func list(
        _ name: TemplateName,
        _ write: (inout TemplateValues) -> Void
    ) -> Bool {
        let start = nodes.count
        container(name, .list, write)
        return nodes.count > start + 1
    }

    /// An element of a list, as a group of values.
    package mutating func element(_ write: (inout TemplateValues) -> Void) {
        container(.none, .map, write)
    }

    /// A value that is at hand as such.
    package mutating func append(_ name: TemplateName, _ value: TemplateValue) {
        switch value {
        case .missing: missing(name)
        case .text(let text): self.text(name, text)
        case .html(let html): self.html(name) { $0.append(html) }
        case .flag(let flag): self.flag(name, flag)
        case .number(let number): self.number(name, number)
        case .count(let number): count(name, number)
        case .list(let values):
            list(name) { list in
                for value in values { list.append(.none, value) }
            }
        case .map(let values): map(name) { $0.append(values) }
        }
    }

    /// The values of a group that is at hand as such.
    package mutating func append(_ map: TemplateMap) {
        for (name, value) in map.pairs { append(name, value) }
    }

    /// Makes a value at hand the one that holds everything; not only groups can be rendered.
    mutating func set(_ value: TemplateValue) {
        removeAll()
        nodes.removeAll(keepingCapacity: true)
        append(.none, value)
    }

    private mutating func container(
        _ name: TemplateName,
        _ kind: TemplateNode.Kind,
        _ write: (inout TemplateValues) -> Void
    ) {
        let start = nodes.count
        nodes.append(TemplateNode(name, kind, start..<start + 1))
        write(&self)
        nodes[start].end = nodes.count
        assert(kind == .list || hasUniqueNames(start), "a name is set twice")
    }

    /// Ends the group that holds everything, which is open for as long as values are added.
    mutating func end() {
        if nodes[Self.root].isContainer { nodes[Self.root].end = nodes.count }
        assert(nodes[Self.root].kind != .map || hasUniqueNames(Self.root), "a name is set twice")
    }
}
