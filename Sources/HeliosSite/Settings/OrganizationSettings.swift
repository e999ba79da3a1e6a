import HeliosRecords
import HeliosTemplates
import HeliosText

/// Whose records these are.
enum OrganizationSettings {
    static let page = SettingsPage(
        name: "organization",
        title: .settingsOrganization,
        lead: .settingsOrganizationLead,
        order: 2
    ) { context in
        [stated(in: context), portal(in: context)] + records(in: context)
    }

    private static func stated(in context: PageContext) -> SettingsSection {
        let organization = context.plan.options.settings.organization
        return SettingsSection(
            id: "organization",
            label: "helios.yaml",
            rows: [
                (context.phrases[.settingsName], HTML(escaping: organization.name)),
                (context.phrases[.settingsDomain], .code(organization.domain)),
                (context.phrases[.settingsTimezone], .code(organization.timezone)),
                (context.phrases[.settingsLanguage], .code(organization.locale)),
            ],
            change: SettingsChange(
                text: context.phrases[.settingsOrganizationHow],
                snippet: """
                    organization:
                      name: \(organization.name)
                      domain: \(organization.domain)
                      timezone: \(organization.timezone)
                      locale: \(organization.locale)
                    """
            )
        )
    }

    private static func portal(in context: PageContext) -> SettingsSection {
        let portal = context.plan.options.settings.portal
        var rows: [(label: String, value: HTML)] = [
            (
                context.phrases[.settingsTitleLabel],
                HTML(escaping: context.plan.options.organization)
            ),
            (
                context.phrases[.settingsAddressLabel],
                portal.baseURL.map { .link($0, to: $0) }
                    ?? HTML(escaping: context.phrases[.settingsNotStated])
            ),
        ]
        if let host = portal.host {
            rows.append((context.phrases[.settingsRepository], .link(host.url, to: host.url)))
            rows.append((context.phrases[.settingsBranch], .code(host.branch)))
        } else {
            rows.append(
                (
                    context.phrases[.settingsRepository],
                    HTML(escaping: context.phrases[.settingsNotStated])
                )
            )
        }
        return SettingsSection(
            id: "portal",
            label: context.phrases[.settingsPortal],
            note: context.phrases[.settingsPortalNote],
            rows: rows,
            change: SettingsChange(
                text: context.phrases[.settingsOptional],
                snippet: """
                    portal:
                      title: \(context.plan.options.organization)
                      base_url: \(portal.baseURL ?? "https://docs.example.com")
                      repository:
                        url: \(portal.host?.url ?? "https://github.com/example/records")
                        branch: \(portal.host?.branch ?? "main")
                    """
            )
        )
    }

    /// The records that describe the organisation itself.
    private static func records(in context: PageContext) -> [SettingsSection] {
        context.records(with: .company).map { number in
            let record = context.graph.records[number]
            return SettingsSection(
                id: "record.\(record.id.kind).\(record.id.id)",
                label: context.title(number),
                note: context.phrases[.settingsOrganizationRecord],
                href: context.href(record: number),
                rows: context.shortRows(of: number),
                change: SettingsChange(
                    text: context.phrases[.settingsEditRecord],
                    file: record.path,
                    snippet: context.editCommand(of: number)
                )
            )
        }
    }
}
