import HeliosRecords
import HeliosTemplates
import HeliosText

/// What there is in the vault, and what must be changed: never a secret, nor anything that would
/// tell about one.
struct VaultPage {
    let context: PageContext
    let path: String
    let kinds: [Int]

    /// The page, which the organisation alone sees.
    static func pages(of audience: AudienceGraph, _ options: SiteOptions) -> [PortalPage] {
        let kinds = audience.schema.kinds.indices.filter {
            audience.schema.kinds[$0].isVault && !audience.graph.records(ofKind: $0).isEmpty
        }
        guard audience.audience.isInternal, !kinds.isEmpty else { return [] }
        return [
            PortalPage(
                paths: ["vault/index.html", "vault-of-secrets/index.html"],
                entry: PortalPage.Entry(
                    label: options.phrases.vault.vault,
                    icon: "lock",
                    placement: .navigation(60)
                ),
                content: .page(layout: CardsPage.layout) { context, path in
                    VaultPage(context: context, path: path, kinds: kinds).page.view
                },
                shows: { print, context, records in
                    let page = VaultPage(context: context, path: "", kinds: kinds)
                    page.add(to: &print, records)
                }
            )
        ]
    }

    private var page: CardsPage {
        let policy = context.rotationPolicy
        let entries = context.vaultEntries
        var page = CardsPage(
            frame: context.frame(
                ofPage: context.phrases.vault.vault,
                description: context.phrases.vault.lead,
                path: path
            ),
            note: context.phrases.vault.builtFor(context.phrases.format.date(context.today, .long)),
            empty: context.phrases.vault.none
        )
        guard !entries.isEmpty else { return page }
        page.cards.append(CardsPage.Card(html: summary(of: entries, policy?.record)))
        let urgent = entries.filter { $0.state == .expired || $0.state == .overdue }
        if !urgent.isEmpty {
            page.cards.append(
                CardsPage.Card(
                    heading: context.phrases.vault.urgent,
                    id: "urgent",
                    count: urgent.count,
                    tone: "late",
                    html: table(urgent)
                )
            )
        }
        for group in groups(of: entries.filter { $0.state == .soon || $0.state == .fine }) {
            page.cards.append(
                CardsPage.Card(
                    heading: group.label,
                    count: group.entries.count,
                    html: table(group.entries)
                )
            )
        }
        if let others = otherSecrets { page.cards.append(others) }
        return page
    }

    /// Adds to a number what the page shows.
    private func add(to print: inout Fingerprint, _ records: RecordFingerprints) {
        records.add(records.outlines.value, in: context, to: &print) { place, kind in
            kinds.contains(place) || kind.limitsSecrets
        }
        let holders = context.plan.figures.value.secretHolders
        for kind in context.schema.kinds.indices { print.add(holders[kind] ?? 0) }
        for kind in kinds {
            for record in context.graph.graph.records(ofKind: kind) {
                for folder in folders(above: record) { print.add(records.faces[folder]) }
            }
        }
    }

    // MARK: Summary

    private func summary(of entries: [VaultEntry], _ policy: Int?) -> HTML {
        let counts = [
            (entries.count, context.phrases.vault.entries),
            (entries.count { $0.state == .expired }, context.phrases.vault.expiredCount),
            (entries.count { $0.state == .overdue }, context.phrases.vault.overdueCount),
            (entries.count { $0.state == .soon }, context.phrases.vault.soon),
            (entries.count { $0.figures.recipients == 1 }, context.phrases.vault.single),
        ]
        var html = HTML("<ul class=\"figures\">")
        for (count, label) in counts {
            html.append("<li><strong>")
            html.append(escaping: "\(count)")
            html.append("</strong> ")
            html.append(escaping: label)
            html.append("</li>")
        }
        html.append("</ul>")
        if let policy {
            html.append("<p class=\"hint\">")
            html.append(escaping: context.phrases.vault.policy)
            html.append(" ")
            context.appendLink(to: policy, into: &html)
            html.append("</p>")
        }
        return html
    }

    // MARK: Tables

    /// The entries by owner, then by the folder that they lie in.
    private func groups(of entries: [VaultEntry]) -> [(label: String, entries: [VaultEntry])] {
        var groups: [(key: String, label: String, entries: [VaultEntry])] = []
        for entry in entries {
            let (key, label) = place(of: entry.record)
            if let group = groups.firstIndex(where: { $0.key.hasSameBytes(as: key) }) {
                groups[group].entries.append(entry)
            } else {
                groups.append((key, label, [entry]))
            }
        }
        return groups.sorted { $0.key.precedesBytewise($1.key) }.map { ($0.label, $0.entries) }
    }

    /// What the entry is sorted by, and the words for it; what lies in no folder comes last.
    private func place(of record: Int) -> (key: String, label: String) {
        let owner = context.graph.records[record].owner
        var names =
            owner.map { owner in
                [context.graph.graph.number(of: owner).map(context.title) ?? owner.id]
            } ?? []
        let folders = folders(above: record).map(context.title)
        names += folders.isEmpty ? [context.phrases.vault.noFolder] : folders
        let key = "\(owner?.id ?? "")/\(folders.isEmpty ? "~" : folders.joined(separator: "/"))"
        return (key, names.joined(separator: " / "))
    }

    /// The folders that a record lies in, the outermost first.
    private func folders(above record: Int) -> [Int] {
        let kind = context.graph.records[record].kind
        let relation = context.schema.placeRelations(of: kind).first
        var folders: [Int] = []
        var folder = relation.flatMap { context.target(of: record, relation: $0) }
        while let here = folder, folders.count < 8 {
            folders.insert(here, at: 0)
            folder = context.parent(of: here)
        }
        return folders
    }

    private func table(_ entries: [VaultEntry]) -> HTML {
        var html = HTML("<table class=\"table\">")
        html.appendTableHead([
            (context.phrases.vault.name, false), (context.phrases.vault.state, false),
            (context.phrases.vault.changed, false),
            (context.phrases.vault.rotation, false), (context.phrases.vault.decrypt, false),
            (context.phrases.vault.usedIn, false),
        ])
        html.append("<tbody>")
        for entry in entries { append(entry, into: &html) }
        html.append("</tbody></table>")
        return html
    }

    private func append(_ entry: VaultEntry, into html: inout HTML) {
        html.append("<tr><th scope=\"row\"><div>")
        context.appendLink(to: entry.record, into: &html)
        if let word = context.word("category", of: entry.record) {
            html.append(" <span class=\"kind\">")
            html.append(escaping: word)
            html.append("</span>")
        }
        html.append("</div></th>")
        html.beginCell(context.phrases.vault.state)
        appendState(of: entry, into: &html)
        html.endCell()
        html.beginCell(context.phrases.vault.changed)
        if let changed = entry.figures.changed {
            context.append(.date(changed), .date, into: &html)
        }
        html.endCell()
        html.beginCell(context.phrases.vault.rotation)
        if let period = entry.period {
            let words = context.phrases.vault.every(period)
            html.append(escaping: entry.isByPolicy ? context.phrases.vault.byPolicy(words) : words)
        }
        html.endCell()
        html.beginCell(context.phrases.vault.decrypt)
        appendRecipients(of: entry, into: &html)
        html.endCell()
        html.beginCell(context.phrases.vault.usedIn)
        appendUses(of: entry.record, into: &html)
        html.endCell()
        html.append("</tr>")
    }

    private func appendState(of entry: VaultEntry, into html: inout HTML) {
        let days = entry.daysLeft.map { context.phrases.distance(days: $0) } ?? ""
        switch entry.state {
        case .expired:
            context.appendBadge(context.phrases.vault.expired(days), tone: .negative, into: &html)
        case .overdue:
            context.appendBadge(context.phrases.vault.overdue(days), tone: .negative, into: &html)
        case .soon:
            context.appendBadge(context.phrases.vault.due(days), tone: .warning, into: &html)
        case .fine:
            if entry.daysLeft != nil { html.append(escaping: context.phrases.vault.due(days)) }
        }
    }

    private func appendRecipients(of entry: VaultEntry, into html: inout HTML) {
        let kind = context.graph.kind(of: entry.record)
        let names = kind.field(named: "recipients")?.namedKinds ?? []
        for (place, recipient) in recipients(of: entry.record).enumerated() {
            if place > 0 { html.append(", ") }
            let known =
                names.isEmpty
                ? nil
                : LinkReference(recipient).flatMap {
                    context.number(of: $0, kinds: names)
                }
            if let known {
                context.appendLink(to: known, into: &html)
            } else {
                html.append(escaping: recipient)
            }
        }
    }

    /// The names of those who can decrypt a secret.
    private func recipients(of record: Int) -> [String] {
        let field = context.graph.kind(of: record).fieldIndex(named: "recipients")
        guard
            case .list(let names)? =
                field.flatMap({ context.graph.records[record].value(at: $0) })
        else { return [] }
        return names.map(\.text)
    }

    /// The records that lead to it, by kind: what breaks when it is changed.
    private func appendUses(of record: Int, into html: inout HTML) {
        let users = Backlinks(of: record, in: context).groups
            .filter { !$0.arrival.isMention }.flatMap { $0.links.map(\.other) }
        for (place, user) in users.prefix(3).enumerated() {
            if place > 0 { html.append(", ") }
            context.appendLink(to: user, into: &html)
        }
        guard users.count > 3 else { return }
        html.append(", ")
        html.append(escaping: context.phrases.directory.more(users.count - 3))
    }

    // MARK: Other secrets

    /// What other kinds keep encrypted, as numbers.
    private var otherSecrets: CardsPage.Card? {
        var html = HTML("<ul class=\"link-list\">")
        var count = 0
        for kind in context.schema.kinds.indices where !kinds.contains(kind) {
            let declared = context.schema.kinds[kind]
            guard let holders = context.plan.figures.value.secretHolders[kind] else { continue }
            count += holders
            html.append("<li><a href=\"")
            html.append(escaping: context.href(context.plan.listPath(kind: kind)))
            html.append("\">")
            html.append(escaping: declared.label.plural)
            html.append("</a> <span class=\"kind\">")
            let names = declared.secretFields.map { declared.fields[$0].displayLabel }
            html.append(escaping: "\(holders): \(names.joined(separator: ", "))")
            html.append("</span></li>")
        }
        html.append("</ul>")
        guard count > 0 else { return nil }
        return CardsPage.Card(heading: context.phrases.vault.others, count: count, html: html)
    }
}

extension Kind {
    /// Whether its records may say how long a secret lives.
    fileprivate var limitsSecrets: Bool { field(named: "credential_rotation_days") != nil }
}
