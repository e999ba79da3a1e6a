import HeliosDiagnostics
import HeliosText

/// Finds what would take the Markdown library quadratic time or memory, before it is asked.
///
/// It reads lines, not structure, and where it cannot be sure of the structure it counts more, not
/// less. Each limit is reported once, at the first place that breaks it.
struct LimitScan {
    /// A limit that a text breaks, and where.
    struct Finding {
        let problem: MarkdownProblem
        let offset: Int
        let limit: Int
    }

    private let bytes: [UInt8]
    private let limits: MarkdownLimits
    private(set) var findings: [Finding] = []
    private var fence = FenceTracker()
    private var block = BlockState()
    private var brackets = 0
    /// The cells of the tables above the current block.
    private var cells = 0

    private init(_ bytes: [UInt8], _ limits: MarkdownLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// The limits that a text breaks.
    static func findings(in bytes: [UInt8], limits: MarkdownLimits) -> [Finding] {
        guard bytes.count <= limits.size else {
            return [Finding(problem: .tooLarge, offset: 0, limit: limits.size)]
        }
        var scan = LimitScan(bytes, limits)
        scan.run()
        return scan.findings
    }

    private mutating func run() {
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != ASCII.lineFeed { end += 1 }
            let next = min(end + 1, bytes.count)
            if end > start, bytes[end - 1] == ASCII.carriageReturn { end -= 1 }
            scan(line: start..<end)
            start = max(next, start + 1)
        }
        endBlock()
    }

    private mutating func scan(line: Range<Int>) {
        if fence.isCode(line, in: bytes) {
            endBlock()
            return
        }
        let shape = LineShape(line, in: bytes)
        check(shape.depth <= limits.depth, .tooDeep, line.lowerBound, limits.depth)
        guard !shape.isBlank else {
            endBlock()
            return
        }
        scanWords(line)
        scanBlock(line, shape)
    }

    private mutating func scanWords(_ line: Range<Int>) {
        var wordStart = line.lowerBound
        for index in line {
            switch bytes[index] {
            case ASCII.space, ASCII.tab: wordStart = index + 1
            case UInt8(ascii: "["): countBracket(index)
            case ASCII.less where index + 1 < line.upperBound:
                // The ends of these two are sought through the whole paragraph.
                let next = bytes[index + 1]
                if next == UInt8(ascii: "?") || next == UInt8(ascii: "!") { countBracket(index) }
            default: break
            }
            if index - wordStart >= limits.word {
                check(false, .wordTooLong, wordStart, limits.word)
            }
        }
    }

    private mutating func countBracket(_ index: Int) {
        brackets += 1
        check(brackets <= limits.brackets, .tooManyBrackets, index, limits.brackets)
    }

    private mutating func scanBlock(_ line: Range<Int>, _ shape: LineShape) {
        block.add(line, shape, in: bytes)
        check(
            line.count <= limits.paragraph && block.paragraphBytes <= limits.paragraph,
            .paragraphTooLong,
            block.start,
            limits.paragraph
        )
        check(
            block.columns <= limits.tableColumns,
            .tableTooWide,
            block.header,
            limits.tableColumns
        )
        check(
            cells + block.cells <= limits.tableCells,
            .tableTooLarge,
            block.header,
            limits.tableCells
        )
        check(
            !block.isReference || block.referenceBytes <= limits.reference,
            .referenceTooLong,
            block.referenceStart,
            limits.reference
        )
    }

    private mutating func endBlock() {
        cells += block.cells
        block = BlockState()
    }

    private mutating func check(
        _ holds: Bool,
        _ problem: MarkdownProblem,
        _ offset: Int,
        _ limit: Int
    ) {
        // Of several limits that one place breaks, the first says enough.
        let isTold = findings.contains { $0.problem == problem || $0.offset == offset }
        guard !holds, !isTold else { return }
        findings.append(Finding(problem: problem, offset: offset, limit: limit))
    }
}
