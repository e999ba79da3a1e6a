import HeliosText

/// The headings of a text as a tree: the reader for main specifications and proposals.
package struct Outline: Sendable {
    /// A heading, and how far it reaches.
    package struct Heading: Sendable {
        /// Its line.
        package let mark: SpecMark
        /// Its trimmed title; it may be empty.
        package let title: Range<Int>
        /// The heading that encloses it.
        let parent: Int?
        /// The next heading that it does not enclose.
        fileprivate(set) var nextOutside: Int
        /// Where its content ends: at a line of the same or a higher level, title or not.
        fileprivate(set) var contentEnd: Int
    }

    /// The text.
    package let text: SpecText
    /// All headings, in order.
    package private(set) var headings: [Heading] = []

    /// The outline of a text.
    package init(_ text: SpecText) {
        self.text = text
        // Both stacks hold what is still open, levels rising.
        var open: [Int] = []
        var unended: [Int] = []
        for mark in text.marks where mark.isSpaced {
            while let last = unended.last, headings[last].mark.level >= mark.level {
                headings[last].contentEnd = mark.start
                unended.removeLast()
            }
            guard let title = text.title(of: mark) else { continue }
            while let last = open.last, headings[last].mark.level >= mark.level {
                headings[last].nextOutside = headings.count
                open.removeLast()
            }
            headings.append(
                Heading(
                    mark: mark,
                    title: title,
                    parent: open.last,
                    nextOutside: -1,
                    contentEnd: text.bytes.count
                )
            )
            open.append(headings.count - 1)
            unended.append(headings.count - 1)
        }
        for index in open { headings[index].nextOutside = headings.count }
    }

    /// The first heading with a title, whatever its level, ignoring case.
    package func find(_ title: StaticString) -> Int? {
        headings.firstIndex { text.equals($0.title, title) }
    }

    /// The headings directly below one.
    package func children(of heading: Int) -> [Int] {
        var children: [Int] = []
        var index = heading + 1
        while index < headings[heading].nextOutside {
            children.append(index)
            index = headings[index].nextOutside
        }
        return children
    }

    /// The trimmed text below a heading, that of nested headings included.
    package func content(of heading: Int) -> Range<Int> {
        let heading = headings[heading]
        return text.trimmed(min(heading.mark.next, heading.contentEnd)..<heading.contentEnd)
    }

    /// The text of a requirement; empty where only its title is left.
    package func body(of heading: Int) -> RequirementBody {
        RequirementBody(of: text, in: content(of: heading))
    }

    /// The headings below a requirement that have content, as scenarios must.
    package func scenarios(of heading: Int) -> [Int] {
        children(of: heading).filter { !content(of: $0).isEmpty }
    }

    /// Whether a requirement has a scenario.
    package func hasScenario(_ heading: Int) -> Bool {
        var index = heading + 1
        while index < headings[heading].nextOutside {
            let child = headings[index]
            let start = min(child.mark.next, child.contentEnd)
            if !text.isBlank(start..<child.contentEnd) { return true }
            index = child.nextOutside
        }
        return false
    }
}
