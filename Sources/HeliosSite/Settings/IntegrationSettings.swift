import HeliosRecords
import HeliosTemplates
import HeliosText

/// Keys, ways to sign in and other systems that reach in or are reached.
enum IntegrationSettings {
    static let page = SettingsPage(
        name: "integrations",
        title: .settingsIntegrations,
        lead: .settingsIntegrationsLead,
        order: 5
    ) { context in
        context.schema.kinds.indices.filter { context.schema.kinds[$0].has(.integration) }
            .map { section(ofKind: $0, in: context) }
    }

    private static func section(ofKind number: Int, in context: PageContext) -> SettingsSection {
        let kind = context.schema.kinds[number]
        let count = context.plan.lists[number].records.count
        return SettingsSection(
            id: "kind.\(kind.name)",
            label: kind.label.plural,
            note: count == 0 ? context.phrases[.settingsNone] : kind.summary,
            href: context.href(context.plan.listPath(kind: number)),
            table: count == 0
                ? nil
                : context.settingsTable(ofKind: number) {
                    context.life(of: $0)
                },
            change: SettingsChange(
                text: context.phrases[.settingsMakeAnother],
                file: "\(kind.plural)/new.yaml",
                snippet: "helios-docs new \(kind.name) new"
            )
        )
    }
}

extension PageContext {
    /// How a record with an end stands: revoked, off, expired, near its end, or in use.
    func life(of number: Int) -> SettingsBadge {
        let record = graph.records[number]
        let kind = schema.kinds[record.kind]
        func value(_ name: String) -> FieldValue? {
            kind.fieldIndex(named: name).flatMap { record.value(at: $0, of: kind) }
        }
        if value("revoked_at") != nil {
            return SettingsBadge(text: phrases[.settingsRevoked], tone: .negative)
        }
        if value("enabled") == .boolean(false) {
            return SettingsBadge(text: phrases[.settingsOff])
        }
        let ends = kind.field(named: "expires_at") ?? kind.field(named: "expires")
        guard let ends, let date = value(ends.name)?.day(on: plan.options.clock) else {
            return SettingsBadge(text: phrases[.settingsActive], tone: .positive)
        }
        let days = date.dayNumber - today.dayNumber
        if days < 0 {
            return SettingsBadge(text: phrases[.settingsExpired], tone: .negative)
        }
        let isNear = days <= ends.alertDays.max() ?? 0
        return isNear
            ? SettingsBadge(text: phrases[.settingsExpiring], tone: .warning)
            : SettingsBadge(text: phrases[.settingsActive], tone: .positive)
    }
}
