import HeliosText

/// The text of a specification put together again from its parts.
enum SpecAssembly {
    /// The text before the section of requirements, its heading, what stands below that, the
    /// requirements, and the text after the section, an empty line between each two.
    ///
    /// Without the section it is added at the end, behind the file as it is.
    static func text(
        of parts: MainSpecBlocks,
        in main: SpecText,
        file: [UInt8]?,
        _ table: BlockTable
    ) -> [UInt8] {
        var assembly = Assembly()
        guard let section = parts.section else {
            // Only here do line ends and a byte order mark stay as they are.
            let whole = TextRepair.text(file ?? [], normalizingLineEnds: false)
            assembly.add(whole[..<WhiteSpace.trimmedEnd(of: whole, 0..<whole.count)])
            assembly.add(Array("## Requirements".utf8)[...])
            for block in table.all { assembly.add(block.text[...]) }
            return assembly.finished
        }
        assembly.add(main.bytes[main.start..<main.trimmedEnd(main.start..<section.start)])
        assembly.add(main.bytes[section.start..<section.end])
        let below = min(section.next, parts.end)
        let first = parts.blocks.first?.range.lowerBound ?? parts.end
        assembly.add(main.bytes[below..<main.trimmedEnd(below..<first)])
        for block in inOrder(parts, table) { assembly.add(block.text[...]) }
        assembly.add(main.bytes[main.trimmed(parts.end..<main.bytes.count)])
        return assembly.finished
    }

    /// Names that were there before keep their places; the rest follows as it was entered.
    private static func inOrder(
        _ parts: MainSpecBlocks,
        _ table: BlockTable
    ) -> [BlockTable.Block] {
        var blocks: [BlockTable.Block] = []
        var placed: Set<SpecName> = []
        for old in parts.blocks {
            guard let block = table[old.name] else { continue }
            blocks.append(block)
            placed.insert(old.name)
        }
        return blocks + table.all.filter { !placed.contains($0.name) }
    }

    private struct Assembly {
        private var bytes: [UInt8] = []

        /// Adds a part, if there is anything in it, behind an empty line.
        mutating func add(_ part: ArraySlice<UInt8>) {
            guard !part.isEmpty else { return }
            if !bytes.isEmpty { bytes += [ASCII.lineFeed, ASCII.lineFeed] }
            bytes += part
        }

        /// The text with no more than one empty line in a row, ended by one line feed.
        var finished: [UInt8] {
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count + 1)
            var feeds = 0
            for byte in bytes {
                feeds = byte == ASCII.lineFeed ? feeds + 1 : 0
                if feeds <= 2 { result.append(byte) }
            }
            result.removeSubrange(WhiteSpace.trimmedEnd(of: result, 0..<result.count)...)
            return result + [ASCII.lineFeed]
        }
    }
}

extension WhiteSpace {
    /// Where a stretch ends once white space at its end is left out.
    static func trimmedEnd(of bytes: [UInt8], _ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound {
            let space = length(bytes, endingAt: end, after: range.lowerBound)
            if space == 0 { break }
            end -= space
        }
        return end
    }
}

extension [UInt8] {
    /// Whether these bytes occur somewhere in the array; in linear time for what texts are like.
    func holds(_ part: ArraySlice<UInt8>) -> Bool {
        guard let first = part.first else { return true }
        var start = 0
        while start + part.count <= count {
            guard let found = self[start...(count - part.count)].firstIndex(of: first) else {
                return false
            }
            if self[found..<found + part.count].elementsEqual(part) { return true }
            start = found + 1
        }
        return false
    }
}
