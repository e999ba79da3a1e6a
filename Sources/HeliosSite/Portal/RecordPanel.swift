import HeliosRecords
import HeliosTemplates

/// A part of a record's page that a trait of its kind brings along, such as a drawing.
struct RecordPanel {
    /// What the address of the part ends in.
    let id: String
    /// Its heading.
    let label: String
    /// Where it stands.
    var place = Place.main
    /// What it shows.
    let html: HTML

    /// Where a panel stands.
    enum Place {
        /// In front of the record's fields.
        case top
        /// Behind the record's fields and texts.
        case main
        /// Beside them.
        case aside
        /// Behind everything else, replies included.
        case end
    }
}

/// The panels of records; one line a family.
///
/// A page is rendered again when its own record changes, or what is shown of those it is linked
/// with. A panel that shows more than that must add it to `PageFingerprints`, or its trait must be
/// among those of `Kind.reachesFar`.
enum RecordPanels {
    static func all(of record: Int, in context: PageContext) -> [RecordPanel] {
        TicketPanels.panels(of: record, in: context)
            + SubnetPanel.panels(of: record, in: context)
            + RackPanel.panels(of: record, in: context)
            + ImpactPanel.panels(of: record, in: context)
            + ReportPanel.panels(of: record, in: context)
            + KnowledgePanels.panels(of: record, in: context)
            + NeighbourhoodPanel.panels(of: record, in: context)
    }
}

extension Kind {
    /// Whether panels of its records show more than the records that they are linked with, so that
    /// their pages are made each time.
    var reachesFar: Bool {
        has(.subnet) || has(.service) || has(.knowledge) || has(.report)
    }
}

extension RecordPage {
    /// Adds the panels by the places where they stand; says whether any stands beside the fields.
    func appendPanels(to values: inout TemplateValues) -> Bool {
        let panels = RecordPanels.all(of: number, in: context)
        append(panels.filter { $0.place == .top }, as: Name.topPanels, to: &values)
        append(panels.filter { $0.place == .main }, as: Name.panels, to: &values)
        append(panels.filter { $0.place == .end }, as: Name.endPanels, to: &values)
        let beside = panels.filter { $0.place == .aside }
        append(beside, as: Name.sidePanels, to: &values)
        return !beside.isEmpty
    }

    private func append(
        _ panels: [RecordPanel],
        as name: TemplateName,
        to values: inout TemplateValues
    ) {
        values.list(name) { list in
            for panel in panels {
                list.element { values in
                    values.text(Name.id, "panel.\(panel.id)")
                    values.text(Name.label, panel.label)
                    values.html(Name.html) { $0.append(panel.html) }
                }
            }
        }
    }
}
