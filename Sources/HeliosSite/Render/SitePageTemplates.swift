import HeliosRecords
import HeliosTemplates

/// The templates of the portal's pages.
struct SitePageTemplates: Sendable {
    let home: Template?
    let list: Template?
    let notFound: Template?
    let redirect: Template?
    let navigation: Template?
    /// The template of each kind's records: its own, or the one for all.
    let records: [Template?]

    init(_ templates: TemplateSet, kinds: [Kind]) {
        home = templates.template(named: "layouts/home")
        list = templates.template(named: "layouts/list")
        notFound = templates.template(named: "layouts/not-found")
        redirect = templates.template(named: "layouts/redirect")
        navigation = templates.template(named: "partials/nav")
        records = kinds.map { kind in
            templates.firstTemplate(of: ["layouts/\(kind.name)", "layouts/record", "layouts/page"])
        }
    }
}
