import HeliosDiagnostics
import HeliosMarkdown
import HeliosRecords
import HeliosText

/// Reads a main specification for the record view: what it says, and where.
package struct SpecificationReader {
    private let text: SpecificationText

    private init(_ text: SpecificationText) {
        self.text = text
    }

    /// The specification in a file; whatever is not where it belongs is left out.
    package static func read(
        _ bytes: [UInt8],
        path: String,
        capability: String
    ) -> SpecificationDocument {
        let reader = SpecificationReader(SpecificationText(bytes, path: path))
        return reader.document(capability)
    }

    /// The requirement blocks of a stretch of lines of any file.
    static func requirements(in lines: Range<Int>, of text: SpecificationText)
        -> [RequirementStatement]
    {
        SpecificationReader(text).requirements(in: lines)
    }

    private func document(_ capability: String) -> SpecificationDocument {
        let statements = section(titled: "requirements")
        return SpecificationDocument(
            capability: capability,
            path: text.path,
            title: title,
            purpose: section(titled: "purpose").flatMap(block),
            requirements: statements.map(requirements) ?? []
        )
    }

    private var title: SpannedText? {
        for line in text.lines.indices {
            guard text.level(line) == 1, let title = text.title(line), !title.isEmpty else {
                continue
            }
            return spanned(title, line)
        }
        return nil
    }

    /// The lines below the first heading of the second level with this title.
    private func section(titled title: String) -> Range<Int>? {
        let first = text.lines.indices.first { line in
            guard text.level(line) == 2, let found = text.title(line) else { return false }
            return text.equals(found, ignoringCase: title)
        }
        guard let first else { return nil }
        let rest = first + 1..<text.lines.count
        return rest.lowerBound..<(rest.first { text.level($0) == 2 } ?? rest.upperBound)
    }

    // MARK: Requirements

    private func requirements(in section: Range<Int>) -> [RequirementStatement] {
        let headers = section.compactMap { line in
            text.requirementName(line).map { (line: line, name: $0) }
        }
        var names: Set<[UInt8]> = []
        var blocks: [RequirementStatement] = []
        for (index, header) in headers.enumerated() {
            let end = index + 1 < headers.count ? headers[index + 1].line : section.upperBound
            guard names.insert(Array(text.bytes[header.name])).inserted else { continue }
            blocks.append(requirement(header.line, header.name, end: end))
        }
        return blocks
    }

    private func requirement(_ line: Int, _ name: Range<Int>, end: Int) -> RequirementStatement {
        let lines = line + 1..<end
        let bodyEnd = lines.first { text.level($0) > 0 } ?? end
        let traces = TraceReader.read(line + 1..<bodyEnd, of: text)
        return RequirementStatement(
            name: spanned(name, line),
            range: text.range(text.trimmed(text.lines[line]), from: line),
            text: block(line + 1..<bodyEnd, without: traces.lines),
            traces: traces.traces,
            scenarios: scenarios(in: bodyEnd..<end),
            strayChecks: (line + 1..<bodyEnd).compactMap { StepReader.checkKeyword($0, of: text) }
        )
    }

    // MARK: Scenarios

    private func scenarios(in lines: Range<Int>) -> [ScenarioStatement] {
        var slugs: Set<String> = []
        return lines.compactMap { line in
            guard text.level(line) == 4, let title = text.title(line) else { return nil }
            let rest = line + 1..<lines.upperBound
            let end = rest.first { (1...4).contains(text.level($0)) } ?? lines.upperBound
            let name = scenarioName(title)
            return ScenarioStatement(
                name: spanned(name, line),
                slug: Self.unique(SpecificationIDs.slug(for: text.string(name)), in: &slugs),
                text: block(line + 1..<end),
                steps: StepReader.read(line + 1..<end, of: text)
            )
        }
    }

    private func scenarioName(_ title: Range<Int>) -> Range<Int> {
        let word = "scenario:"
        var name = title
        var end = name.upperBound
        while end > name.lowerBound, text.bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
        if end < name.upperBound, end > name.lowerBound, text.bytes[end - 1].isBlank {
            name = text.trimmed(name.lowerBound..<end)
        }
        let wordEnd = name.lowerBound + word.utf8.count
        guard wordEnd <= name.upperBound,
            text.equals(name.lowerBound..<wordEnd, ignoringCase: word)
        else { return name }
        return text.trimmed(wordEnd..<name.upperBound)
    }

    private static func unique(_ slug: String, in used: inout Set<String>) -> String {
        var candidate = slug
        var number = 1
        while !used.insert(candidate).inserted {
            number += 1
            candidate = "\(slug)-\(number)"
        }
        return candidate
    }

    // MARK: Pieces

    private func spanned(_ range: Range<Int>, _ line: Int) -> SpannedText {
        SpannedText(text.string(range), at: text.span(range, from: line))
    }

    private func block(_ lines: Range<Int>) -> TextBlock? { block(lines, without: []) }

    /// The lines without empty ones at both ends, and with these ones empty.
    private func block(_ lines: Range<Int>, without left: Set<Int>) -> TextBlock? {
        let isEmpty = { (line: Int) in left.contains(line) || text.isBlank(line) }
        guard let first = lines.first(where: { !isEmpty($0) }),
            let last = lines.last(where: { !isEmpty($0) })
        else { return nil }
        var bytes: [UInt8] = []
        for line in first...last {
            if !left.contains(line) { bytes += text.bytes[text.lines[line]] }
            bytes.append(ASCII.lineFeed)
        }
        return TextBlock(bytes: bytes, firstLine: first + 1)
    }
}

/// The ids of what a specification holds.
enum SpecificationIDs {
    /// The slug of a name; a name without a letter that a slug can hold gets one made of its bytes.
    static func slug(for name: String) -> String {
        let slug = WordSlug.slug(for: name)
        guard slug.utf8.isEmpty else { return slug }
        var hash: UInt32 = 0x811C_9DC5
        for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return "n" + String(hash, radix: 16)
    }

    /// The id of a capability: its folder, as slugs.
    static func id(ofCapability capability: String) -> String {
        let parts = capability.split(onByte: ASCII.slash)
        return parts.map { Slug.isSlug($0.utf8) ? $0 : slug(for: $0) }.joined(separator: "/")
    }
}
