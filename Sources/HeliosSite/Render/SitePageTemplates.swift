import HeliosRecords
import HeliosTemplates

/// The templates of the portal's pages.
struct SitePageTemplates: Sendable {
    let home: Template?
    let notFound: Template?
    let redirect: Template?
    let navigation: Template?
    let coverage: Template?
    let comparison: Template?
    let history: Template?
    let recordHistory: Template?
    /// The template of each page about the repository as a whole; nil for files.
    let portal: [Template?]
    /// The template of each kind's records: its own, its trait's, or the one for all.
    let records: [Template?]
    /// The template of each kind's list: its trait's, or the one for all.
    let lists: [Template?]

    init(_ templates: TemplateSet, kinds: [Kind], portal pages: [PlacedPortalPage]) {
        home = templates.template(named: "layouts/home")
        notFound = templates.template(named: "layouts/not-found")
        redirect = templates.template(named: "layouts/redirect")
        navigation = templates.template(named: "partials/nav")
        records = kinds.map { kind in
            let own = ["layouts/\(kind.name)"]
            let shared = ["layouts/record", "layouts/page"]
            return templates.firstTemplate(of: own + kind.traitLayouts("page") + shared)
        }
        lists = kinds.map { kind in
            templates.firstTemplate(of: kind.traitLayouts("list") + ["layouts/list"])
        }
        coverage = templates.template(named: "layouts/coverage")
        comparison = templates.template(named: "layouts/changes-since")
        history = templates.template(named: "layouts/history")
        recordHistory = templates.template(named: "layouts/record-history")
        portal = pages.map { $0.page.layout.flatMap(templates.template(named:)) }
    }
}

extension Kind {
    /// The layouts of its traits, which no kind's name can be the name of.
    fileprivate func traitLayouts(_ use: String) -> [String] {
        traits.map { "layouts/\($0.rawValue)-\(use)" }
    }
}
