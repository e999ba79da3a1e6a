import HeliosRecords
import HeliosTemplates
import HeliosText

/// The rules for passwords, sessions and logs, and what falls behind them.
enum SecuritySettings {
    static let page = SettingsPage(
        name: "security",
        title: .settingsSecurity,
        lead: .settingsSecurityLead,
        order: 3
    ) { context in
        let policies = context.records(with: .policy).map { policy($0, in: context) }
        return policies.isEmpty ? [none(in: context)] : policies
    }

    private static func policy(_ number: Int, in context: PageContext) -> SettingsSection {
        let record = context.graph.records[number]
        return SettingsSection(
            id: "record.\(record.id.kind).\(record.id.id)",
            label: context.title(number),
            note: context.summary(of: number),
            href: context.href(record: number),
            rows: context.shortRows(of: number),
            change: SettingsChange(
                text: context.phrases[.settingsPolicyHow],
                file: record.path,
                snippet: context.editCommand(of: number)
            )
        )
    }

    private static func none(in context: PageContext) -> SettingsSection {
        let kind = context.schema.kinds.first { $0.has(.policy) }
        return SettingsSection(
            id: "none",
            label: context.phrases[.settingsNoPolicy],
            note: context.phrases[.settingsNoPolicyNote],
            change: SettingsChange(
                text: context.phrases[.settingsMakeFirst],
                file: kind.map { "\($0.plural)/baseline.yaml" } ?? "helios.yaml",
                snippet: kind.map { "helios-docs new \($0.name) baseline" } ?? ""
            )
        )
    }
}
