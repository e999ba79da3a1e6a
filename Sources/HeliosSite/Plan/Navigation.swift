import HeliosRecords
import HeliosText

/// The kinds in the order in which people look for them, as the modules ask for it.
struct Navigation {
    private(set) var sections: [NavigationSection] = []

    /// A kind that a module in front names stands there, and not with its own module.
    init(_ audience: AudienceGraph, isShown: (Int) -> Bool) {
        let schema = audience.schema
        let modules = schema.modules.enumerated().sorted {
            ($0.element.navigationOrder, $0.offset) < ($1.element.navigationOrder, $1.offset)
        }.map(\.element)
        var taken: Set<Int> = []
        for module in modules {
            let named = module.navigationKinds.compactMap { name in
                schema.kinds.firstIndex { $0.name.hasSameBytes(as: name.text) }
            }
            let own = schema.kinds.indices.filter {
                schema.kinds[$0].module.hasSameBytes(as: module.name)
            }
            let kinds = (named + own).filter { isShown($0) && taken.insert($0).inserted }
            guard !kinds.isEmpty else { continue }
            sections.append(
                NavigationSection(
                    label: module.label,
                    entries: kinds.map { kind in
                        NavigationEntry(
                            kind: kind,
                            label: schema.kinds[kind].label.plural,
                            path: PagePath.list(schema.kinds[kind].plural),
                            count: audience.graph.records(ofKind: kind).count
                        )
                    }
                )
            )
        }
    }
}
