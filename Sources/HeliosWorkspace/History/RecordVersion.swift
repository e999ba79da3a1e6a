import HeliosDiagnostics
import HeliosMarkdown
import HeliosRecords
import HeliosText
import HeliosYAML

/// A file of a record as it was at some time: its fields, unchecked, and its text.
///
/// It is not decoded by today's kinds, so that a state that they would refuse still tells its story.
struct RecordVersion: Sendable {
    /// The fields and links as written; none where they cannot be read.
    private(set) var members: [YAMLEntry] = []
    /// Whether the fields could be read.
    private(set) var isReadable = true
    /// The Markdown text; empty for a file that has none.
    private(set) var text: [UInt8] = []

    /// No file at all.
    init() {}

    init(_ bytes: [UInt8], path: String) {
        guard path.hasByteSuffix(".md") else {
            if path.hasByteSuffix(".yaml") {
                read(bytes[...], path)
            } else {
                text = bytes.withPlainLineEnds
            }
            return
        }
        // What is wrong with an old state is of no use to anybody.
        let parts = FrontMatter.split(bytes, path: path, isRequired: false).value
        if let yaml = parts.yaml { read(bytes[yaml], path) }
        text = Array(bytes[parts.body]).withPlainLineEnds
    }

    private mutating func read(_ bytes: ArraySlice<UInt8>, _ path: String) {
        guard let entries = YAMLParser.parseMap(Array(bytes), path: path).value else {
            isReadable = false
            return
        }
        members = entries
    }

    func member(named name: String) -> YAMLNode? {
        members.first { $0.key.hasSameBytes(as: name) }?.value
    }
}

extension YAMLNode {
    /// Whether both say the same, however they are written.
    func saysTheSame(as other: YAMLNode) -> Bool {
        switch (content, other.content) {
        case (.scalar(let one), .scalar(let two)): return one.text.hasSameBytes(as: two.text)
        case (.sequence(let one), .sequence(let two)):
            return one.count == two.count && zip(one, two).allSatisfy { $0.saysTheSame(as: $1) }
        case (.mapping(let one), .mapping(let two)):
            guard one.count == two.count else { return false }
            return one.allSatisfy { entry in
                other[entry.key].map { $0.saysTheSame(as: entry.value) } ?? false
            }
        default: return false
        }
    }

    /// Whether anything below it fulfils a condition on its name, or is such a text.
    func contains(_ condition: (_ name: String?, _ text: String?) -> Bool) -> Bool {
        switch content {
        case .scalar(let scalar): condition(nil, scalar.text)
        case .sequence(let items): items.contains { $0.contains(condition) }
        case .mapping(let entries):
            entries.contains { condition($0.key, nil) || $0.value.contains(condition) }
        }
    }
}
