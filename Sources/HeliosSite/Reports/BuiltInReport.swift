import HeliosRecords

/// A report that needs no question: what it counts follows from traits and fields.
enum BuiltInReport: String, CaseIterable, Sendable {
    case expiries
    case warranty
    case licences
    case rotation
    case tickets
    case serviceLevels = "service-levels"

    /// Where its page may lie, the first choice first.
    var paths: [String] {
        ["reports/\(rawValue)/index.html", "built-in-reports/\(rawValue)/index.html"]
    }

    /// Where its file may lie.
    var filePaths: [String] { ["reports/\(rawValue).csv", "built-in-reports/\(rawValue).csv"] }

    /// What it is called.
    func title(_ phrases: Phrases) -> String {
        switch self {
        case .expiries: phrases[.reportExpiries]
        case .warranty: phrases[.reportWarranty]
        case .licences: phrases[.reportLicences]
        case .rotation: phrases[.reportRotation]
        case .tickets: phrases[.reportTickets]
        case .serviceLevels: phrases[.reportServiceLevels]
        }
    }

    /// What it tells.
    func lead(_ phrases: Phrases) -> String {
        switch self {
        case .expiries: phrases[.reportExpiriesLead]
        case .warranty: phrases[.reportWarrantyLead]
        case .licences: phrases[.reportLicencesLead]
        case .rotation: phrases[.reportRotationLead]
        case .tickets: phrases[.reportTicketsLead]
        case .serviceLevels: phrases[.reportServiceLevelsLead]
        }
    }

    /// Whether an audience has records for it.
    ///
    /// What seats, secrets and tickets depend on is cut away for all but the organisation itself.
    func isThere(for audience: AudienceGraph) -> Bool {
        let schema = audience.schema
        func has(_ holds: (Kind) -> Bool) -> Bool {
            schema.kinds.indices.contains {
                holds(schema.kinds[$0]) && !audience.graph.records(ofKind: $0).isEmpty
            }
        }
        return switch self {
        case .expiries: has(\.runsOut)
        case .warranty:
            has { kind in
                ["warranty_expires", "install_date"].contains { kind.field(named: $0) != nil }
            }
        case .licences: audience.audience.isInternal && has(\.hasSeats)
        case .rotation: audience.audience.isInternal && has(\.isVault)
        case .tickets: audience.audience.isInternal && has(\.isWorkedOn)
        case .serviceLevels:
            audience.audience.isInternal && has(\.isWorkedOn) && has { $0.has(.serviceLevel) }
        }
    }

    /// What it finds.
    func result(in context: PageContext) -> ReportResult {
        switch self {
        case .expiries: ExpiryReport(context: context).result
        case .warranty: WarrantyReport(context: context).result
        case .licences: LicenceReport(context: context).result
        case .rotation: RotationReport(context: context).result
        case .tickets: TicketReport(context: context).result
        case .serviceLevels: ServiceLevelReport(context: context).result
        }
    }

    /// What adds to a number all that the report shows; nil where that is no less work than to
    /// make the report.
    var shows: PortalPage.Shows? {
        switch self {
        case .warranty: { WarrantyReport(context: $1).add(to: &$0, $2) }
        case .rotation: { RotationReport(context: $1).add(to: &$0, $2) }
        case .expiries, .licences, .tickets, .serviceLevels: nil
        }
    }
}

extension Kind {
    /// Whether its records are watched because they run out, such as a domain.
    var runsOut: Bool { has(.expires) && has(.monitored) }

    /// Whether its records are worked on, such as a ticket.
    var isWorkedOn: Bool { has(.board) && has(.thread) }
}
