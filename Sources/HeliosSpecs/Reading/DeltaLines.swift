import HeliosText

// Names of requirements in lists, as REMOVED and RENAMED sections hold them.

extension SpecText {
    /// Calls a function with each line of a stretch that no fence holds; the stretch begins
    /// outside fences.
    func forEachUnmaskedLine(in range: Range<Int>, _ body: (Range<Int>) -> Bool) {
        var fence = SpecFence()
        LineReader.forEachLine(of: bytes, in: range) { line in
            fence.masks(bytes, line) ? true : body(line)
        }
    }

    /// The pairs of `FROM:` and `TO:` lines in a stretch; with `fenced`, also those in fences.
    func renames(in range: Range<Int>, fenced: Bool = false) -> [DeltaDocument.Rename] {
        var pairs: [DeltaDocument.Rename] = []
        var from: DeltaDocument.Entry?
        let read = { (line: Range<Int>) in
            if let name = listedName(in: line, label: "FROM:") {
                from = DeltaDocument.Entry(name: self.name(name), line: line)
            } else if let name = listedName(in: line, label: "TO:") {
                let to = DeltaDocument.Entry(name: self.name(name), line: line)
                if let source = from, !source.name.isEmpty, !to.name.isEmpty {
                    pairs.append(DeltaDocument.Rename(from: source, to: to))
                    from = nil
                }
            }
            return true
        }
        if fenced {
            LineReader.forEachLine(of: bytes, in: range, read)
        } else {
            forEachUnmaskedLine(in: range, read)
        }
        return pairs
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
