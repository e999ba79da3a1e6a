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

    /// The names of layouts that a user may add for kinds.
    static func layoutNames(of schema: Schema) -> [String] {
        schema.kinds.map { "layouts/\($0.name)" }
    }
}

/// The columns of a kind's list.
enum ListColumns {
    /// The columns of the kind's `list` view, always with the heading of the record among them.
    static func columns(
        of kind: Int,
        in graph: AudienceGraph,
        maker: ColumnMaker
    ) -> [ListColumn] {
        let declared = graph.schema.kinds[kind]
        let title = SpannedText(declared.titleField, at: declared.span)
        let view = declared.view(named: "list") ?? standard(declared)
        let columns = maker(kind, view, graph)
        if columns.contains(where: { $0.name == declared.titleField }) { return columns }
        return maker(kind, View(name: view.name, columns: [title]), graph) + columns
    }

    /// The heading and the first few required fields, for a kind that does not say.
    private static func standard(_ kind: Kind) -> View {
        let names =
            [kind.titleField]
            + kind.fields.filter { $0.isRequired && $0.name != kind.titleField }.map(\.name)
        return View(
            name: "list",
            columns: names.prefix(4).map { SpannedText($0, at: kind.span) }
        )
    }
}
