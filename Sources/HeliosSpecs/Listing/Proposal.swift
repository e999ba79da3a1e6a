import HeliosText

/// What a change's `proposal.md` says.
package struct Proposal: Sendable {
    package let outline: Outline

    /// The file's name.
    package static let fileName = "proposal.md"

    package init(_ text: SpecText) {
        outline = Outline(text)
    }

    /// The trimmed content of the first section with a title; nil where it is missing or empty.
    package func content(of title: StaticString) -> Range<Int>? {
        guard let heading = outline.find(title) else { return nil }
        let content = outline.content(of: heading)
        return content.isEmpty ? nil : content
    }

    /// The text behind the first `#`, `Change:` left out, fenced or not; nil without one.
    package var title: String? {
        let text = outline.text
        var isLineStart = true
        var index = text.start
        while index < text.bytes.count {
            if isLineStart, text.bytes[index] == UInt8(ascii: "#"), let title = title(at: index) {
                return title
            }
            let isSeparator = WhiteSpace.isSeparator(
                text.bytes,
                at: index,
                before: text.bytes.count
            )
            isLineStart = text.bytes[index] == ASCII.lineFeed || isSeparator
            index += isSeparator ? 3 : 1
        }
        return nil
    }

    private func title(at index: Int) -> String? {
        let text = outline.text
        let count = text.bytes.count
        var start = text.skippingSpace(from: index + 1, to: count)
        guard start > index + 1, start < count else { return nil }
        if let word = text.end(of: "Change:", at: start, before: count, ignoringCase: true) {
            let behind = text.skippingSpace(from: word, to: count)
            if behind > word, behind < count { start = behind }
        }
        var end = start
        while end < count, text.bytes[end] != ASCII.lineFeed,
            !WhiteSpace.isSeparator(text.bytes, at: end, before: count)
        {
            end += 1
        }
        return text.string(text.trimmed(start..<end))
    }

    /// A line `- **name:** text` of What Changes.
    struct Bullet: Sendable {
        let name: String
        let text: String
        let operation: DeltaOperation
    }

    /// The lines of What Changes that name what changes.
    var bullets: [Bullet] {
        guard let content = content(of: "what changes") else { return [] }
        var bullets: [Bullet] = []
        LineReader.forEachLine(of: outline.text.bytes, in: content) { line in
            if let bullet = bullet(line) { bullets.append(bullet) }
            return true
        }
        return bullets
    }

    private func bullet(_ line: Range<Int>) -> Bullet? {
        let text = outline.text
        let end = line.upperBound
        var index = text.skippingSpace(from: line.lowerBound, to: end)
        guard index < end, text.bytes[index] == ASCII.hyphen else { return nil }
        index = text.skippingSpace(from: index + 1, to: end)
        guard let start = text.end(of: "**", at: index, before: end, ignoringCase: false) else {
            return nil
        }
        let name =
            start..<(text.bytes[start..<end].firstIndex {
                $0 == ASCII.colon || $0 == UInt8(ascii: "*")
            } ?? end)
        let close =
            text.end(of: ":**", at: name.upperBound, before: end, ignoringCase: false)
            ?? text.end(of: "**:", at: name.upperBound, before: end, ignoringCase: false)
        guard !name.isEmpty, let close else { return nil }
        let words = text.trimmed(close..<end)
        guard !words.isEmpty else { return nil }
        return Bullet(
            name: text.string(text.trimmed(name)),
            text: text.string(words),
            operation: Self.operation(text.bytes[words])
        )
    }

    private static func operation(_ text: ArraySlice<UInt8>) -> DeltaOperation {
        let words = Set(
            text.split { !($0.isASCIILetter || $0.isASCIIDigit || $0 == ASCII.underscore) }
                .map { String(decoding: $0.map(\.asciiLowercased), as: UTF8.self) }
        )
        let known: [(DeltaOperation, [String])] = [
            (.renamed, ["rename", "renames", "renamed", "renaming"]),
            (
                .added,
                [
                    "add", "adds", "added", "adding", "create", "creates", "created", "creating",
                    "new",
                ]
            ),
            (
                .removed,
                [
                    "remove", "removes", "removed", "removing", "delete", "deletes", "deleted",
                    "deleting",
                ]
            ),
        ]
        return known.first { !words.isDisjoint(with: $0.1) }?.0 ?? .modified
    }
}
