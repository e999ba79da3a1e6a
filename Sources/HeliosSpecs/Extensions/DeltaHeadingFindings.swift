import HeliosDiagnostics
import HeliosText

/// Headings of a delta file that the reference tool passes over without a word, together with all
/// that stands below them.
struct DeltaHeadingFindings {
    private let delta: DeltaDocument
    private let file: SpecFile
    private(set) var diagnostics: [Diagnostic] = []

    init(_ delta: DeltaDocument, path: String) {
        self.delta = delta
        file = SpecFile(text: delta.text, path: path)
        checkSections()
        checkOtherLines()
    }

    /// Sections of level 2 that are repeated, or almost those of a delta.
    private mutating func checkSections() {
        let text = delta.text
        for section in delta.sections {
            let exact = DeltaOperation.allCases.first { text.equals(section.title, $0.title) }
            if let exact {
                guard let chosen = delta.chosen[exact], chosen.mark != section.mark else {
                    continue
                }
                add(
                    .deltaRepeated,
                    section.mark,
                    "of several sections '\(text.string(section.title))' only one is read, and it "
                        + "is not this one",
                    help: "move its requirements into the section on line \(chosen.mark.line)",
                    related: (chosen.mark, "this one is read")
                )
            } else if let meant = operation(meantBy: section.title) {
                add(
                    .deltaHeading,
                    section.mark,
                    "the section '\(text.string(section.title))' is not read as part of the change",
                    help: "write the heading as '\(meant.heading)'"
                )
            } else if section.marks.contains(where: {
                text.requirementName(of: text.marks[$0]) != nil
            }) {
                add(
                    .deltaHeading,
                    section.mark,
                    "the section '\(text.string(section.title))' holds requirements that are not "
                        + "read as part of the change",
                    help: "move them below '\(DeltaOperation.added.heading)' or another delta "
                        + "heading"
                )
            }
        }
    }

    /// Lines that would be such a heading with other signs in front.
    private mutating func checkOtherLines() {
        let text = delta.text
        var found: [(line: Range<Int>, number: Int, operation: DeltaOperation)] = []
        text.forEachUnmaskedLine(in: text.start..<text.bytes.count, from: 1) { line, number in
            var index = text.skippingSpace(from: line.lowerBound, to: line.upperBound)
            guard index < line.upperBound, text.bytes[index] == UInt8(ascii: "#") else { return }
            let first = index
            while index < line.upperBound, text.bytes[index] == UInt8(ascii: "#") { index += 1 }
            let title = text.trimmed(index..<line.upperBound)
            let isSection =
                first == line.lowerBound && index - first == 2
                && title.lowerBound > index
            guard !isSection, let operation = operation(meantBy: title, strictly: true) else {
                return
            }
            found.append((text.trimmed(line), number, operation))
        }
        for (line, number, operation) in found {
            diagnostics.append(
                Diagnostic(
                    .spec(.deltaHeading),
                    at: file.place(of: line, line: number),
                    "'\(text.string(line))' is not read as a section of the change",
                    help: "write the heading as '\(operation.heading)', at the start of the line"
                )
            )
        }
    }

    private mutating func add(
        _ problem: SpecificationProblem,
        _ mark: SpecMark,
        _ message: String,
        help: String,
        related: (mark: SpecMark, message: String)? = nil
    ) {
        let related = related.map {
            [RelatedSpan(span: file.place(of: $0.mark), message: $0.message)]
        }
        diagnostics.append(
            Diagnostic(
                .spec(problem),
                at: file.place(of: mark),
                message,
                help: help,
                related: related ?? []
            )
        )
    }
}

// MARK: - What a title means

extension DeltaHeadingFindings {
    /// Other words that people write for an operation.
    private static let synonyms: [(DeltaOperation, [String])] = [
        (.added, ["added", "add", "adds", "adding", "new", "created"]),
        (
            .modified,
            [
                "modified", "modify", "modifies", "modifying", "changed", "updated", "modifed",
                "modifications",
            ]
        ),
        (.removed, ["removed", "remove", "removes", "removing", "deleted", "deprecated"]),
        (.renamed, ["renamed", "rename", "renames", "renaming"]),
    ]

    /// The operation that a title means by its first two words; `strictly` takes the four words
    /// alone.
    private func operation(
        meantBy title: Range<Int>,
        strictly: Bool = false
    ) -> DeltaOperation? {
        let words = words(of: title)
        guard words.count == 2, isNear(words[1], "requirements", within: 3) else { return nil }
        let first = String(decoding: words[0], as: UTF8.self)
        for (operation, names) in Self.synonyms
        where strictly ? names[0].hasSameBytes(as: first) : names.contains(first) {
            return operation
        }
        guard !strictly else { return nil }
        return DeltaOperation.allCases.first {
            isNear(words[0], $0.rawValue.lowercased(), within: 2)
        }
    }

    /// The first two words of letters, in lower case.
    private func words(of title: Range<Int>) -> [[UInt8]] {
        let letters = delta.text.bytes[title].prefix(64)
        return letters.split(maxSplits: 2) { !$0.isASCIILetter }.prefix(2)
            .map { $0.prefix(while: \.isASCIILetter).map(\.asciiLowercased) }
    }

    private func isNear(_ word: [UInt8], _ wanted: String, within bound: Int) -> Bool {
        Suggestion.distance(word, Array(wanted.utf8), atMost: bound) != nil
    }
}
