/// A delta file of a change: what it adds, modifies, removes and renames.
package struct DeltaDocument: Sendable {
    /// A section of level 2 and the marks within it.
    package struct Section: Sendable {
        /// Its heading.
        package let mark: SpecMark
        /// Its trimmed title.
        package let title: Range<Int>
        /// The marks below the heading.
        package let marks: Range<Int>
        /// The text below the heading.
        package let body: Range<Int>
    }

    /// A `###` line that is not the header of a requirement.
    package struct SkippedHeader: Sendable {
        package let mark: SpecMark
        /// Its trimmed text.
        package let text: Range<Int>
        /// The title of the section it stands in.
        package let section: Range<Int>
    }

    /// The name of a requirement, and the line that states it.
    package struct Entry: Sendable {
        package let name: SpecName
        /// The line's number, counted from 1.
        package let line: Int
        /// Where the line stands in the text.
        package let range: Range<Int>
    }

    /// A requirement's old and new name.
    package struct Rename: Sendable {
        package let from: Entry
        package let to: Entry
    }

    /// The text.
    package let text: SpecText
    /// All sections, also those that the reference tool passes over.
    package let sections: [Section]
    /// The section that counts for each operation.
    package private(set) var chosen: [DeltaOperation: Section] = [:]
    package private(set) var added: [RequirementBlock] = []
    package private(set) var modified: [RequirementBlock] = []
    package private(set) var removed: [Entry] = []
    package private(set) var renamed: [Rename] = []
    /// Headers without `Requirement:` among what is added and modified, line by line.
    package private(set) var skipped: [SkippedHeader] = []

    /// The delta of a text.
    package init(_ text: SpecText) {
        self.text = text
        sections = Self.sections(of: text)
        chosen = Self.choose(among: sections, text)
        if let section = chosen[.added] { added = blocks(of: section) }
        if let section = chosen[.modified] { modified = blocks(of: section) }
        skipped.sort { $0.mark.line < $1.mark.line }
        if let section = chosen[.removed] { removed = removals(in: section) }
        if let section = chosen[.renamed] {
            renamed = text.renames(in: section.body, from: section.mark.line + 1)
        }
    }

    /// How many requirements it is about.
    package var entryCount: Int { added.count + modified.count + removed.count + renamed.count }

    private static func sections(of text: SpecText) -> [Section] {
        var heads: [(index: Int, title: Range<Int>)] = []
        for (index, mark) in text.marks.enumerated() where mark.level == 2 {
            if let title = text.title(of: mark) { heads.append((index, title)) }
        }
        return heads.indices.map { number in
            let (index, title) = heads[number]
            let next = number + 1 < heads.count ? heads[number + 1].index : text.marks.count
            let mark = text.marks[index]
            let end = next < text.marks.count ? text.marks[next].start : text.bytes.count
            return Section(
                mark: mark,
                title: title,
                marks: (index + 1)..<next,
                body: min(mark.next, end)..<end
            )
        }
    }

    /// Of equal titles the last section counts, of titles in other case the first title.
    private static func choose(
        among sections: [Section],
        _ text: SpecText
    ) -> [DeltaOperation: Section] {
        var chosen: [DeltaOperation: Section] = [:]
        for section in sections {
            for operation in DeltaOperation.allCases
            where text.equals(section.title, operation.title) {
                if let first = chosen[operation],
                    !text.bytes[first.title].elementsEqual(text.bytes[section.title])
                {
                    continue
                }
                chosen[operation] = section
            }
        }
        return chosen
    }

    private mutating func blocks(of section: Section) -> [RequirementBlock] {
        var blocks: [RequirementBlock] = []
        var header: (index: Int, name: Range<Int>)?
        let text = text
        func close(before index: Int, at offset: Int) {
            guard let open = header else { return }
            blocks.append(
                text.block(
                    at: text.marks[open.index],
                    named: open.name,
                    before: offset,
                    inner: text.marks[(open.index + 1)..<index]
                )
            )
            header = nil
        }
        for index in section.marks {
            let mark = text.marks[index]
            if let name = text.requirementName(of: mark) {
                close(before: index, at: mark.start)
                header = (index, name)
            } else if mark.level == 2 {
                close(before: index, at: mark.start)
            } else if mark.level == 3, let title = text.title(of: mark) {
                skipped.append(SkippedHeader(mark: mark, text: title, section: section.title))
            }
        }
        close(before: section.marks.upperBound, at: section.body.upperBound)
        return blocks
    }

    private func removals(in section: Section) -> [Entry] {
        var names: [Entry] = []
        var marks = section.marks
        text.forEachUnmaskedLine(in: section.body, from: section.mark.line + 1) { line, number in
            if let index = marks.first, text.marks[index].start == line.lowerBound {
                marks = (index + 1)..<marks.upperBound
                if let name = text.requirementName(of: text.marks[index]) {
                    names.append(Entry(name: text.name(name), line: number, range: line))
                }
            } else if let name = text.listedName(in: line, label: nil) {
                names.append(Entry(name: text.name(name), line: number, range: line))
            }
        }
        return names
    }
}
