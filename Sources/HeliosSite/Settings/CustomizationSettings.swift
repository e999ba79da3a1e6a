import HeliosDiagnostics
import HeliosRecords
import HeliosTemplates
import HeliosText

/// What the organisation calls things, and what it has added of its own.
enum CustomizationSettings {
    static let page = SettingsPage(
        name: "customization",
        title: .settingsCustomization,
        lead: .settingsCustomizationLead,
        order: 4
    ) { context in
        [labels(in: context), choices(in: context), kinds(in: context), templates(in: context)]
    }

    private static func labels(in context: PageContext) -> SettingsSection {
        let own = context.plan.options.settings.labels
        let rows = context.schema.kinds.map { kind -> [HTML] in
            let isOwn = own["entity.\(kind.name)"] != nil
            return [
                .code("entity.\(kind.name)"), HTML(escaping: kind.label.singular),
                HTML(escaping: kind.label.plural),
                isOwn
                    ? SettingsBadge(text: context.phrases[.settingsOwnWords], tone: .notice).html
                    : HTML(),
            ]
        }
        return SettingsSection(
            id: "labels",
            label: context.phrases[.settingsLabels],
            note: context.phrases[.settingsLabelsNote],
            table: SettingsTable(
                columns: [
                    context.phrases[.settingsKey], context.phrases[.settingsForOne],
                    context.phrases[.settingsForSeveral], "",
                ],
                rows: rows
            ),
            change: SettingsChange(
                text: context.phrases[.settingsLabelsHow],
                snippet: """
                    labels:
                      entity.asset: {singular: Device, plural: Devices}
                    """
            )
        )
    }

    private static func choices(in context: PageContext) -> SettingsSection {
        let added = context.plan.options.settings.enumerations
        return SettingsSection(
            id: "choices",
            label: context.phrases[.settingsChoices],
            note: added.isEmpty
                ? context.phrases[.settingsChoicesNone]
                : context.phrases[.settingsChoicesSome],
            rows: added.map { entry in
                (entry.key, .list(entry.values.map { .code($0.text) }))
            },
            change: SettingsChange(
                text: context.phrases[.settingsChoicesHow],
                snippet: """
                    enums:
                      asset.asset_type: [scanner, kiosk]
                    """
            )
        )
    }

    private static func kinds(in context: PageContext) -> SettingsSection {
        let own = context.schema.kinds.indices.filter {
            context.schema.kinds[$0].span.path.hasBytePrefix("kinds/")
        }
        return SettingsSection(
            id: "kinds",
            label: context.phrases[.settingsKinds],
            note: own.isEmpty ? context.phrases[.settingsAllBuiltIn] : nil,
            rows: own.map { kind in
                (
                    context.schema.kinds[kind].label.plural,
                    .code(context.schema.kinds[kind].span.path)
                )
            },
            change: SettingsChange(
                text: context.phrases[.settingsKindsHow],
                file: "kinds/vessel.yaml",
                snippet: """
                    kind: vessel
                    plural: vessels
                    label: {singular: Vessel, plural: Vessels}
                    fields:
                      name: {type: string, required: true}
                    """
            )
        )
    }

    private static func templates(in context: PageContext) -> SettingsSection {
        let own = context.plan.options.ownTemplates
        return SettingsSection(
            id: "templates",
            label: context.phrases[.settingsTemplates],
            note: own.isEmpty ? context.phrases[.settingsTemplatesNone] : nil,
            rows: own.map { ($0, .code("site-templates/\($0)")) },
            change: SettingsChange(
                text: context.phrases[.settingsTemplatesHow],
                file: "site-templates/layouts/home.mustache",
                snippet: "helios-docs templates eject layouts/home"
            )
        )
    }
}
