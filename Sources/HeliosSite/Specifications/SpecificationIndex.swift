import HeliosRecords

/// Where the records of specifications, requirements and changes stand in the report.
struct SpecificationIndex: Sendable {
    /// What the audience may see of the report.
    let report: SpecificationReport
    /// Whether the audience may know what became of checks and tests.
    let showsStates: Bool
    private let capabilities: [Int: Int]
    private let requirements: [Int: RequirementPlace]
    private let changes: [Int: Int]
    private let touching: [RecordID: [DeltaPlace]]

    /// A requirement of the report.
    struct RequirementPlace: Sendable {
        let capability: Int
        let requirement: Int
    }

    /// What one change does to one requirement.
    private struct DeltaPlace: Sendable {
        let change: Int
        let delta: Int
    }

    init(_ report: SpecificationReport, in graph: AudienceGraph) {
        self.report = report
        showsStates = graph.audience.isInternal
        var capabilities: [Int: Int] = [:]
        var requirements: [Int: RequirementPlace] = [:]
        for (place, capability) in report.capabilities.enumerated() {
            let record = capability.record.flatMap { graph.graph.number(of: $0) }
            if let record { capabilities[record] = place }
            for (number, requirement) in capability.requirements.enumerated() {
                guard let record = graph.graph.number(of: requirement.record) else { continue }
                requirements[record] = RequirementPlace(capability: place, requirement: number)
            }
        }
        var changes: [Int: Int] = [:]
        var touching: [RecordID: [DeltaPlace]] = [:]
        for (place, change) in report.changes.enumerated() {
            if let record = graph.graph.number(of: change.record) { changes[record] = place }
            for (number, delta) in change.deltas.enumerated() {
                for id in [delta.specification, delta.record].compactMap({ $0 }) {
                    touching[id, default: []].append(DeltaPlace(change: place, delta: number))
                }
            }
        }
        self.capabilities = capabilities
        self.requirements = requirements
        self.changes = changes
        self.touching = touching
    }

    /// What the report says of a specification's record.
    func capability(of record: Int) -> SpecificationReport.Capability? {
        capabilities[record].map { report.capabilities[$0] }
    }

    /// What the report says of a requirement's record, and the capability it belongs to.
    func requirement(
        of record: Int
    ) -> (SpecificationReport.Requirement, SpecificationReport.Capability)? {
        requirements[record].map { place in
            let capability = report.capabilities[place.capability]
            return (capability.requirements[place.requirement], capability)
        }
    }

    /// What the report says of a change's record.
    func change(of record: Int) -> SpecificationReport.Change? {
        changes[record].map { report.changes[$0] }
    }

    /// The records of changes in the order of the report, those that it does not know last.
    func sorted(_ records: [Int]) -> [Int] {
        let places = records.enumerated().map { ($0.offset, changes[$0.element] ?? .max) }
        return places.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map { records[$0.0] }
    }

    /// What the changes do to a requirement, or to those of a specification, in the order of the
    /// changes.
    func deltas(
        touching id: RecordID
    ) -> [(change: SpecificationReport.Change, delta: SpecificationReport.Delta)] {
        (touching[id] ?? []).map { place in
            let change = report.changes[place.change]
            return (change, change.deltas[place.delta])
        }
    }
}

extension SpecificationReport.Change {
    /// Whether it is over, and its deltas are part of the main specifications.
    var isArchived: Bool { archivedOn != nil || status == "archived" }
}
