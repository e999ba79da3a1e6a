import HeliosRecords
import HeliosTemplates
import HeliosText

/// The page on which a record of a kind with replies is written, such as a ticket: a script makes
/// its file from a form, and hands it to the host of the repository or to a mail.
struct ComposePage {
    let context: PageContext
    let path: String
    /// The kind's place.
    let number: Int

    private var kind: Kind { context.schema.kinds[number] }
    private var isInternal: Bool { context.graph.audience.isInternal }

    /// The pages, one for each kind whose records begin with somebody's request.
    static func pages(of audience: AudienceGraph) -> [PortalPage] {
        guard !audience.audience.isPublic else { return [] }
        return audience.schema.kinds.indices.compactMap { number in
            let kind = audience.schema.kinds[number]
            guard kind.isComposed else { return nil }
            return PortalPage(
                paths: paths(of: kind),
                content: .page(layout: "layouts/compose") { context, path in
                    let page = ComposePage(context: context, path: path, number: number)
                    return PortalView(frame: page.frame) { page.fill(&$0) }
                },
                shows: { print, context, records in
                    records.add(in: context, to: &print) { place, other in
                        place == number || other.has(.offering) || other.has(.container)
                            || kind.relations.contains { $0.leads(to: other.name) }
                    }
                }
            )
        }
    }

    /// Where the page of a kind may lie, beside a record of that name.
    static func paths(of kind: Kind) -> [String] {
        ["new", "new-\(kind.name)", "write-new-\(kind.name)"].map {
            "\(kind.plural)/\($0)/index.html"
        }
    }

    private var frame: PageFrame {
        let heading = context.phrases.text(.composeTitle, ["kind": kind.label.singular])
        return context.frame(
            ofView: heading,
            heading: heading,
            description: context.phrases[isInternal ? .composeLead : .composeLeadOutside],
            kind: number,
            path: path
        )
    }

    private func fill(_ values: inout TemplateValues) {
        let form = ComposeForm(context: context, kind: number)
        values.maps(Name.controls, form.controls.map(\.values))
        values.text(Name.plural, kind.plural)
        values.text(Name.label, kind.label.singular)
        values.text(Name.mail, mail)
        values.maps(Name.owners, isInternal ? form.owners.map(\.values) : [])
        values.text(Name.status, isInternal ? form.firstStatus : nil)
        values.text(Name.titleField, kind.titleField)
        values.flag(Name.isInternal, isInternal)
        values.text(Name.numberField, form.numberField)
        values.text(Name.ending, kind.has(.body) ? "md" : "yaml")
        values.text(Name.opened, kind.fieldIndex(named: "opened_at") == nil ? nil : "opened_at")
        values.text(Name.source, form.source)
        if isInternal, let host = context.plan.options.host {
            values.map(Name.host) { values in
                let parts = host.newParts
                values.text(Name.name, host.serviceName)
                values.text(Name.base, parts.base)
                values.text(Name.file, parts.name)
                values.text(Name.text, parts.text)
                values.text(Name.folder, host.repositoryPath(""))
            }
        } else {
            values.missing(Name.host)
        }
        values.text(Name.sample, isInternal ? form.sample : form.letter)
        let file = isInternal ? form.samplePath : nil
        let host = context.plan.options.host
        values.text(Name.samplePath, file.map { host?.repositoryPath($0) ?? $0 })
        values.text(Name.sampleHref, file.flatMap { host?.new($0, text: form.sample) })
    }

    /// Where requests are sent by mail.
    private var mail: String? { context.plan.options.settings.organization.email }
}

extension Kind {
    /// Whether its records begin with somebody's request, which a form can take.
    var isComposed: Bool { has(.thread) && has(.board) && has(.body) && identity == .name }
}

/// Which pages records are written on: what every page of a record leads to is looked up once.
struct ComposePlaces: Sendable {
    /// A page, and what is filled in of the record that it is about.
    struct Place: Sendable {
        /// What the kind calls one of its records.
        let label: String
        /// Where the page lies.
        let path: String
        /// The name by which the form takes the record.
        let key: String
    }

    /// For each kind the page on which something is written about its records.
    let about: [Place?]
    /// Where the first of the pages lies.
    let firstPath: String?

    /// The places of a portal, with where its pages lie by the path that was their first choice.
    init(_ kinds: [Kind], in paths: [String: String]) {
        let composed = kinds.filter(\.isComposed).compactMap { kind in
            paths[ComposePage.paths(of: kind)[0]].map { (kind, $0) }
        }
        firstPath = composed.first?.1
        about = kinds.map { target in
            composed.first { kind, _ in Self.takes(target, kind) }.map { kind, path in
                Place(
                    label: kind.label.singular,
                    path: path,
                    key: target.has(.offering) ? ComposeForm.offering : target.name
                )
            }
        }
    }

    /// Whether the form of a kind asks for records of another.
    private static func takes(_ target: Kind, _ kind: Kind) -> Bool {
        target.has(.offering) || target.has(.container)
            || kind.relations.contains {
                ComposeForm.relations.contains($0.name) && !$0.isDormant
                    && ($0.targets.contains(target.name))
            }
    }
}

extension PageContext {
    /// The page on which a record of a kind is written; missing where there is none.
    func composing(kind number: Int) -> TemplateValue {
        let kind = schema.kinds[number]
        guard kind.isComposed, let href = href(portal: ComposePage.paths(of: kind)[0]) else {
            return .missing
        }
        var map = TemplateMap(reserving: 2)
        map.text(Name.label, kind.label.singular)
        map.text(Name.href, href)
        return .map(map)
    }

    /// Adds the page on which something is written about a record, with the record filled in.
    func appendComposing(about number: Int, to values: inout TemplateValues) {
        guard let place = plan.composing.about[Int(plan.recordTexts.kinds[number])] else {
            return values.missing(Name.composing)
        }
        values.map(Name.composing) { values in
            values.text(Name.label, place.label)
            values.text(
                Name.href,
                "\(href(place.path))?\(place.key)=\(HostLinks.query(graph.records[number].id.id))"
            )
        }
    }
}
