import HeliosRecords
import HeliosTemplates

extension PageContext {
    /// What the page of a record shows because of its kind's traits.
    func traitValues(of record: Int) -> TemplateMap {
        var map = TemplateMap()
        let kind = graph.kind(of: record)
        if kind.has(.specification) {
            SpecificationPage(context: self, number: record).fill(&map)
        } else if kind.has(.requirement) {
            let view = RequirementView(context: self, number: record)
            map.append(Name.requirement, .map(view.values))
        } else if kind.has(.change) {
            ChangePage(context: self, number: record).fill(&map)
        }
        return map
    }

    /// What a list shows because of its kind's traits.
    func traitValues(ofKind kind: Int, _ records: [Int]) -> TemplateMap {
        var map = TemplateMap()
        let kind = schema.kinds[kind]
        if kind.has(.specification) {
            SpecificationListPage(context: self, records: records).fill(&map)
        } else if kind.has(.change) {
            ChangeListPage(context: self, records: records).fill(&map)
        }
        return map
    }
}
