import HeliosText

/// What has been read since the last empty line.
struct BlockState {
    /// Where it begins.
    private(set) var start = 0
    /// Bytes of the lines that are not surely rows of a table.
    private(set) var paragraphBytes = 0
    /// Where the line above the delimiter row begins.
    private(set) var header = 0
    /// The columns of the widest row, if the block may be a table.
    private(set) var columns = 0
    /// Cells so far, if it may be one, each row as wide as the header.
    private(set) var cells = 0
    /// Where the last line with a bracket at its front begins.
    private(set) var referenceStart = 0
    /// Bytes since then.
    private(set) var referenceBytes = 0
    /// Whether what began there may define a link.
    private(set) var isReference = false

    private var isOpen = false
    private var beginsWithBracket = false
    private var isTable = false
    private var tableColumns = 0
    // A row is counted as a paragraph's line if it could be one: below a list or another quote, a
    // line may continue a paragraph that does not stand in the same place.
    private var isUniform = true
    private var prefix = 0..<0
    private var previous = 0..<0
    private var previousColumns = 0

    /// Adds a line that is not empty.
    mutating func add(_ line: Range<Int>, _ shape: LineShape, in bytes: [UInt8]) {
        if !isOpen { open(line, shape, in: bytes) }
        let ownPrefix = line.lowerBound..<shape.text
        if shape.isListItem || !bytes[ownPrefix].elementsEqual(bytes[prefix]) { isUniform = false }
        addReference(line, shape, in: bytes)
        if columns > 0 {
            columns = max(columns, shape.columns)
            cells += tableColumns
        } else if shape.isDelimiter, !previous.isEmpty {
            beginTable(shape)
        }
        if !isTable || !isUniform || beginsWithBracket { paragraphBytes += line.count + 1 }
        previous = line
        previousColumns = shape.columns
    }

    private mutating func open(_ line: Range<Int>, _ shape: LineShape, in bytes: [UInt8]) {
        isOpen = true
        start = line.lowerBound
        prefix = line.lowerBound..<shape.text
        beginsWithBracket = bytes[shape.text] == UInt8(ascii: "[")
    }

    private mutating func beginTable(_ shape: LineShape) {
        header = previous.lowerBound
        columns = max(shape.columns, previousColumns)
        tableColumns = columns
        cells = columns
        isTable = shape.columns == previousColumns
    }

    /// A definition may run over several lines, and only others stand above it in its block.
    private mutating func addReference(
        _ line: Range<Int>,
        _ shape: LineShape,
        in bytes: [UInt8]
    ) {
        guard beginsWithBracket else { return }
        if bytes[shape.text] == UInt8(ascii: "[") {
            referenceStart = line.lowerBound
            referenceBytes = 0
            isReference = false
        }
        referenceBytes += line.count + 1
        var index = line.lowerBound
        while !isReference, index + 1 < line.upperBound {
            isReference = bytes[index] == UInt8(ascii: "]") && bytes[index + 1] == ASCII.colon
            index += 1
        }
    }
}
