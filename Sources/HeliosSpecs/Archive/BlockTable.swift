/// The requirements of a specification that is being rewritten, by name, in the order in which
/// their names were entered.
struct BlockTable {
    /// A requirement as text of its own.
    struct Block {
        let name: SpecName
        /// All of it, from the header on; right-trimmed.
        var text: [UInt8]
        /// The names of its scenarios, in order.
        let scenarios: [SpecName]
    }

    private var entries: [Block?] = []
    private var places: [SpecName: Int] = [:]
    /// The places of names by what is left of them when case and spacing are set aside; built when
    /// it is first asked for.
    private var folds: [SpecName: [Int]]?

    /// All requirements, in order.
    var all: [Block] { entries.compactMap { $0 } }

    var isEmpty: Bool { places.isEmpty }

    subscript(name: SpecName) -> Block? { places[name].flatMap { entries[$0] } }

    /// Enters a requirement; one of the same name gives up its place to it.
    mutating func set(_ block: Block) {
        if let place = places[block.name] {
            entries[place] = block
            return
        }
        places[block.name] = entries.count
        folds?[block.name.folded, default: []].append(entries.count)
        entries.append(block)
    }

    mutating func remove(_ name: SpecName) {
        guard let place = places.removeValue(forKey: name) else { return }
        entries[place] = nil
    }

    /// The first name that differs from this one only by case and spacing.
    mutating func lookalike(of name: SpecName, otherThan excluded: SpecName? = nil) -> SpecName? {
        let folds = folds ?? foldAll()
        self.folds = folds
        for place in folds[name.folded] ?? [] {
            if let found = entries[place]?.name, found != name, found != excluded { return found }
        }
        return nil
    }

    private func foldAll() -> [SpecName: [Int]] {
        var folds: [SpecName: [Int]] = [:]
        for (place, entry) in entries.enumerated() {
            if let entry { folds[entry.name.folded, default: []].append(place) }
        }
        return folds
    }
}

extension SpecText {
    /// A requirement as text of its own.
    func detached(_ block: RequirementBlock) -> BlockTable.Block {
        BlockTable.Block(
            name: block.name,
            text: Array(bytes[block.range]),
            scenarios: block.scenarios.map(scenarioName)
        )
    }
}
