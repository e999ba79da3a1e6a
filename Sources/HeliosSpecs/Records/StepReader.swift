import HeliosDiagnostics
import HeliosRecords
import HeliosText

/// Reads the steps of a scenario.
struct StepReader {
    private let text: SpecificationText

    private static let keywords = ["GIVEN", "WHEN", "THEN", "AND", "BUT", "CHECK"]

    /// The steps in these lines: the items of lists, each with the lines that continue it.
    static func read(_ lines: Range<Int>, of text: SpecificationText) -> [StepStatement] {
        let reader = StepReader(text: text)
        var steps: [StepStatement] = []
        var line = lines.lowerBound
        while line < lines.upperBound {
            guard let item = reader.item(line) else {
                line += 1
                continue
            }
            var end = line + 1
            while end < lines.upperBound, reader.continues(end) { end += 1 }
            steps.append(reader.step(item, line: line, through: end - 1))
            line = end
        }
        return steps
    }

    /// Where the keyword of a check stands on a line that is a step, if there is one.
    static func checkKeyword(_ line: Int, of text: SpecificationText) -> SourceSpan? {
        let reader = StepReader(text: text)
        guard let item = reader.item(line), let keyword = reader.keyword(item),
            keyword.word == "CHECK", keyword.isBold
        else { return nil }
        return text.span(item.lowerBound..<keyword.end, from: line)
    }

    /// What stands behind the bullet of a line.
    private func item(_ line: Int) -> Range<Int>? {
        guard !text.isCode[line] else { return nil }
        let range = text.trimmed(text.lines[line])
        let bullets = "-*+".utf8
        guard let first = text.bytes[range].first, bullets.contains(first),
            range.count > 1, text.bytes[range.lowerBound + 1].isBlank
        else { return nil }
        return text.trimmed(range.lowerBound + 1..<range.upperBound)
    }

    private func continues(_ line: Int) -> Bool {
        !text.isCode[line] && !text.isBlank(line) && item(line) == nil && text.level(line) == 0
    }

    /// The first word if it is a keyword, in bold or in capitals.
    private func keyword(_ item: Range<Int>) -> (word: String, end: Int, isBold: Bool)? {
        let bytes = text.bytes[item]
        let mark = ["**", "__"].first { bytes.starts(with: $0.utf8) }
        let start = item.lowerBound + (mark?.utf8.count ?? 0)
        let word = text.bytes[start..<item.upperBound].prefix(while: \.isASCIILetter)
        let upper = String(decoding: word, as: UTF8.self).uppercased()
        guard Self.keywords.contains(upper) else { return nil }
        let rest = text.bytes[word.endIndex..<item.upperBound]
        if let mark {
            guard rest.starts(with: mark.utf8) else { return nil }
            return (upper, word.endIndex + mark.utf8.count, true)
        }
        guard rest.first?.isBlank ?? true, word.allSatisfy(\.isASCIIUppercase) else { return nil }
        return (upper, word.endIndex, false)
    }

    private func step(_ item: Range<Int>, line: Int, through last: Int) -> StepStatement {
        let keyword = keyword(item)
        let end = text.trimmed(text.lines[last]).upperBound
        var rest = text.trimmed((keyword?.end ?? item.lowerBound)..<max(end, item.upperBound))
        if keyword != nil, text.bytes[rest].first == ASCII.colon {
            rest = text.trimmed(rest.lowerBound + 1..<rest.upperBound)
        }
        return StepStatement(
            keyword: keyword?.word,
            text: oneLine(rest),
            check: keyword.flatMap { keyword in
                guard keyword.word == "CHECK" else { return nil }
                return check(rest, of: item.lowerBound..<keyword.end, keyword.isBold, line: line)
            }
        )
    }

    /// The check behind its keyword; words in capitals that go on otherwise are no check.
    private func check(
        _ rest: Range<Int>,
        of keyword: Range<Int>,
        _ isBold: Bool,
        line: Int
    ) -> CheckStep? {
        let whole = rest.isEmpty ? keyword : rest
        let expression = codeSpan(rest).map {
            SpannedText(text.string($0), at: text.span($0, from: line))
        }
        guard isBold else {
            return expression.map { _ in
                CheckStep(expression: nil, span: text.span(keyword, from: line))
            }
        }
        return CheckStep(expression: expression, span: text.span(whole, from: line))
    }

    /// The inside of a code span that is the whole stretch.
    private func codeSpan(_ range: Range<Int>) -> Range<Int>? {
        let tick = UInt8(ascii: "`")
        let run = text.bytes[range].prefix { $0 == tick }.count
        guard run > 0, range.count > 2 * run else { return nil }
        let inner = range.lowerBound + run..<range.upperBound - run
        guard text.bytes[inner.upperBound..<range.upperBound].allSatisfy({ $0 == tick }),
            text.bytes[inner].last != tick, !hasRun(run, in: inner)
        else { return nil }
        let trimmed = text.trimmed(inner)
        return trimmed.isEmpty ? nil : trimmed
    }

    /// Whether exactly so many backticks stand together somewhere, which would end the span.
    private func hasRun(_ length: Int, in range: Range<Int>) -> Bool {
        var count = 0
        for byte in text.bytes[range] {
            if byte == UInt8(ascii: "`") {
                count += 1
            } else {
                if count == length { return true }
                count = 0
            }
        }
        return count == length
    }

    private func oneLine(_ range: Range<Int>) -> String {
        let words = text.bytes[range].split(whereSeparator: \.isBlank)
        return String(decoding: Array(words.joined(separator: [ASCII.space])), as: UTF8.self)
    }

    private init(text: SpecificationText) {
        self.text = text
    }
}
