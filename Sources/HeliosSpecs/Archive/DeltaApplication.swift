import HeliosText

/// The operations of a delta, carried out one after the other on a specification's requirements.
struct DeltaApplication {
    private(set) var table = BlockTable()
    private(set) var counts = SpecMerge.Counts()
    private(set) var warnings: [String] = []
    private let capability: String
    private let isNew: Bool

    init(_ parts: MainSpecBlocks, of main: SpecText, to target: SpecMerge.Target) {
        capability = target.capability
        isNew = target.main == nil
        for block in parts.blocks { table.set(main.detached(block)) }
    }

    mutating func apply(_ delta: DeltaDocument) throws(MergeFailure) {
        for pair in delta.renamed { try rename(pair.from.name, to: pair.to.name) }
        for entry in delta.removed { try remove(entry.name) }
        for block in delta.modified { try modify(delta.text.detached(block)) }
        for block in delta.added { try add(delta.text.detached(block)) }
    }

    private mutating func rename(_ old: SpecName, to new: SpecName) throws(MergeFailure) {
        guard let block = table[old] else {
            guard table[new] != nil else { throw failed(.renamed, old, "source not found") }
            if let other = table.lookalike(of: old, otherThan: new) {
                throw failed(.renamed, old, "source not found, but \(Self.hint(other))")
            }
            return
        }
        guard table[new] == nil else { throw failed(.renamed, new, "target already exists") }
        let end = block.text.firstIndex(of: ASCII.lineFeed) ?? block.text.count
        table.remove(old)
        table.set(
            BlockTable.Block(
                name: new,
                text: Array(new.header.utf8) + block.text[end...],
                scenarios: block.scenarios
            )
        )
        counts.renamed += 1
    }

    private mutating func remove(_ name: SpecName) throws(MergeFailure) {
        guard let block = table[name] else {
            if isNew { return }
            if let other = table.lookalike(of: name) {
                throw failed(.removed, name, "not found, but \(Self.hint(other))")
            }
            warnings.append(
                """
                \(capability) - REMOVED requirement "\(name.text)" is not in the current spec; \
                treating it as already removed.
                """
            )
            return
        }
        warnAboutTail(of: block, keptIn: nil)
        table.remove(name)
        counts.removed += 1
    }

    private mutating func modify(_ block: BlockTable.Block) throws(MergeFailure) {
        guard let old = table[block.name] else { throw failed(.modified, block.name, "not found") }
        let lost = ScenarioLoss.missing(from: old.scenarios, in: block.scenarios)
        if !lost.isEmpty {
            let names = lost.map { "\"\($0.text)\"" }.joined(separator: ", ")
            throw failed(
                .modified,
                block.name,
                """
                current spec contains scenario(s) not present in the modified block: \(names). \
                Refresh the change spec before archiving to avoid dropping scenarios.
                """
            )
        }
        guard old.text != block.text else { return }
        warnAboutTail(of: old, keptIn: block)
        table.set(block)
        counts.modified += 1
    }

    private mutating func add(_ block: BlockTable.Block) throws(MergeFailure) {
        if let present = table[block.name] {
            guard present.text == block.text else {
                throw failed(.added, block.name, "already exists")
            }
            return
        }
        table.set(block)
        counts.added += 1
    }

    private static func hint(_ name: SpecName) -> String {
        "\"\(name.header)\" exists; fix the header to match it exactly"
    }

    private func failed(
        _ operation: DeltaOperation,
        _ name: SpecName,
        _ reason: String
    ) -> MergeFailure {
        MergeFailure(
            "\(capability) \(operation.rawValue) failed for \(name.quotedHeader) - \(reason)"
        )
    }

    /// Tells of a heading within a requirement that goes with it.
    private mutating func warnAboutTail(of old: BlockTable.Block, keptIn new: BlockTable.Block?) {
        guard let tail = old.tail else { return }
        if let new, new.text.holds(old.text[tail.start...]) { return }
        warnings.append(
            """
            \(capability) - "\(String(decoding: old.text[tail.heading], as: UTF8.self))" sits \
            inside requirement "\(old.name.text)" and goes with it. Move it under its own \
            requirement, or above `## Requirements`, to keep it.
            """
        )
    }
}

extension BlockTable.Block {
    /// The first heading of level 1 to 3 below the requirement's own, trimmed, and where its line
    /// begins; fences hold none.
    fileprivate var tail: (start: Int, heading: Range<Int>)? {
        guard let end = text.firstIndex(of: ASCII.lineFeed) else { return nil }
        var fence = SpecFence()
        var found: (start: Int, heading: Range<Int>)?
        LineReader.forEachLine(of: text, in: (end + 1)..<text.count) { line in
            if fence.masks(text, line) { return true }
            guard let heading = heading(line) else { return true }
            found = (line.lowerBound, heading)
            return false
        }
        return found
    }

    /// The trimmed heading in a line of up to three spaces, one to three `#`, and a blank or the
    /// end.
    private func heading(_ line: Range<Int>) -> Range<Int>? {
        var start = line.lowerBound
        while start < line.upperBound, text[start] == ASCII.space { start += 1 }
        guard start - line.lowerBound <= 3 else { return nil }
        var index = start
        while index < line.upperBound, text[index] == UInt8(ascii: "#") { index += 1 }
        guard 1...3 ~= index - start else { return nil }
        guard
            index == line.upperBound || text[index] == ASCII.space || text[index] == ASCII.tab
        else { return nil }
        return start..<WhiteSpace.trimmedEnd(of: text, start..<line.upperBound)
    }
}
