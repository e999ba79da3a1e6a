/// A requirement with its header line, as specifications and deltas hold it.
package struct RequirementBlock: Sendable {
    /// The name behind `### Requirement:`; it may be empty.
    package let name: SpecName
    /// Where the name stands.
    package let nameRange: Range<Int>
    /// The header's line.
    package let header: SpecMark
    /// All of it, from the header to the last character that is not white space.
    package let range: Range<Int>
    /// The scenarios' headings: all of level 4, whatever their words.
    package let scenarios: [SpecMark]

    /// The text below the header.
    package var below: Range<Int> { min(header.next, range.upperBound)..<range.upperBound }
}

extension SpecText {
    /// A block that begins at a mark and ends before another offset; `inner` are the marks between.
    func block(
        at header: SpecMark,
        named name: Range<Int>,
        before end: Int,
        inner: ArraySlice<SpecMark>
    ) -> RequirementBlock {
        RequirementBlock(
            name: self.name(name),
            nameRange: name,
            header: header,
            range: header.start..<max(header.end, trimmedEnd(header.start..<end)),
            scenarios: inner.filter { $0.level == 4 }
        )
    }

    /// The body of a block.
    package func body(of block: RequirementBlock) -> RequirementBody {
        RequirementBody(of: self, in: block.below)
    }
}

/// The requirement blocks of a main specification.
package struct MainSpecBlocks: Sendable {
    /// The mark of the line `## Requirements`, if there is one.
    package let section: SpecMark?
    /// Where the section's last line ends.
    package let end: Int
    /// The blocks, in order.
    package let blocks: [RequirementBlock]

    /// The blocks of a text.
    package init(_ text: SpecText) {
        guard let start = text.marks.firstIndex(where: { text.isSection($0) }) else {
            section = nil
            end = text.bytes.count
            blocks = []
            return
        }
        section = text.marks[start]
        let inside = text.marks[(start + 1)...].prefix { $0.level != 2 }
        let end =
            inside.endIndex < text.marks.count
            ? text.marks[inside.endIndex].start : text.bytes.count
        self.end = end
        var blocks: [RequirementBlock] = []
        var header: (index: Int, name: Range<Int>)?
        func close(before index: Int, at offset: Int) {
            guard let header else { return }
            blocks.append(
                text.block(
                    at: text.marks[header.index],
                    named: header.name,
                    before: offset,
                    inner: text.marks[(header.index + 1)..<index]
                )
            )
        }
        for index in inside.indices {
            guard let name = text.requirementName(of: text.marks[index]) else { continue }
            close(before: index, at: text.marks[index].start)
            header = (index, name)
        }
        close(before: inside.endIndex, at: end)
        self.blocks = blocks
    }
}
