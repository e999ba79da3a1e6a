package import HeliosDiagnostics
import HeliosText

/// Where the fields and the body of a Markdown file stand.
package struct FrontMatter: Sendable, Hashable {
    /// The bytes between the two lines of `---`; nil if the file has none.
    package let yaml: Range<Int>?
    /// The line of the file on which the fields begin, counted from 1.
    package let yamlFirstLine: Int
    /// The bytes behind the closing line, or the whole file.
    package let body: Range<Int>
    /// The line of the file on which the body begins, counted from 1.
    package let bodyFirstLine: Int

    /// Splits a file; a byte order mark in front is passed over.
    ///
    /// A line is one of `---` if it holds nothing else but spaces behind it. A file that must have
    /// front matter and has none is reported; so is front matter that is never closed, and then
    /// all of it is body of nothing.
    package static func split(
        _ file: [UInt8],
        path: String,
        isRequired: Bool = true
    ) -> Checked<FrontMatter> {
        let start = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let opening = ruleEnd(file, start) else {
            let none = FrontMatter(
                yaml: nil,
                yamlFirstLine: 1,
                body: start..<file.count,
                bodyFirstLine: 1
            )
            return Checked(none, isRequired ? [missing(path)] : [])
        }
        var line = opening
        var number = 2
        while line < file.count {
            if let behind = ruleEnd(file, line) {
                let found = FrontMatter(
                    yaml: opening..<line,
                    yamlFirstLine: 2,
                    body: behind..<file.count,
                    bodyFirstLine: number + 1
                )
                return Checked(found)
            }
            line = lineEnd(file, line)
            number += 1
        }
        let nothing = FrontMatter(
            yaml: nil,
            yamlFirstLine: 2,
            body: file.count..<file.count,
            bodyFirstLine: number
        )
        return Checked(nothing, [unclosed(path)])
    }

    private static func missing(_ path: String) -> Diagnostic {
        Diagnostic(
            .markdown(.frontMatterMissing),
            at: .start(of: path),
            "the file does not begin with its fields between two lines of '---'",
            help: "begin the file with '---', the fields, and '---'"
        )
    }

    private static func unclosed(_ path: String) -> Diagnostic {
        Diagnostic(
            .markdown(.frontMatterUnclosed),
            at: SourceSpan(path: path, range: SourceRange(line: 1, column: 1, length: 3)),
            "the fields that begin here are not closed by a line '---'",
            help: "add a line '---' behind the last field"
        )
    }

    /// The offset behind a line of `---`, if one begins here.
    private static func ruleEnd(_ file: [UInt8], _ start: Int) -> Int? {
        guard file[start...].starts(with: "---".utf8) else { return nil }
        var index = start + 3
        while index < file.count, file[index] == ASCII.space || file[index] == ASCII.tab {
            index += 1
        }
        if index == file.count { return index }
        if file[index] == ASCII.carriageReturn, index + 1 < file.count { index += 1 }
        return file[index] == ASCII.lineFeed ? index + 1 : nil
    }

    private static func lineEnd(_ file: [UInt8], _ start: Int) -> Int {
        var index = start
        while index < file.count, file[index] != ASCII.lineFeed { index += 1 }
        return min(index + 1, file.count)
    }
}
