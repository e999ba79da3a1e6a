extension FinishedReport {
    /// `412 records, 2,310 links checked: 1 error, 0 warnings`.
    package var summaryLine: String {
        var subjects = [
            Self.count(summary.records, "record"), Self.count(summary.links, "link"),
        ]
        if summary.specs > 0 { subjects.append(Self.count(summary.specs, "spec")) }
        if summary.changes > 0 { subjects.append(Self.count(summary.changes, "change")) }
        if summary.checks > 0 { subjects.append(Self.count(summary.checks, "check")) }
        if summary.rules > 0 { subjects.append(Self.count(summary.rules, "rule")) }
        var outcomes = [
            Self.count(count(of: .error), "error"), Self.count(count(of: .warning), "warning"),
        ]
        let notes = count(of: .information)
        if notes > 0 { outcomes.append(Self.count(notes, "note")) }
        let isStrictOnly = strict && count(of: .error) == 0 && count(of: .warning) > 0
        return subjects.joined(separator: ", ") + " checked: " + outcomes.joined(separator: ", ")
            + (isStrictOnly ? " (strict: warnings fail)" : "") + olderLine
    }

    /// `; 3 older findings left out`, where only those of a change are told.
    private var olderLine: String {
        guard let count = summary.olderFindings, count > 0 else { return "" }
        return "; \(Self.count(count, "older finding")) left out"
    }

    /// `1 link`, `2,310 links`.
    static func count(_ number: Int, _ noun: String) -> String {
        grouped(number) + " " + noun + (number == 1 ? "" : "s")
    }

    /// The number with a comma between each three digits.
    private static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude).unicodeScalars
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.unicodeScalars.append(digit)
        }
        return text
    }
}
