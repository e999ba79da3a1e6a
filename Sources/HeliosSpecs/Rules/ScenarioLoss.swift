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
        var blocks: [SpecName: RequirementBlock] = [:]
        for block in MainSpecBlocks(main).blocks { blocks[block.name] = block }
        let sources = Set(delta.renamed.map(\.from.name))
        var origins: [SpecName: SpecName] = [:]
        for pair in delta.renamed { origins[pair.to.name] = pair.from.name }
        var losses: [(block: RequirementBlock, missing: [SpecName])] = []
        for block in delta.modified where !sources.contains(block.name) {
            guard let old = original(of: block.name, blocks, origins) else { continue }
            let missing = missing(
                from: old.scenarios.map(main.scenarioName),
                in: block.scenarios.map(delta.text.scenarioName)
            )
            if !missing.isEmpty { losses.append((block, missing)) }
        }
        return losses
    }

    /// The block of a name, or of one that the change renames to it.
    private static func original(
        of name: SpecName,
        _ blocks: [SpecName: RequirementBlock],
        _ origins: [SpecName: SpecName]
    ) -> RequirementBlock? {
        var name = name
        var seen: Set<SpecName> = []
        while seen.insert(name).inserted {
            if let block = blocks[name] { return block }
            guard let origin = origins[name] else { return nil }
            name = origin
        }
        return nil
    }
}
