import HeliosRecords
import HeliosTemplates
import HeliosText

/// The modules of the repository and the kinds that each brings.
enum ModuleSettings {
    static let page = SettingsPage(
        name: "modules",
        title: .settingsModules,
        lead: .settingsModulesLead,
        order: 1
    ) { context in
        context.schema.modules.map { section(of: $0, in: context) } + [change(in: context)]
    }

    private static func section(of module: Module, in context: PageContext) -> SettingsSection {
        let kinds = context.schema.kinds.indices.filter {
            context.schema.kinds[$0].module.hasSameBytes(as: module.name)
        }
        var rows: [(label: String, value: HTML)] = [
            (context.phrases[.settingsName], .code(module.name)),
            (context.phrases[.settingsVersion], .code(module.version)),
        ]
        if !module.requirements.isEmpty {
            rows.append(
                (context.phrases[.settingsNeeds], .list(module.requirements.map { .code($0.name) }))
            )
        }
        if !kinds.isEmpty {
            rows.append(
                (
                    context.phrases[.settingsBrings],
                    .list(kinds.map { link(toKind: $0, in: context) })
                )
            )
        }
        return SettingsSection(
            id: "module.\(module.name)",
            label: module.label,
            note: module.summary,
            badges: [
                SettingsBadge(text: context.phrases[.settingsOn], tone: .positive),
                SettingsBadge(
                    text: module.isBuiltIn
                        ? context.phrases[.settingsBuiltIn] : context.phrases[.settingsOwnWords]
                ),
                SettingsBadge(text: context.phrases.word(module.licenseTier)),
            ],
            rows: rows
        )
    }

    /// A kind's list, and how many records there are.
    private static func link(toKind kind: Int, in context: PageContext) -> HTML {
        var html = HTML.link(
            context.schema.kinds[kind].label.plural,
            to: context.href(context.plan.listPath(kind: kind))
        )
        html.append(" <span class=\"count\">")
        html.append(escaping: String(context.graph.graph.records(ofKind: kind).count))
        html.append("</span>")
        return html
    }

    private static func change(in context: PageContext) -> SettingsSection {
        let names = context.schema.modules.map(\.name)
        let isStated = context.plan.options.settings.modules != nil
        return SettingsSection(
            id: "change",
            label: context.phrases[.settingsModulesSwitch],
            note: isStated
                ? context.phrases[.settingsSomeModules]
                : context.phrases[.settingsAllModules],
            change: SettingsChange(
                text: context.phrases[.settingsModulesHow],
                snippet: "modules: [\(names.joined(separator: ", "))]"
            )
        )
    }
}
