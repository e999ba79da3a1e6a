import HeliosTemplates

extension ReportResult {
    /// How many rows a page shows; its file has all of them.
    static let limit = 500

    /// The parts of a page that show it: numbers and drawings, then the table.
    func cards(csv: String?, in context: PageContext) -> [CardsPage.Card] {
        var cards: [CardsPage.Card] = []
        var head = HTML()
        appendHead(csv: csv, in: context, into: &head)
        if !head.bytes.isEmpty { cards.append(CardsPage.Card(tone: "summary", html: head)) }
        var drawings = HTML()
        plots.append(context.phrases, into: &drawings)
        if !drawings.bytes.isEmpty { cards.append(CardsPage.Card(tone: "plots", html: drawings)) }
        var table = HTML()
        appendTable(in: context, into: &table)
        cards.append(CardsPage.Card(id: "rows", tone: "table", html: table))
        return cards
    }

    /// The same as one part of a record's page.
    func panel(csv: String?, note: HTML, in context: PageContext) -> HTML {
        var html = note
        appendHead(csv: csv, in: context, into: &html)
        plots.append(context.phrases, isPart: true, into: &html)
        appendTable(in: context, into: &html)
        return html
    }

    private func appendHead(csv: String?, in context: PageContext, into html: inout HTML) {
        if !figures.isEmpty {
            html.append("<ul class=\"figures\">")
            for figure in figures {
                html.append("<li><strong>")
                html.append(escaping: figure.number)
                html.append("</strong> ")
                html.append(escaping: figure.label)
                html.append("</li>")
            }
            html.append("</ul>")
        }
        guard let csv, count > 0 else { return }
        html.append("<p class=\"report-tools\"><a href=\"")
        html.append(escaping: csv)
        html.append("\" download>")
        html.append(escaping: context.phrases[.reportCSV])
        html.append("</a></p>")
    }

    private func appendTable(in context: PageContext, into html: inout HTML) {
        guard count > 0 else {
            html.append("<p class=\"empty\">")
            html.append(escaping: context.phrases[.reportNothing])
            return html.append("</p>")
        }
        let shown = columns.indices.filter { !columns[$0].isInFileOnly }
        html.append("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        html.append(escaping: context.phrases[.reportRows])
        html.append("\"><table class=\"table report\">")
        html.appendTableHead(shown.map { (columns[$0].label, columns[$0].isNumeric) })
        var left = Self.limit
        for group in groups where left > 0 {
            append(group, upTo: left, shown: shown, in: context, into: &html)
            left -= min(left, group.rows.count)
        }
        html.append("</table></div>")
        guard count > Self.limit else { return }
        html.append("<p class=\"hint\">")
        html.append(
            escaping: context.phrases.text(
                .reportMore,
                ["n": context.phrases.format.number(count - Self.limit)]
            )
        )
        html.append("</p>")
    }

    private func append(
        _ group: Group,
        upTo limit: Int,
        shown: [Int],
        in context: PageContext,
        into html: inout HTML
    ) {
        html.append("<tbody>")
        if let heading = group.heading {
            html.append("<tr class=\"group\"><th scope=\"rowgroup\"")
            html.appendSpan(of: shown.count)
            html.append("><div>")
            html.append(heading)
            html.append(" <span class=\"count\">")
            html.append(escaping: context.phrases.format.number(group.rows.count))
            html.append("</span></div></th></tr>")
        }
        for row in group.rows.prefix(limit) {
            html.append("<tr>")
            for place in shown {
                if place == shown.first {
                    html.append("<th scope=\"row\"><div>")
                    html.append(row[place].html)
                    html.append("</div></th>")
                } else {
                    html.beginCell(columns[place].label, isNumeric: columns[place].isNumeric)
                    html.append(row[place].html)
                    html.endCell()
                }
            }
            html.append("</tr>")
        }
        appendSums(of: group, shown: shown, in: context, into: &html)
        html.append("</tbody>")
    }

    private func appendSums(
        of group: Group,
        shown: [Int],
        in context: PageContext,
        into html: inout HTML
    ) {
        guard !group.sums.isEmpty, group.rows.count > 1 else { return }
        html.append("<tr class=\"sums\">")
        for place in shown {
            if place == shown.first {
                html.append("<th scope=\"row\"><div>")
                html.append(escaping: context.phrases[.reportSum])
                if let sum = group.sums[place] { html.append(escaping: ": \(sum)") }
                html.append("</div></th>")
            } else {
                html.beginCell(columns[place].label, isNumeric: columns[place].isNumeric)
                html.append(escaping: group.sums[place] ?? "")
                html.endCell()
            }
        }
        html.append("</tr>")
    }
}

extension HTML {
    /// Makes a cell reach over so many columns.
    fileprivate mutating func appendSpan(of columns: Int) {
        append(" colspan=\"")
        append(escaping: String(columns))
        append("\"")
    }
}
