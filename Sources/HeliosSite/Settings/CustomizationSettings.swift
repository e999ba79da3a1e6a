import HeliosDiagnostics
import HeliosRecords
import HeliosTemplates
import HeliosText

/// What the organisation calls things, and what it has added of its own.
enum CustomizationSettings {
    static let page = SettingsPage(
        name: "customization",
        title: "Customization",
        lead: "Words, choices, kinds and templates of your own.",
        icon: "palette",
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
                isOwn ? SettingsBadge(text: "Your own", tone: .notice).html : HTML(),
            ]
        }
        return SettingsSection(
            id: "labels",
            label: "Labels",
            note: "What each kind of record is called. Folders, ids and addresses never change.",
            table: SettingsTable(columns: ["Key", "For one", "For several", ""], rows: rows),
            change: SettingsChange(
                text: "Give a kind another pair of words; remove it to have the usual ones again.",
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
            label: "Choices",
            note: added.isEmpty
                ? "No field has more choices than the built-in ones."
                : "Values added to fields that take one of a list.",
            rows: added.map { entry in
                (entry.key, .list(entry.values.map { .code($0.text) }))
            },
            change: SettingsChange(
                text: "Name the field, with its kind in front, and the values to add.",
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
            label: "Kinds of your own",
            note: own.isEmpty ? "All kinds are built in." : nil,
            rows: own.map { kind in
                (
                    context.schema.kinds[kind].label.plural,
                    .code(context.schema.kinds[kind].span.path)
                )
            },
            change: SettingsChange(
                text: "One file a kind; an existing kind can be given more fields with 'extends'.",
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
            label: "Templates of your own",
            note: own.isEmpty ? "The portal looks as it does out of the box." : nil,
            rows: own.map { ($0, .code("site-templates/\($0)")) },
            change: SettingsChange(
                text: "Copy a template, a style or a text out and change it; yours is used instead.",
                file: "site-templates/layouts/home.mustache",
                snippet: "helios-docs templates eject layouts/home"
            )
        )
    }
}
