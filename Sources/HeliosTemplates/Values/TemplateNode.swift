import HeliosText

/// One value of a page: where its text stands, or where the values it holds end.
struct TemplateNode: Sendable {
    enum Kind: UInt8, Sendable {
        case missing, text, html, flag, number, count, list, map
    }

    let name: TemplateName
    let kind: Kind
    /// A range of the page's bytes or nodes, or the halves of a number: small, for there are many.
    private var first: UInt32
    private var second: UInt32

    init(_ name: TemplateName, _ kind: Kind, _ range: Range<Int>) {
        self.name = name
        self.kind = kind
        first = UInt32(range.lowerBound)
        second = UInt32(range.upperBound)
    }

    init(_ name: TemplateName, _ number: Int, isCount: Bool = false) {
        self.name = name
        kind = isCount ? .count : .number
        first = UInt32(truncatingIfNeeded: number)
        second = UInt32(truncatingIfNeeded: number >> 32)
    }

    init(_ name: TemplateName, _ flag: Bool) {
        self.name = name
        kind = .flag
        first = flag ? 1 : 0
        second = 0
    }

    /// The bytes of a text or of markup.
    var range: Range<Int> { Int(first)..<Int(second) }

    var number: Int { Int(Int32(bitPattern: second)) << 32 | Int(first) }

    var flag: Bool { first != 0 }

    var isContainer: Bool { kind == .list || kind == .map }

    /// The first node behind a list or group and all it holds.
    var end: Int {
        get { Int(second) }
        set { second = UInt32(newValue) }
    }

    /// What the value is, in the words of a diagnostic.
    var noun: String {
        switch kind {
        case .missing: "nothing"
        case .text: "a text"
        case .html: "markup"
        case .flag: "a flag"
        case .number, .count: "a number"
        case .list: "a list"
        case .map: "a group of values"
        }
    }
}

extension TemplateValues {
    /// The place of the value of a name in a group; nil when it does not know the name at all.
    func place(of name: TemplateName, in map: Int) -> Int? {
        var place = map + 1
        let end = nodes[map].end
        // A group has few names, so that a walk over numbers beats hashing.
        while place < end {
            if nodes[place].name == name { return place }
            place = next(behind: place)
        }
        return nil
    }

    /// The node behind one and all that it holds.
    func next(behind place: Int) -> Int {
        nodes[place].isContainer ? nodes[place].end : place + 1
    }

    /// Whether a section over the value is left out: missing, false, zero, and empty text, markup
    /// or list.
    ///
    /// An empty group is something.
    func isFalsy(_ place: Int) -> Bool {
        let node = nodes[place]
        return switch node.kind {
        case .missing: true
        case .text, .html: node.range.isEmpty
        case .flag: !node.flag
        case .number, .count: node.number == 0
        case .list: node.end == place + 1
        case .map: false
        }
    }

    /// The names of a group in the order they were set.
    func names(of map: Int) -> [TemplateName] {
        var names: [TemplateName] = []
        var place = map + 1
        while place < nodes[map].end {
            names.append(nodes[place].name)
            place = next(behind: place)
        }
        return names
    }

    func hasUniqueNames(_ map: Int) -> Bool {
        let names = names(of: map)
        return Set(names).count == names.count
    }

    func text(of place: Int) -> String {
        String(decoding: bytes[nodes[place].range], as: UTF8.self)
    }
}
