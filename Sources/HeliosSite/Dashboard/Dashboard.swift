import HeliosRecords
import HeliosTemplates
import HeliosText

/// What the first page says before all else: what to do now, and how things are going.
struct Dashboard {
    let context: PageContext

    /// How many of the latest commits it tells of.
    private static let told = 6
    /// How many months back it counts.
    private static let months = 8

    // MARK: What to do now

    /// A tile for each thing that needs attention, with a way to the list of it.
    var attention: HTML {
        let attention = Attention(context: context)
        let groups = attention.groups
        let page = context.href(portal: AttentionPage.first)
        let steps = Set(attention.expiring.map(\.id))
        var html = HTML()
        html.append("<section class=\"attention\" aria-labelledby=\"attention\">")
        html.append("<h2 id=\"attention\">")
        html.append(escaping: context.phrases[.dashAttention])
        html.append("</h2>")
        var tiles = groups.filter { !steps.contains($0.id) }.map { tile($0, page) }
        if let checks = brokenRequirements { tiles.append(checks) }
        if tiles.isEmpty, groups.isEmpty {
            html.append("<p class=\"calm\">")
            html.append(escaping: context.phrases[.dashNothing])
            html.append("</p></section>")
            return html
        }
        html.append("<ul class=\"tiles\">")
        for tile in tiles { html.append(tile) }
        html.append("</ul>")
        append(groups.filter { steps.contains($0.id) }, page, to: &html)
        html.append("</section>")
        return html
    }

    private func tile(_ group: Attention.Group, _ page: String?) -> HTML {
        tile(
            group.entries.count,
            group.label,
            tone: group.tone,
            href: page.map { "\($0)#\(group.id)" }
        )
    }

    private func tile(_ count: Int, _ label: String, tone: Tone, href: String?) -> HTML {
        var html = HTML("<li class=\"tile tile-")
        html.append(escaping: tone.rawValue)
        html.append("\"><a href=\"")
        html.append(escaping: href ?? "")
        html.append("\"><strong>")
        html.append(escaping: context.phrases.format.number(count))
        html.append("</strong> <span>")
        html.append(escaping: label)
        html.append("</span></a></li>")
        return html
    }

    private var brokenRequirements: HTML? {
        let index = context.plan.specifications
        guard index.showsStates, let path = context.plan.coveragePath else { return nil }
        let broken = index.report.capabilities.reduce(0) { sum, capability in
            sum + capability.requirements.count { $0.state == .broken }
        }
        guard broken > 0 else { return nil }
        return tile(
            broken,
            context.phrases[.dashChecks],
            tone: .negative,
            href: context.href(path)
        )
    }

    /// What runs out, by how soon it does.
    private func append(_ groups: [Attention.Group], _ page: String?, to html: inout HTML) {
        guard !groups.isEmpty else { return }
        html.append("<p class=\"expiring\"><strong>")
        html.append(escaping: context.phrases[.dashExpiring])
        html.append("</strong></p><ul class=\"expiring-steps\">")
        for group in groups {
            html.append("<li><a href=\"")
            html.append(escaping: page.map { "\($0)#\(group.id)" } ?? "")
            html.append("\">")
            html.append(escaping: group.label)
            html.append(" <span class=\"count\">")
            html.append(escaping: context.phrases.format.number(group.entries.count))
            html.append("</span></a></li>")
        }
        html.append("</ul>")
    }

    // MARK: How things are going

    /// Drawings, and what changed lately.
    var overview: HTML {
        var cards: [HTML] = plots.filter { !$0.isEmpty }.map { plot in
            var html = HTML("<section class=\"card\"><h2>")
            html.append(escaping: plot.title)
            html.append("</h2>")
            plot.append(context.phrases, width: 340, into: &html)
            html.append("</section>")
            return html
        }
        if let recent { cards.append(recent) }
        guard !cards.isEmpty else { return HTML() }
        var html = HTML("<div class=\"dash\">")
        for card in cards { html.append(card) }
        html.append("</div>")
        return html
    }

    private var plots: [Plot] {
        let figures = context.plan.figures.value
        let dates = context.plan.agenda.entries.filter { date in
            date.days >= 0 && !date.alertDays.isEmpty
                && !context.graph.kind(of: date.record).isWorkedOn
        }
        return [
            context.openTicketsPlot(months: 12),
            figures.tickets.isEmpty ? nil : context.ticketPlot(months: Self.months),
            statusPlot(figures.tickets.filter(\.isOpen)),
            typePlot(figures.things),
            context.monthPlot(context.phrases[.reportExpiriesByMonth], dates: dates.map(\.date)),
        ].compactMap { $0 }
    }

    /// Where the open tickets stand.
    private func statusPlot(_ tickets: [TicketFigures]) -> Plot? {
        var counts: [Int: Int] = [:]
        for ticket in tickets { if let status = ticket.status { counts[status, default: 0] += 1 } }
        let statuses = counts.keys.sorted()
        guard statuses.count > 1, statuses.count <= 6 else { return nil }
        return Plot(
            title: context.phrases[.dashByStatus],
            category: context.phrases[.reportState],
            labels: statuses.map { context.title($0) },
            series: [
                Plot.Series(
                    label: context.phrases[.reportOpen],
                    values: statuses.map { counts[$0] ?? 0 },
                    look: .first
                )
            ],
            shape: .donut
        )
    }

    /// Things by type and age.
    private func typePlot(_ things: [ThingFigures]) -> Plot? {
        let today = context.today
        func isAged(_ ages: ClosedRange<Int>) -> (ThingFigures) -> Bool {
            { $0.age(on: today).map(ages.contains) ?? false }
        }
        return context.typePlot(
            of: things,
            title: context.phrases[.dashByTypeAndAge],
            series: [
                (context.phrases[.dashYoung], .positive, isAged(0...2)),
                (context.phrases[.dashMiddle], .first, isAged(3...4)),
                (context.phrases[.dashOld], .warning, isAged(5...1_000)),
                (context.phrases[.reportNone], .neutral, { $0.age(on: today) == nil }),
            ],
            limit: 6
        )
    }

    /// The latest commits, as far as the audience may know of them.
    private var recent: HTML? {
        let history = context.plan.history
        guard let path = history.recentPath, let recent = history.history.recent,
            !recent.commits.isEmpty
        else { return nil }
        var html = HTML("<section class=\"card\"><h2>")
        html.append(HTML.link(context.phrases[.historyTitle], to: context.href(path)))
        html.append("</h2><ul class=\"recent\">")
        for commit in recent.commits.prefix(Self.told) {
            html.append("<li><span>")
            html.append(escaping: commit.commit.subject)
            html.append("</span> <span class=\"kind\">")
            html.append(context.time(of: commit.commit, withDay: true))
            html.append("</span></li>")
        }
        html.append("</ul></section>")
        return html
    }
}
