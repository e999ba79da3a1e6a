import HeliosDiagnostics
import HeliosMarkdown
import HeliosRecords
import HeliosText

/// Reads a main specification for the record view: what it says, and where.
package struct SpecificationReader {
    private let text: SpecificationText

    fileprivate init(_ text: SpecificationText) {
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

    private func document(_ capability: String) -> SpecificationDocument {
        let section = text.section(titled: "requirements")
        return SpecificationDocument(
            capability: capability,
            path: text.path,
            title: text.firstTitle,
            purpose: text.section(titled: "purpose").flatMap { text.block($0) },
            requirements: section.map(requirements) ?? []
        )
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

    fileprivate func requirement(_ line: Int, _ name: Range<Int>, end: Int) -> RequirementStatement
    {
        let lines = line + 1..<end
        let bodyEnd = lines.first { text.level($0) > 0 } ?? end
        let traces = TraceReader.read(line + 1..<bodyEnd, of: text)
        return RequirementStatement(
            name: text.spanned(name, from: line),
            range: text.range(text.trimmed(text.lines[line]), from: line),
            text: text.block(line + 1..<bodyEnd, without: traces.lines),
            block: text.block(line + 1..<end),
            traces: traces.traces,
            scenarios: scenarios(in: bodyEnd..<end),
            strayChecks: (line + 1..<bodyEnd).compactMap { StepReader.checkKeyword($0, of: text) }
        )
    }

    // MARK: Scenarios

    private func scenarios(in lines: Range<Int>) -> [ScenarioStatement] {
        var slugs: [String: Int] = [:]
        return lines.compactMap { line in
            guard text.level(line) == 4, let title = text.title(line) else { return nil }
            let rest = line + 1..<lines.upperBound
            let end = rest.first { (1...4).contains(text.level($0)) } ?? lines.upperBound
            let name = scenarioName(title)
            return ScenarioStatement(
                name: text.spanned(name, from: line),
                slug: Self.unique(SpecificationIDs.slug(for: text.string(name)), in: &slugs),
                text: text.block(line + 1..<end),
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

    private static func unique(_ slug: String, in used: inout [String: Int]) -> String {
        var number = used[slug, default: 0] + 1
        used[slug] = number
        guard number > 1 else { return slug }
        while used["\(slug)-\(number)"] != nil { number += 1 }
        used[slug] = number
        used["\(slug)-\(number)"] = 1
        return "\(slug)-\(number)"
    }
}

extension SpecificationText {
    /// What a requirement block of this text says.
    func statement(of block: RequirementBlock) -> RequirementStatement {
        let last = line(of: max(block.range.lowerBound, block.range.upperBound - 1))
        let first = block.header.line - 1
        return SpecificationReader(self).requirement(first, block.nameRange, end: last + 1)
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

    /// The words that a name made of hyphens stands for, such as `Asset management`.
    static func words(for name: String) -> String {
        var words = name.utf8.map {
            $0 == ASCII.hyphen || $0 == ASCII.underscore ? ASCII.space : $0
        }
        if let first = words.first, first.isASCIILowercase { words[0] = first & ~0x20 }
        return String(decoding: words, as: UTF8.self)
    }

    /// The id of a capability: its folder, as slugs.
    static func id(ofCapability capability: String) -> String {
        let parts = capability.split(onByte: ASCII.slash)
        return parts.map { Slug.isSlug($0.utf8) ? $0 : slug(for: $0) }.joined(separator: "/")
    }
}
