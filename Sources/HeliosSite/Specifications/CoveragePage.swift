import HeliosRecords
import HeliosTemplates

/// The matrix of requirements against their checks, tests and implementers.
struct CoveragePage {
    let context: PageContext
    let path: String

    /// The kind of specifications, whose list lies above.
    private var kind: Int? { context.schema.kinds.firstIndex { $0.has(.specification) } }

    var frame: PageFrame {
        var breadcrumbs = [
            context.homeBreadcrumb
        ]
        if let kind {
            let isThere = !context.plan.lists[kind].records.isEmpty
            breadcrumbs.append(
                PageFrame.Breadcrumb(
                    label: context.schema.kinds[kind].label.plural,
                    href: isThere ? context.href(context.plan.listPath(kind: kind)) : nil
                )
            )
        }
        return PageFrame(
            title: context.phrases[.coverageTitle],
            heading: context.phrases[.coverageTitle],
            description: context.phrases[.coverageDescription],
            breadcrumbs: breadcrumbs,
            path: path,
            kind: kind
        )
    }

    var values: TemplateMap {
        var map = TemplateMap(reserving: 4)
        let capabilities = context.plan.specifications.report.capabilities
            .filter { !$0.requirements.isEmpty }
        let requirements = capabilities.flatMap(\.requirements)
        map.append(Name.count, .number(requirements.count))
        map.append(Name.meter, context.meter(of: requirements))
        let filters = Filter.all.filter {
            !$0.tellsStates || context.plan.specifications.showsStates
        }
        map.append(
            Name.filters,
            .maps(filters.map { $0.values(of: requirements, in: context.phrases) })
        )
        map.append(Name.capabilities, .maps(capabilities.map(values)))
        return map
    }

    private func values(of capability: SpecificationReport.Capability) -> TemplateMap {
        let page = capability.record.flatMap { context.graph.graph.number(of: $0) }
        var map = TemplateMap(reserving: 5)
        map.text(Name.title, page.map { context.title($0) } ?? Words.fromWord(capability.name))
        map.append(Name.href, TemplateValue(page.map { context.href(record: $0) }))
        map.append(Name.count, .number(capability.requirements.count))
        map.append(Name.rows, .maps(capability.requirements.map(row)))
        return map
    }

    private func row(_ requirement: SpecificationReport.Requirement) -> TemplateMap {
        let href = context.address(ofRequirement: requirement.record)
        var map = TemplateMap(reserving: 12)
        map.text(Name.title, requirement.name)
        map.append(Name.href, TemplateValue(href))
        map.append(Name.state, context.state(of: requirement))
        map.append(Name.check, .map(requirement.checkCell(in: context.phrases).values))
        map.append(Name.test, .map(requirement.testCell(in: context.phrases).values))
        map.append(Name.implementer, .map(requirement.implementerCell(in: context.phrases).values))
        map.append(Name.lacksCheck, .flag(requirement.lacksCheck))
        map.append(Name.lacksTest, .flag(requirement.lacksTest))
        map.append(Name.lacksImplementer, .flag(requirement.lacksImplementer))
        map.append(Name.isHole, .flag(requirement.isHole))
        map.append(Name.isBroken, .flag(requirement.state == .broken))
        map.append(Name.isUnchecked, .flag(requirement.state == .unproven))
        return map
    }
}

extension SpecificationReport.Requirement {
    fileprivate var lacksCheck: Bool { checks.isEmpty }
    fileprivate var lacksTest: Bool { !hasTests }
    fileprivate var lacksImplementer: Bool { implementers.isEmpty }
}

extension CoveragePage {
    /// A choice of rows; the style sheet hides the others.
    private struct Filter {
        let id: String
        let label: Phrase
        /// Whether it tells what became of checks and tests.
        var tellsStates = false
        let admits: @Sendable (SpecificationReport.Requirement) -> Bool

        static let all = [
            Filter(id: "all", label: .coverageAll) { _ in true },
            Filter(id: "broken", label: .coverageBroken, tellsStates: true) { $0.state == .broken },
            Filter(id: "unchecked", label: .coverageUnchecked, tellsStates: true) {
                $0.state == .unproven
            },
            Filter(id: "no-check", label: .coverageNoCheck, admits: \.lacksCheck),
            Filter(id: "no-test", label: .coverageNoTest, admits: \.lacksTest),
            Filter(
                id: "no-implementer",
                label: .coverageNoImplementer,
                admits: \.lacksImplementer
            ),
            Filter(id: "hole", label: .coverageHole, admits: \.isHole),
        ]

        func values(
            of requirements: [SpecificationReport.Requirement],
            in phrases: Phrases
        ) -> TemplateMap {
            let count = requirements.count(where: admits)
            var map = TemplateMap(reserving: 5)
            map.text(Name.id, id)
            map.text(Name.label, phrases[label])
            map.append(Name.count, .number(count))
            map.append(Name.isFirst, .flag(id == "all"))
            map.append(Name.isEmpty, .flag(count == 0))
            return map
        }
    }
}
