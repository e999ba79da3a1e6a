import HeliosRecords
import HeliosTemplates
import HeliosText

/// The part of a network's page that shows which of its addresses are taken.
struct SubnetPanel {
    let context: PageContext
    let subnet: Subnet

    /// More stretches of free addresses than this are not listed.
    private static let freeLimit = 12
    /// More addresses than this are not listed.
    private static let takenLimit = 512

    /// The panel of a network's record; none for other kinds.
    static func panels(of number: Int, in context: PageContext) -> [RecordPanel] {
        guard context.graph.kind(of: number).has(.subnet),
            let subnet = context.plan.addresses.value.subnets[number]
        else { return [] }
        let panel = SubnetPanel(context: context, subnet: subnet)
        return [
            RecordPanel(
                id: "addresses",
                label: context.phrases.networks.addressUse,
                html: panel.html
            )
        ]
    }

    private var html: HTML {
        var html = HTML()
        appendSummary(to: &html)
        SubnetDrawing(subnet: subnet, context: context).append(to: &html)
        appendFree(to: &html)
        appendTable(to: &html)
        return html
    }

    private func appendSummary(to html: inout HTML) {
        html.append("<p class=\"use-summary\">")
        let text =
            subnet.percent.map {
                context.phrases.networks.use(used: subnet.used, of: subnet.usable, percent: $0)
            } ?? context.phrases.networks.taken(subnet.used)
        html.append(escaping: text)
        if let within = subnet.within {
            html.append(" · ")
            html.append(escaping: "\(context.phrases.networks.within) ")
            context.appendLink(to: within, into: &html)
        }
        html.append("</p>")
    }

    private func appendFree(to html: inout HTML) {
        guard subnet.isCounted else { return }
        let free = subnet.free
        guard !free.isEmpty else { return }
        html.append("<p class=\"use-summary\"><strong>")
        html.append(escaping: context.phrases.networks.free)
        html.append("</strong> ")
        for (place, stretch) in free.prefix(Self.freeLimit).enumerated() {
            if place > 0 { html.append(", ") }
            html.append("<code>")
            html.append(escaping: "\(subnet.address(stretch.lowerBound))")
            if stretch.count > 1 {
                html.append("–")
                html.append(escaping: "\(subnet.address(stretch.upperBound))")
            }
            html.append("</code>")
        }
        if free.count > Self.freeLimit {
            html.append(", ")
            html.append(escaping: context.phrases.networks.more(free.count - Self.freeLimit))
        }
        html.append("</p>")
    }

    // MARK: The table

    /// A row of the table: an address, who holds it, and what it is.
    private struct Row {
        let address: IPAddress
        var record: Int?
        var note: String
        var tone = Tone.neutral
    }

    private var rows: [Row] {
        let conflicts = subnet.conflicts
        var rows = subnet.taken.map { taken in
            let isMisplaced = subnet.isMisplaced(taken)
            var notes = [taken.place]
            notes += subnet.marks.filter { $0.address == taken.address }.map(\.label)
            if isMisplaced { notes.append(context.phrases.networks.inRange) }
            let isConflict = conflicts.contains(taken.address)
            if isConflict { notes.append(context.phrases.networks.conflict) }
            return Row(
                address: taken.address,
                record: taken.record,
                note: notes.filter { !$0.isEmpty }.joined(separator: " · "),
                tone: isConflict ? .negative : isMisplaced ? .warning : .neutral
            )
        }
        let held = Set(rows.map(\.address))
        rows += subnet.marks.filter { !held.contains($0.address) }
            .map { Row(address: $0.address, note: $0.label) }
        return rows.sorted { $0.address < $1.address }
    }

    private func appendTable(to html: inout HTML) {
        let rows = rows
        guard !rows.isEmpty else {
            html.append("<p class=\"hint\">")
            html.append(escaping: context.phrases.networks.noneTaken)
            return html.append("</p>")
        }
        html.append("<table class=\"table\">")
        html.appendTableHead([
            (context.phrases.networks.address, false), (context.phrases.networks.heldBy, false),
            (context.phrases.networks.note, false),
        ])
        html.append("<tbody>")
        for row in rows.prefix(Self.takenLimit) {
            html.append("<tr><th scope=\"row\"><code>")
            html.append(escaping: row.address.description)
            html.append("</code></th>")
            html.beginCell(context.phrases.networks.heldBy)
            if let record = row.record { context.appendLink(to: record, into: &html) }
            html.endCell()
            html.beginCell(context.phrases.networks.note)
            if row.tone == .neutral {
                html.append(escaping: row.note)
            } else {
                context.appendBadge(row.note, tone: row.tone, into: &html)
            }
            html.endCell()
            html.append("</tr>")
        }
        html.append("</tbody></table>")
    }
}

extension HTML {
    /// Begins a cell of a table that says on phones what it is.
    mutating func beginCell(_ label: String, isNumeric: Bool = false) {
        append(isNumeric ? "<td class=\"numeric\" data-label=\"" : "<td data-label=\"")
        append(escaping: label)
        append("\"><div>")
    }

    /// Ends a cell that was begun so.
    mutating func endCell() { append("</div></td>") }

    /// The head of a table: the words above its columns.
    mutating func appendTableHead(_ labels: [(label: String, isNumeric: Bool)]) {
        append("<thead><tr>")
        for column in labels {
            append(column.isNumeric ? "<th scope=\"col\" class=\"numeric\">" : "<th scope=\"col\">")
            append(escaping: column.label)
            append("</th>")
        }
        append("</tr></thead>")
    }
}
