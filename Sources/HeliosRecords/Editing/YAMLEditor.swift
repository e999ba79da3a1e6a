package import HeliosDiagnostics
import HeliosMarkdown
import HeliosText
package import HeliosYAML

/// Changes what a YAML text says, and nothing else of how it is written.
///
/// Each way to write a change is tried on the text, which is then read again: the first that says
/// exactly what was wanted is taken, and if none does the change is refused.
package struct YAMLEditor {
    /// The whole file.
    package private(set) var bytes: [UInt8]
    private let path: String
    /// Whether the YAML stands between two lines of `---`, in front of a text.
    private let isFrontMatter: Bool

    /// An editor of a file's fields: all of it, or the front matter of a Markdown file.
    package init(_ bytes: [UInt8], path: String) {
        self.bytes = bytes
        self.path = path
        isFrontMatter = path.hasByteSuffix(".md")
    }

    /// Where the YAML stands in a file, its first line, and what it says.
    private struct Reading {
        let yaml: Range<Int>
        let body: [UInt8]
        let root: YAMLNode
    }

    /// What the fields say now; nil where they cannot be read faithfully.
    package var root: YAMLNode? { reading(of: bytes)?.root }

    private func reading(of file: [UInt8]) -> Reading? {
        var yaml = file.indices
        var firstLine = 1
        var body: [UInt8] = []
        if isFrontMatter {
            let front = FrontMatter.split(file, path: path).value
            guard let range = front.yaml else { return nil }
            yaml = range
            firstLine = front.yamlFirstLine
            body = Array(file[front.body])
        }
        let parsed = YAMLParser.parse(file[yaml], path: path, firstLine: firstLine)
        guard parsed.diagnostics.isEmpty else { return nil }
        // A text without anything is a map without keys.
        let root = parsed.value ?? YAMLNode(.mapping([]), range: .start)
        return Reading(yaml: yaml, body: body, root: root)
    }

    /// Makes an edit, or refuses it and leaves the text as it is.
    package mutating func apply(_ edit: YAMLEdit) throws(YAMLEditRefusal) {
        guard let before = reading(of: bytes) else {
            throw YAMLEditRefusal(reason: "its fields cannot be read")
        }
        guard let wanted = before.root.edited(edit) else {
            throw YAMLEditRefusal(reason: "it does not hold what was to be changed")
        }
        if wanted.says(sameAs: before.root) { return }
        let writer = YAMLEditWriter(bytes, yaml: before.yaml, root: before.root)
        for splices in writer.ways(to: edit) {
            let candidate = TextSplice.apply(splices, to: bytes)
            guard let after = reading(of: candidate), after.root.says(sameAs: wanted),
                after.body == before.body
            else { continue }
            bytes = candidate
            return
        }
        throw YAMLEditRefusal(reason: "it is written in a way that cannot be changed safely")
    }
}

extension YAMLNode {
    /// The way to the scalar that stands at a place, or whose text goes on there.
    package func path(toScalarAt place: SourcePosition) -> [YAMLStep]? {
        switch content {
        case .scalar(let scalar):
            // A block's range is its indicator, and its text lies below.
            let isIn = range.start <= place && place < range.end
            return isIn || range.start == place || scalar.isBlock(holding: place) ? [] : nil
        case .sequence(let items):
            for (index, item) in items.enumerated() {
                if let rest = item.path(toScalarAt: place) { return [.index(index)] + rest }
            }
        case .mapping(let entries):
            for entry in entries {
                if let rest = entry.value.path(toScalarAt: place) {
                    return [.key(entry.key)] + rest
                }
            }
        }
        return nil
    }
}

extension YAMLScalar {
    fileprivate func isBlock(holding place: SourcePosition) -> Bool {
        guard style == .literal || style == .folded else { return false }
        return origin <= place && place < position(ofByte: text.utf8.count)
    }
}
