/// Scenarios of a main specification that a change would drop without saying so.
package enum ScenarioLoss {
    /// The names of a requirement's scenarios that its replacement lacks, in order.
    ///
    /// Each name of the replacement makes up for one of the old names.
    package static func missing(
        from main: [SpecName],
        in replacement: [SpecName]
    ) -> [SpecName] {
        var left: [SpecName: Int] = [:]
        for name in replacement { left[name, default: 0] += 1 }
        return main.filter { name in
            guard let count = left[name], count > 0 else { return true }
            left[name] = count - 1
            return false
        }
    }

    /// What each modified requirement of a delta loses against the main specification's text.
    package static func losses(
        of delta: DeltaDocument,
        from main: SpecText
    ) -> [(block: RequirementBlock, missing: [SpecName])] {
        let sources = Set(delta.renamed.map(\.from.name))
        var finder = OriginalFinder(main, delta.renamed)
        var losses: [(block: RequirementBlock, missing: [SpecName])] = []
        for block in delta.modified where !sources.contains(block.name) {
            guard let old = finder.block(of: block.name) else { continue }
            let missing = missing(
                from: old.scenarios.map(main.scenarioName),
                in: block.scenarios.map(delta.text.scenarioName)
            )
            if !missing.isEmpty { losses.append((block, missing)) }
        }
        return losses
    }
}

/// Finds the requirements that names had before a change renames them.
private struct OriginalFinder {
    private var blocks: [SpecName: RequirementBlock] = [:]
    private var origins: [SpecName: SpecName] = [:]
    /// Names whose way back leads nowhere, so that no long way is gone twice.
    private var lost: Set<SpecName> = []

    /// Of equal names in the main specification the last counts, of equal new names too.
    init(_ main: SpecText, _ renames: [DeltaDocument.Rename]) {
        for block in MainSpecBlocks(main).blocks { blocks[block.name] = block }
        for pair in renames { origins[pair.to.name] = pair.from.name }
    }

    /// The block of a name, or of one that the change renames to it.
    mutating func block(of name: SpecName) -> RequirementBlock? {
        var name = name
        var way: Set<SpecName> = []
        while !lost.contains(name), way.insert(name).inserted {
            if let block = blocks[name] {
                for passed in way { blocks[passed] = block }
                return block
            }
            guard let origin = origins[name] else { break }
            name = origin
        }
        lost.formUnion(way)
        return nil
    }
}
