import HeliosText

extension SpecText {
    /// The title of a heading of any level: `#`, white space, text; nil for any other line.
    package func title(of mark: SpecMark) -> Range<Int>? {
        guard mark.isSpaced else { return nil }
        return title(from: mark.afterHashes, to: mark.end, needsSpace: true)
    }

    /// The name behind `### Requirement:`, white space before the word or not, ignoring case; it
    /// may be empty.
    package func requirementName(of mark: SpecMark) -> Range<Int>? {
        guard mark.hashes == 3 else { return nil }
        let word = skippingSpace(from: mark.afterHashes, to: mark.end)
        guard let end = end(of: "Requirement:", at: word, before: mark.end, ignoringCase: true)
        else { return nil }
        return title(from: end, to: mark.end, needsSpace: false)
    }

    /// Whether a line is `##` and one of the words before `Requirements`, or that word alone.
    func isSection(_ mark: SpecMark, operation: StaticString? = nil) -> Bool {
        guard mark.level == 2 else { return false }
        var index = skippingSpace(from: mark.afterHashes, to: mark.end)
        if let operation {
            guard
                let end = end(of: operation, at: index, before: mark.end, ignoringCase: true)
            else { return false }
            index = skippingSpace(from: end, to: mark.end)
            guard index > end else { return false }
        }
        guard let end = end(of: "Requirements", at: index, before: mark.end, ignoringCase: true)
        else { return false }
        return isBlank(end..<mark.end)
    }

    /// The name of a scenario whose heading this is, without `Scenario:` and a closing run of `#`.
    package func scenarioName(of mark: SpecMark) -> SpecName {
        var start = skippingSpace(from: mark.afterHashes, to: mark.end)
        var end = trimmedEnd(start..<mark.end)
        end = withoutClosingHashes(start..<end)
        if let word = self.end(of: "Scenario:", at: start, before: end, ignoringCase: true) {
            start = word
        }
        return name(trimmed(start..<end))
    }

    /// Where a title ends before ` ##`.
    private func withoutClosingHashes(_ title: Range<Int>) -> Int {
        var end = title.upperBound
        while end > title.lowerBound, bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
        guard end < title.upperBound, end > title.lowerBound,
            bytes[end - 1] == ASCII.space || bytes[end - 1] == ASCII.tab
        else { return title.upperBound }
        return end
    }
}
