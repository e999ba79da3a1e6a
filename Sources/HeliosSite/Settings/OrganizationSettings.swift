import HeliosRecords
import HeliosTemplates
import HeliosText

/// Whose records these are.
enum OrganizationSettings {
    static let page = SettingsPage(
        name: "organization",
        title: "Organization",
        lead: "Whose records these are, where and in which language.",
        icon: "building-2",
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
                ("Name", HTML(escaping: organization.name)),
                ("Primary domain", .code(organization.domain)),
                ("Time zone", .code(organization.timezone)),
                ("Language", .code(organization.locale)),
            ],
            change: SettingsChange(
                text: "These decide which day it is and how the portal speaks.",
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
            ("Title", HTML(escaping: context.plan.options.organization)),
            ("Address", portal.baseURL.map { .link($0, to: $0) } ?? HTML(escaping: "Not stated")),
        ]
        if let host = portal.host {
            rows.append(("Repository", .link(host.url, to: host.url)))
            rows.append(("Branch", .code(host.branch)))
        } else {
            rows.append(("Repository", HTML(escaping: "Not stated")))
        }
        return SettingsSection(
            id: "portal",
            label: "Portal",
            note: "With the address of the repository, pages lead to where they are edited.",
            rows: rows,
            change: SettingsChange(
                text: "All of it is optional.",
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
                note: "The record that describes it: address, hours, tickets and notices.",
                href: context.href(record: number),
                rows: context.shortRows(of: number),
                change: SettingsChange(
                    text: "Edit the record.",
                    file: record.path,
                    snippet: context.editCommand(of: number)
                )
            )
        }
    }
}
