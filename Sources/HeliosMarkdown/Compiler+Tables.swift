import HeliosText

/// Where the walk is in a table.
struct TableState {
    var alignments: [UInt8] = []
    var isHeader = false
    var hasBody = false
    var column = 0
    /// The place on the row's line from which the next cell is sought.
    var position = 0
    /// The row's line.
    var line = 0..<0
}

extension Compiler {
    mutating func enterTable(_ node: CMarkNode) {
        beginLine()
        if isPortal {
            append(
                "<div class=\"table-scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">"
            )
        }
        append("<table>")
        table = TableState()
        table.alignments = node.alignments
    }

    mutating func leaveTable() {
        if table.hasBody {
            beginLine()
            append("</tbody>\n")
        }
        beginLine()
        append("</table>")
        if isPortal { append("</div>") }
        append("\n")
    }

    mutating func enterRow(_ node: CMarkNode) {
        beginLine()
        table.isHeader = node.isHeaderRow
        table.column = 0
        if table.isHeader {
            append("<thead>\n")
        } else if !table.hasBody {
            table.hasBody = true
            append("<tbody>\n")
        }
        append("<tr>")
        table.line = source.line(lineNumber(ofRow: node))
        table.position = table.line.lowerBound
    }

    /// The library says of the header that it begins where the paragraph above the table does.
    private func lineNumber(ofRow node: CMarkNode) -> Int {
        guard node.isHeaderRow else { return node.startLine }
        if let below = node.next { return below.startLine - 2 }
        return (node.parent?.endLine ?? node.startLine) - 1
    }

    mutating func leaveRow(_ node: CMarkNode) {
        beginLine()
        append("</tr>")
        if table.isHeader {
            beginLine()
            append("</thead>")
        }
        endPlainLine()
    }

    mutating func enterCell(_ node: CMarkNode) {
        beginLine()
        append(table.isHeader ? (isPortal ? "<th scope=\"col\"" : "<th") : "<td")
        let alignment = table.column < table.alignments.count ? table.alignments[table.column] : 0
        table.column += 1
        switch alignment {
        case UInt8(ascii: "l"): appendAlignment("left")
        case UInt8(ascii: "c"): appendAlignment("center")
        case UInt8(ascii: "r"): appendAlignment("right")
        default: break
        }
        append(">")
        beginCell(node)
    }

    private mutating func appendAlignment(_ side: StaticString) {
        append(isPortal ? " class=\"align-" : " align=\"")
        append(side)
        append("\"")
    }

    mutating func leaveCell(_ node: CMarkNode) {
        append(table.isHeader ? "</th>" : "</td>")
        cursor = nil
        if node.next != nil { plain.append(ASCII.tab) }
    }

    /// Finds the cell on its row, whatever it holds, so that the next one is sought behind it.
    private mutating func beginCell(_ node: CMarkNode) {
        cursor = nil
        absorbedEnd = 0
        absorbedMarks.removeAll()
        hasReportedHTML = false
        let content = node.content
        let end = table.line.upperBound
        var map: ContentMap?
        if content.isEmpty {
            // An empty first cell has the row's own pipe in front of it.
            if table.column == 1 { skipPipe() }
        } else if let found = ContentMap.cell(
            of: content,
            from: table.position,
            to: end,
            in: source.bytes
        ) {
            map = found.map
            table.position = found.end
        }
        skipPipe()
        guard node.needsPlaces else { return }
        cursor = InlineCursor(content: content, map: map, block: table.line)
    }

    private mutating func skipPipe() {
        var index = table.position
        while index < table.line.upperBound {
            let isPipe = source.bytes[index] == UInt8(ascii: "|")
            index += 1
            if isPipe, index < 2 || source.bytes[index - 2] != ASCII.backslash { break }
        }
        table.position = index
    }
}
