import HeliosRecords
import HeliosTemplates
import HeliosText

/// The board of a kind: its records as cards, in columns by status.
struct BoardPage {
    /// How many cards of a column are shown.
    private static let limit = 200

    let context: PageContext
    let board: Board
    let path: String

    /// A board for each kind that opts into one; the first has the short address.
    static func pages(of audience: AudienceGraph, _ options: SiteOptions) -> [PortalPage] {
        let boards = audience.schema.kinds.indices.compactMap { kind -> Board? in
            guard !audience.graph.records(ofKind: kind).isEmpty else { return nil }
            return Board(of: kind, in: audience)
        }
        return boards.enumerated().map { place, board in
            let plural = audience.schema.kinds[board.shape.kind].plural
            let own = ["\(plural)/board/index.html", "\(plural)/board-by-status/index.html"]
            return PortalPage(
                paths: place == 0 ? ["board/index.html"] + own : own,
                entry: PortalPage.Entry(
                    label: options.phrases[.boardTitle],
                    icon: "square-kanban",
                    placement: .view(ofKind: board.shape.kind),
                    alsoInNavigation: place == 0 ? 20 : nil
                ),
                content: .page(layout: "layouts/board") { context, path in
                    let page = BoardPage(context: context, board: board, path: path)
                    return PortalView(frame: page.frame) { page.fill(&$0) }
                },
                shows: { print, context, records in board.add(to: &print, records, context) }
            )
        }
    }

    private var kind: Kind { context.schema.kinds[board.shape.kind] }

    private var frame: PageFrame {
        let list = context.href(context.plan.listPath(kind: board.shape.kind))
        return PageFrame(
            title: "\(context.phrases[.boardTitle]) · \(kind.label.plural)",
            heading: kind.label.plural,
            description: context.phrases.text(.boardDescription, ["kind": kind.label.plural]),
            breadcrumbs: [
                PageFrame.Breadcrumb(
                    label: context.phrases[.navHome],
                    href: context.href(PagePath.home)
                ), PageFrame.Breadcrumb(label: kind.label.plural, href: list),
            ],
            path: path,
            kind: board.shape.kind
        )
    }

    private func fill(_ values: inout TemplateValues) {
        let columns = board.columns
        let cards = columns.map { column in
            column.cards.map { BoardCard($0, of: board.shape, in: context) }
        }
        let format = context.phrases.format
        values.append(Name.composing, context.composing(kind: board.shape.kind))
        values.text(Name.today, context.today.description)
        values.text(Name.todayText, format.date(context.today, .long))
        values.count(Name.total, cards.reduce(0) { $0 + $1.count })
        let filters = BoardFilter.all(of: cards.flatMap { $0 }, board.shape, in: context)
        values.entries(Name.filters, filters.map(\.values))
        values.list(Name.columns) { list in
            for (column, cards) in zip(columns, cards) {
                list.element { append(column, cards, to: &$0) }
            }
        }
    }

    /// A word as part of an element's id, which holds no blanks.
    private static func anchor(of id: String) -> String {
        PercentEncoding.path(id).split(onByte: UInt8(ascii: "%")).joined(separator: ".")
    }

    /// What an address of the list adds to show the cards of a column alone.
    private func query(for id: String) -> String {
        kind.boardColumns.map { "?\($0)=\(PercentEncoding.path(id))" } ?? ""
    }

    private func append(
        _ column: Board.Column,
        _ cards: [BoardCard],
        to values: inout TemplateValues
    ) {
        let label =
            column.status.map { context.title($0) } ?? context.phrases.word(column.word ?? "")
        values.text(Name.label, label)
        let id = column.status.map { context.graph.records[$0].id.id } ?? column.word ?? ""
        values.text(Name.id, Self.anchor(of: id))
        values.html(Name.swatch) { html in
            guard let status = column.status, let color = context.color(of: status) else { return }
            html.append(PageContext.swatch(color))
        }
        values.count(Name.count, column.cards.count)
        let rest = cards.dropFirst(Self.limit)
        values.text(
            Name.more,
            rest.isEmpty ? nil : context.phrases.text(.boardMore, count: rest.count)
        )
        values.text(Name.rest, BoardFilter.facts(of: rest, in: context))
        let list = context.href(context.plan.listPath(kind: board.shape.kind))
        values.text(Name.href, list + query(for: id))
        values.maps(Name.cards, cards.prefix(Self.limit).map { $0.values(in: context) })
    }
}
