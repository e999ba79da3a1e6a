import HeliosText

/// Where the bytes of a block's text stand in the source: stretches that run in step.
struct ContentMap {
    private var stretches: [(content: Int, source: Int)] = []

    private mutating func add(_ content: Int, _ source: Int) { stretches.append((content, source)) }

    /// The place in the source of a place in the content.
    func source(_ offset: Int) -> Int {
        var low = 0
        var high = stretches.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if stretches[middle].content <= offset { low = middle } else { high = middle }
        }
        guard low < stretches.count else { return 0 }
        return stretches[low].source + offset - stretches[low].content
    }

    /// The map of a paragraph: each of its lines is the end of a line of the source.
    ///
    /// Definitions of links at its front are gone from its content, so it is sought from the end.
    static func lines(
        of content: [UInt8],
        from first: Int,
        through last: Int,
        in source: inout SourceText
    ) -> ContentMap? {
        let lines = split(content)
        var start = last - lines.count + 1
        while start >= max(1, first) {
            var map = ContentMap()
            var fits = true
            for (number, line) in lines.enumerated() {
                let whole = trimmed(source.line(start + number), source.bytes)
                let part = trimmed(line, content)
                guard part.count <= whole.count,
                    source.bytes[whole.upperBound - part.count..<whole.upperBound]
                        .elementsEqual(content[part])
                else {
                    fits = false
                    break
                }
                map.add(line.lowerBound, whole.upperBound - part.count)
            }
            if fits { return map }
            start -= 1
        }
        return nil
    }

    /// The map of a heading behind number signs.
    static func heading(
        of content: [UInt8],
        line: Int,
        column: Int,
        in source: inout SourceText
    ) -> ContentMap? {
        let range = source.line(line)
        var index = range.lowerBound + max(0, column - 1)
        while index < range.upperBound, source.bytes[index] == UInt8(ascii: "#") { index += 1 }
        while index < range.upperBound,
            source.bytes[index] == ASCII.space || source.bytes[index] == ASCII.tab
        {
            index += 1
        }
        guard index <= range.upperBound, source.bytes[index...].starts(with: content) else {
            return nil
        }
        var map = ContentMap()
        map.add(0, index)
        return map
    }

    /// The map of a table's cell, sought from a place on its row; a `\|` of the source is a `|`.
    static func cell(
        of content: [UInt8],
        from start: Int,
        to end: Int,
        in bytes: [UInt8]
    ) -> (map: ContentMap, end: Int)? {
        var origin = start
        while origin < end {
            if let found = cellMatch(content, origin, end, bytes) { return found }
            origin += 1
        }
        return nil
    }

    private static func cellMatch(
        _ content: [UInt8],
        _ origin: Int,
        _ end: Int,
        _ bytes: [UInt8]
    ) -> (map: ContentMap, end: Int)? {
        var map = ContentMap()
        map.add(0, origin)
        var index = origin
        for (offset, byte) in content.enumerated() {
            if byte == UInt8(ascii: "|"), index + 1 < end, bytes[index] == ASCII.backslash {
                index += 1
                map.add(offset, index)
            }
            guard index < end, bytes[index] == byte else { return nil }
            index += 1
        }
        return (map, index)
    }

    private static func split(_ content: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for index in content.indices where content[index] == ASCII.lineFeed {
            lines.append(start..<index)
            start = index + 1
        }
        if start < content.count || lines.isEmpty { lines.append(start..<content.count) }
        return lines
    }

    private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound,
            bytes[end - 1] == ASCII.space || bytes[end - 1] == ASCII.tab
                || bytes[end - 1] == ASCII.carriageReturn
        {
            end -= 1
        }
        return range.lowerBound..<end
    }
}
