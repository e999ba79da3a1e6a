/// Headings of a main specification that stand where the reference tool does not see them.
package struct MainSpecStructure: Sendable {
    /// What is wrong with a heading's place.
    package enum Problem: Sendable, Hashable {
        /// A heading that only belongs into a change.
        case deltaHeader
        /// A requirement outside the section of requirements.
        case outside
        /// A requirement whose name an earlier line has.
        case duplicate(firstLine: Int)
    }

    /// A heading, and what is wrong with it.
    package struct Finding: Sendable {
        package let problem: Problem
        package let mark: SpecMark
    }

    /// The findings, line by line.
    package private(set) var findings: [Finding] = []

    /// The findings in a text.
    ///
    /// A byte order mark stays part of the first line here, so that a heading there is none.
    package init(_ text: SpecText) {
        let marks =
            text.hasByteOrderMark && text.marks.first?.line == 1
            ? text.marks.dropFirst() : text.marks[...]
        let section = marks.firstIndex { text.isSection($0) }
        let end = section.map { start in
            marks[(start + 1)...].firstIndex { $0.level == 2 } ?? marks.endIndex
        }
        var lines: [SpecName: Int] = [:]
        for index in marks.indices {
            let mark = marks[index]
            if Self.isDelta(mark, text) {
                findings.append(Finding(problem: .deltaHeader, mark: mark))
                continue
            }
            guard mark.isSpaced, let name = text.requirementName(of: mark) else { continue }
            guard let section, let end, index > section, index < end else {
                findings.append(Finding(problem: .outside, mark: mark))
                continue
            }
            if let first = lines[text.name(name)] {
                findings.append(Finding(problem: .duplicate(firstLine: first), mark: mark))
            } else {
                lines[text.name(name)] = mark.line
            }
        }
    }

    private static func isDelta(_ mark: SpecMark, _ text: SpecText) -> Bool {
        mark.level == 2
            && DeltaOperation.allCases.contains { text.isSection(mark, operation: $0.word) }
    }
}
