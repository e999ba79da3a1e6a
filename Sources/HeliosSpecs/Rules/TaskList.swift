import HeliosText

/// The tasks of a change.
package struct TaskList: Sendable {
    /// A line `- [ ] 1.2 Text`.
    package struct Task: Sendable {
        /// The line's number, counted from 1.
        package let line: Int
        /// Where the line stands in the text.
        package let range: Range<Int>
        package let isDone: Bool
        /// The trimmed text behind the box.
        package let description: Range<Int>
        /// The number in front of the text, such as `1.2`.
        package let number: Range<Int>?
        /// The number of the group that the line stands in.
        package let group: Range<Int>?
    }

    /// The text, its line ends as they are in the file.
    package let text: SpecText
    /// All tasks, in order.
    package private(set) var tasks: [Task] = []

    /// The tasks of a file; neither fences nor comments hide one.
    package init(file: [UInt8]) {
        let text = SpecText(lines: file)
        self.text = text
        var group: Range<Int>?
        var number = 0
        var tasks: [Task] = []
        LineReader.forEachLine(of: text.bytes, in: 0..<text.bytes.count) { line in
            number += 1
            if let heading = text.groupHeading(line) {
                group = heading.number
            } else if let task = text.task(line) {
                tasks.append(
                    Task(
                        line: number,
                        range: line,
                        isDone: task.isDone,
                        description: task.description,
                        number: text.taskNumber(task.description),
                        group: group
                    )
                )
            }
            return true
        }
        self.tasks = tasks
    }

    /// How many tasks are done.
    package var doneCount: Int { tasks.count(where: \.isDone) }
}

extension SpecText {
    /// A heading of level 2, and the number before its dot if it begins a group.
    fileprivate func groupHeading(_ line: Range<Int>) -> (number: Range<Int>?, Void)? {
        var index = line.lowerBound
        var end = line.upperBound
        if end > index, bytes[end - 1] == ASCII.carriageReturn { end -= 1 }
        while index < end, index - line.lowerBound < 3, bytes[index] == ASCII.space { index += 1 }
        guard index + 1 < end, bytes[index] == UInt8(ascii: "#"),
            bytes[index + 1] == UInt8(ascii: "#")
        else { return nil }
        index += 2
        guard index == end || isBlank(at: index) else { return nil }
        while index < end, isBlank(at: index) { index += 1 }
        let start = index
        while index < end, bytes[index].isASCIIDigit { index += 1 }
        guard index > start, index < end, bytes[index] == ASCII.dot,
            index + 1 == end || isBlank(at: index + 1)
        else { return (nil, ()) }
        return (start..<index, ())
    }

    private func isBlank(at index: Int) -> Bool {
        bytes[index] == ASCII.space || bytes[index] == ASCII.tab
    }

    fileprivate func task(_ line: Range<Int>) -> (isDone: Bool, description: Range<Int>)? {
        let end = line.upperBound
        var index = skippingSpace(from: line.lowerBound, to: end)
        guard index < end, bytes[index] == ASCII.hyphen || bytes[index] == UInt8(ascii: "*") else {
            return nil
        }
        index = skippingSpace(from: index + 1, to: end)
        guard index + 1 < end, bytes[index] == UInt8(ascii: "[") else { return nil }
        index += 1
        let isDone = bytes[index] | 0x20 == UInt8(ascii: "x")
        let width = isDone ? 1 : WhiteSpace.length(bytes, at: index, before: end)
        guard width > 0, index + width < end, bytes[index + width] == UInt8(ascii: "]") else {
            return nil
        }
        return (isDone, trimmed((index + width + 1)..<end))
    }

    /// The number at the very start of a task's text: `1.2`, `2.3.4`, `1.2b`.
    fileprivate func taskNumber(_ description: Range<Int>) -> Range<Int>? {
        let end = description.upperBound
        var index = description.lowerBound
        var parts = 0
        while true {
            let start = index
            while index < end, bytes[index].isASCIIDigit { index += 1 }
            guard index > start else { return nil }
            parts += 1
            guard index + 1 < end, bytes[index] == ASCII.dot, bytes[index + 1].isASCIIDigit else {
                break
            }
            index += 1
        }
        guard parts > 1 else { return nil }
        while index < end, bytes[index].isASCIILetter { index += 1 }
        guard index == end || WhiteSpace.length(bytes, at: index, before: end) > 0 else {
            return nil
        }
        return description.lowerBound..<index
    }
}
