import HeliosText

// Names of requirements in lists, as REMOVED and RENAMED sections hold them.

extension SpecText {
    /// Calls a function with each line of a stretch that no fence holds, and with its number; the
    /// stretch begins outside fences, on a line of this number.
    func forEachUnmaskedLine(
        in range: Range<Int>,
        from first: Int,
        _ body: (_ line: Range<Int>, _ number: Int) -> Void
    ) {
        var fence = SpecFence()
        var number = first - 1
        LineReader.forEachLine(of: bytes, in: range) { line in
            number += 1
            if !fence.masks(bytes, line) { body(line, number) }
            return true
        }
    }

    /// The pairs of `FROM:` and `TO:` lines in a stretch that begins on a line of this number; with
    /// `fenced`, also those in fences.
    func renames(
        in range: Range<Int>,
        from first: Int,
        fenced: Bool = false
    ) -> [DeltaDocument.Rename] {
        var reader = RenameReader()
        if fenced {
            var number = first - 1
            LineReader.forEachLine(of: bytes, in: range) { line in
                number += 1
                reader.read(line, number, self)
                return true
            }
        } else {
            forEachUnmaskedLine(in: range, from: first) { reader.read($0, $1, self) }
        }
        return reader.pairs
    }

    /// The name in a line such as ``- FROM: `### Requirement: Name` ``; without a label a hyphen is
    /// needed.
    func listedName(in line: Range<Int>, label: StaticString?) -> Range<Int>? {
        let end = line.upperBound
        var index = skippingSpace(from: line.lowerBound, to: end)
        if index < end, bytes[index] == ASCII.hyphen {
            index = skippingSpace(from: index + 1, to: end)
        } else if label == nil {
            return nil
        }
        if let label {
            guard let behind = self.end(of: label, at: index, before: end, ignoringCase: false)
            else { return nil }
            index = skippingSpace(from: behind, to: end)
        }
        if index < end, bytes[index] == UInt8(ascii: "`") { index += 1 }
        guard let hashes = self.end(of: "###", at: index, before: end, ignoringCase: false)
        else { return nil }
        index = skippingSpace(from: hashes, to: end)
        guard
            let word = self.end(of: "Requirement:", at: index, before: end, ignoringCase: false)
        else { return nil }
        return quotedName(word..<end)
    }

    /// The shortest name before an optional backtick and white space at the end of a line.
    private func quotedName(_ rest: Range<Int>) -> Range<Int>? {
        let start = skippingSpace(from: rest.lowerBound, to: rest.upperBound)
        guard start < rest.upperBound else {
            // White space alone is a name too, trimmed to nothing, unless it is all separators.
            return rest.isEmpty || isAllSeparators(rest) ? nil : start..<start
        }
        var end = trimmedEnd(start..<rest.upperBound)
        if end - start > 1, bytes[end - 1] == UInt8(ascii: "`") { end -= 1 }
        guard !hasSeparator(start..<end) else { return nil }
        return trimmed(start..<end)
    }

    private func isAllSeparators(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            guard WhiteSpace.isSeparator(bytes, at: index, before: range.upperBound) else {
                return false
            }
            index += 3
        }
        return true
    }
}

/// The last `FROM:`, waiting for its `TO:`.
private struct RenameReader {
    private(set) var pairs: [DeltaDocument.Rename] = []
    private var from: DeltaDocument.Entry?

    mutating func read(_ line: Range<Int>, _ number: Int, _ text: SpecText) {
        if let name = text.listedName(in: line, label: "FROM:") {
            from = DeltaDocument.Entry(name: text.name(name), line: number, range: line)
        } else if let name = text.listedName(in: line, label: "TO:") {
            let to = DeltaDocument.Entry(name: text.name(name), line: number, range: line)
            guard let source = from, !source.name.isEmpty, !to.name.isEmpty else { return }
            pairs.append(DeltaDocument.Rename(from: source, to: to))
            from = nil
        }
    }
}
