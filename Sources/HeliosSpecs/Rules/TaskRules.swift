import HeliosDiagnostics
import HeliosText

/// The rules for the numbers of tasks.
enum TaskRules {
    /// What is wrong with the numbers in a file, whose path is relative to the root.
    static func issues(in list: TaskList, path: String) -> [SpecIssue] {
        var issues: [SpecIssue] = []
        var first: [SpecName: Int] = [:]
        for task in list.tasks {
            guard let number = task.number, let group = task.group else { continue }
            let name = list.text.name(number)
            func add(_ rule: String, _ message: String) {
                let range = list.text.sourceRange(number, line: task.line)
                issues.append(
                    SpecIssue(
                        rule,
                        .warning,
                        "tasks.md",
                        line: task.line,
                        message,
                        at: SourceSpan(path: path, range: range),
                        about: [name.text]
                    )
                )
            }
            if let message = misplaced(name.text, number, group, list.text) {
                add("TK-1", message)
            }
            if let line = first[name] {
                add(
                    "TK-2",
                    "Task ID \"\(name.text)\" is duplicated; it was first declared on line \(line)."
                )
            } else {
                first[name] = task.line
            }
        }
        return issues
    }

    /// What is said of a number that begins with another than its group's; nil for the same one.
    private static func misplaced(
        _ id: String,
        _ number: Range<Int>,
        _ group: Range<Int>,
        _ text: SpecText
    ) -> String? {
        let end = text.bytes[number].firstIndex(of: ASCII.dot) ?? number.upperBound
        let part = number.lowerBound..<end
        let isSame = text.bytes[part].drop { $0 == ASCII.zero }
            .elementsEqual(text.bytes[group].drop { $0 == ASCII.zero })
        guard !isSame else { return nil }
        let wanted = text.string(part)
        return "Task \"\(id)\" is under group \(text.string(group)), but its leading number points "
            + "to group \(wanted). Move it to group \(wanted) or renumber it."
    }
}
