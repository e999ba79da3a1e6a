import HeliosRecords
import HeliosTemplates
import HeliosText

/// A page about how the repository is set up: what holds, and how to change it.
struct SettingsPage: Sendable {
    /// The last part of its address.
    let name: String
    /// Its heading, and its entry in the navigation.
    let title: SettingsPhrase
    /// One sentence about it.
    let lead: SettingsPhrase
    /// Its place among the settings.
    let order: Int
    /// What it shows.
    let sections: @Sendable (PageContext) -> [SettingsSection]

    /// The pages about settings; the organisation alone sees how its repository is set up.
    static func pages(of audience: AudienceGraph, _ options: SiteOptions) -> [PortalPage] {
        guard audience.audience.isInternal else { return [] }
        return [
            ModuleSettings.page, OrganizationSettings.page, SecuritySettings.page,
            CustomizationSettings.page, IntegrationSettings.page,
        ].map { $0.portalPage(options.phrases) }
    }

    private func portalPage(_ phrases: Phrases) -> PortalPage {
        let title = phrases[title]
        let lead = phrases[lead]
        let sections = sections
        return PortalPage(
            paths: ["settings/\(name)/index.html"],
            entry: PortalPage.Entry(label: title, placement: .settings(order)),
            content: .page(layout: "layouts/settings") { context, path in
                let frame = PageFrame(
                    title: "\(title) · \(context.phrases[.settingsTitle])",
                    heading: title,
                    description: lead,
                    breadcrumbs: [
                        PageFrame.Breadcrumb(
                            label: context.phrases[.navHome],
                            href: context.href(PagePath.home)
                        ),
                        PageFrame.Breadcrumb(label: context.phrases[.settingsTitle], href: nil),
                    ],
                    path: path
                )
                return PortalView(frame: frame) { values in
                    values.list(Name.sections) { list in
                        for section in sections(context) {
                            list.element { section.fill(&$0, in: context) }
                        }
                    }
                }
            }
        )
    }
}

/// A part of a page about settings.
struct SettingsSection {
    /// What the address of the part ends in.
    let id: String
    /// Its heading.
    let label: String
    /// A sentence below it.
    var note: String?
    /// Where the heading leads.
    var href: String?
    /// Short words beside the heading.
    var badges: [SettingsBadge] = []
    /// Names and values.
    var rows: [(label: String, value: HTML)] = []
    /// A table below them.
    var table: SettingsTable?
    /// How to change it.
    var change: SettingsChange?

    fileprivate func fill(_ values: inout TemplateValues, in context: PageContext) {
        values.text(Name.id, id)
        values.text(Name.label, label)
        values.text(Name.note, note)
        values.text(Name.href, href)
        values.list(Name.badges) { list in
            for badge in badges { list.element { badge.fill(&$0) } }
        }
        values.flag(Name.hasRows, !rows.isEmpty)
        values.list(Name.rows) { list in
            for row in rows {
                list.element { values in
                    values.text(Name.label, row.label)
                    values.html(Name.value) { $0.append(row.value) }
                }
            }
        }
        if let table {
            values.map(Name.table) { table.fill(&$0, label: label) }
        } else {
            values.missing(Name.table)
        }
        if let change {
            values.map(Name.change) { change.fill(&$0, in: context) }
        } else {
            values.missing(Name.change)
        }
    }
}

/// A short word that says how something stands.
struct SettingsBadge {
    /// The word.
    let text: String
    /// What it means.
    var label = ""
    /// Its colour.
    var tone = Tone.neutral

    fileprivate func fill(_ values: inout TemplateValues) {
        values.text(Name.text, text)
        values.text(Name.label, label)
        values.text(Name.tone, tone.rawValue)
        values.missing(Name.swatch)
    }

    /// The badge as markup, for a cell.
    var html: HTML {
        var html = HTML()
        html.append("<span class=\"badge badge-")
        html.append(escaping: tone.rawValue)
        html.append("\">")
        html.append(escaping: text)
        html.append("</span>")
        return html
    }
}

/// A table on a page about settings; the first column names the row.
struct SettingsTable {
    /// The words above the columns.
    let columns: [String]
    /// The cells, row by row.
    let rows: [[HTML]]

    fileprivate func fill(_ values: inout TemplateValues, label: String) {
        values.text(Name.text, label)
        values.list(Name.columns) { list in
            for column in columns { list.element { $0.text(Name.label, column) } }
        }
        values.list(Name.rows) { list in
            for row in rows {
                list.element { values in
                    values.list(Name.cells) { cells in
                        for (index, cell) in row.enumerated() {
                            cells.element { values in
                                values.flag(Name.heads, index == 0)
                                values.text(
                                    Name.label,
                                    index < columns.count ? columns[index] : ""
                                )
                                values.html(Name.value) { $0.append(cell) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How a setting is changed: in which file, and what is written there.
struct SettingsChange {
    /// What to do.
    let text: String
    /// The file, counted from the repository's root.
    var file = "helios.yaml"
    /// What is written, as an example or as it stands.
    let snippet: String

    fileprivate func fill(_ values: inout TemplateValues, in context: PageContext) {
        values.text(Name.text, text)
        values.text(Name.name, file)
        values.text(Name.value, snippet)
        values.text(Name.href, context.plan.options.host?.edit(file))
    }
}
