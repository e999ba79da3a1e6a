import HeliosRecords
import HeliosTemplates
import HeliosText

/// The modules of the repository and the kinds that each brings.
struct ModulesPage {
    let context: PageContext
    let path: String

    /// The organisation alone sees how its repository is set up.
    static func pages(of audience: AudienceGraph) -> [PortalPage] {
        guard audience.audience.isInternal else { return [] }
        return [
            PortalPage(
                paths: ["settings/modules/index.html"],
                entry: PortalPage.Entry(
                    label: "Modules",
                    icon: "blocks",
                    placement: .settings(1)
                ),
                content: .page(layout: "layouts/settings-modules") { context, path in
                    let page = ModulesPage(context: context, path: path)
                    return PortalView(frame: page.frame) { page.fill(&$0) }
                }
            )
        ]
    }

    private var frame: PageFrame {
        PageFrame(
            title: "Modules · Settings",
            heading: "Modules",
            description: "What this repository keeps, module by module.",
            breadcrumbs: [
                PageFrame.Breadcrumb(label: "Home", href: context.href(PagePath.home))
            ],
            path: path
        )
    }

    private func fill(_ values: inout TemplateValues) {
        values.list(Name.sections) { list in
            for module in context.schema.modules {
                list.element { append(module, to: &$0) }
            }
        }
    }

    private func append(_ module: Module, to values: inout TemplateValues) {
        let kinds = context.schema.kinds.indices.filter {
            context.schema.kinds[$0].module.hasSameBytes(as: module.name)
        }
        values.text(Name.label, module.label)
        values.text(Name.name, module.name)
        values.list(Name.entries) { list in
            for kind in kinds {
                list.element { values in
                    values.text(Name.label, context.schema.kinds[kind].label.plural)
                    values.text(Name.href, context.href(context.plan.listPath(kind: kind)))
                    values.number(Name.count, context.graph.graph.records(ofKind: kind).count)
                }
            }
        }
    }
}
