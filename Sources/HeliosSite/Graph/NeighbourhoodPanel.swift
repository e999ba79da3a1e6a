import HeliosRecords
import HeliosTemplates

/// The drawing of a record among those it is linked with: who leads to it on the left, the record
/// in the middle, what it leads to on the right.
struct NeighbourhoodPanel {
    let context: PageContext
    let number: Int
    let neighbours: Neighbourhood

    /// How many records stand on each side.
    private static let room = 7

    /// The panel of a record; none without neighbours, or where the portal has no graphs.
    static func panels(of number: Int, in context: PageContext) -> [RecordPanel] {
        guard context.plan.options.graphs else { return [] }
        let neighbours = Neighbourhood(of: number, in: context)
        guard !neighbours.isEmpty else { return [] }
        let panel = NeighbourhoodPanel(context: context, number: number, neighbours: neighbours)
        // What was said comes before what it has to do with.
        return [
            RecordPanel(
                id: "graph",
                label: context.phrases.graph.neighbours,
                place: context.graph.kind(of: number).has(.thread) ? .end : .main,
                html: panel.html
            )
        ]
    }

    private var html: HTML {
        let left = Side(neighbours.users, room: Self.room, context.phrases)
        let right = Side(neighbours.used, room: Self.room, context.phrases)
        let size = Measure.self
        let hasLeft = !left.rows.isEmpty
        let centre = hasLeft ? size.node + size.gap : 0
        let width = centre + size.centre + (right.rows.isEmpty ? 0 : size.gap + size.node)
        let height = max(left.height, right.height, size.centreHeight)
        var html = HTML("<div class=\"drawing\">")
        SVG.draw(
            width: width,
            height: height,
            class: "neighbours",
            role: .group(label: context.phrases.graph.around(context.title(number))),
            into: &html
        ) { svg in
            drawEdges(left, right, centre: centre, height: height, into: &svg)
            drawCentre(at: (centre, (height - size.centreHeight) / 2), into: &svg)
            draw(left, at: (0, (height - left.height) / 2), into: &svg)
            let start = centre + size.centre + size.gap
            draw(right, at: (start, (height - right.height) / 2), into: &svg)
        }
        html.append("</div>")
        return html
    }

    // MARK: Parts

    private func drawEdges(
        _ left: Side,
        _ right: Side,
        centre: Double,
        height: Double,
        into svg: inout SVG
    ) {
        let size = Measure.self
        var path = SVG.Path()
        for y in left.ends {
            let start = (x: size.node, y: y + (height - left.height) / 2)
            path.curve(from: start, to: (centre, height / 2))
        }
        let edge = centre + size.centre
        for y in right.ends {
            let end = (x: edge + size.gap, y: y + (height - right.height) / 2)
            path.curve(from: (edge, height / 2), to: end)
        }
        svg.path(path)
    }

    private func drawCentre(at point: (x: Double, y: Double), into svg: inout SVG) {
        let size = Measure.self
        svg.group(class: "here", at: Measure.words(at: point, isCentre: true)) { svg in
            svg.rectangle(x: 0, y: 0, width: size.centre, height: size.centreHeight)
            words(of: number, width: size.centre, into: &svg)
        }
    }

    private func draw(_ side: Side, at point: (x: Double, y: Double), into svg: inout SVG) {
        for row in side.rows {
            svg.text(
                TextWidth.fitting(row.label, width: Measure.node, size: 12),
                x: point.x,
                y: point.y + row.top + 13
            )
            for (place, record) in row.records.enumerated() {
                let y = point.y + row.top + Measure.caption + Double(place) * Measure.pitch
                svg.link(to: context.href(record: record), at: Measure.words(at: (point.x, y))) {
                    $0.rectangle(x: 0, y: 0, width: Measure.node, height: Measure.nodeHeight)
                    words(of: record, width: Measure.node, into: &$0)
                }
            }
            drawRest(of: row, x: point.x, y: point.y + row.top, into: &svg)
        }
    }

    /// The way to those that there is no room for.
    private func drawRest(of row: Side.Row, x: Double, y: Double, into svg: inout SVG) {
        guard row.hidden > 0 else { return }
        let text = context.phrases.graph.more(row.hidden)
        let y = y + Measure.caption + Double(row.records.count) * Measure.pitch
        let words = Measure.words(at: (x, y))
        guard let part = row.part else {
            return svg.group(class: "more", at: words) { $0.text(text, x: 0, y: 0) }
        }
        svg.link(to: "#" + part, class: "more", at: words) { svg in
            svg.rectangle(x: 0, y: 0, width: Measure.node, height: Measure.rest - 2)
            svg.text(text, x: 0, y: 0)
        }
    }

    /// What a record is called and what it is.
    private func words(of record: Int, width: Double, into svg: inout SVG) {
        let title = context.title(record)
        let shown = TextWidth.fitting(title, width: width - 16, size: 12.5)
        if shown.utf8.count != title.utf8.count { svg.title(title) }
        let kind = context.plan.kindLabel(of: record)
        svg.text(
            shown,
            below: TextWidth.fitting(kind, width: width - 16, size: 11),
            x: 0,
            y: 0,
            lineHeight: 14
        )
    }
}

/// Lengths of the drawing; `styles/50-drawings.css` says where rectangles lie behind their words.
private enum Measure {
    static let node = 190.0
    static let nodeHeight = 36.0
    static let pitch = 40.0
    static let caption = 20.0
    static let rest = 26.0
    static let space = 6.0
    static let gap = 48.0
    static let centre = 164.0
    static let centreHeight = 52.0

    /// Where the words of a rectangle begin; the style moves it back by as much.
    static func words(at point: (x: Double, y: Double), isCentre: Bool = false) -> (
        x: Double, y: Double
    ) {
        (point.x + 8, point.y + (isCentre ? 23 : 15))
    }
}

/// One side of the drawing, measured.
private struct Side {
    /// A group and where it begins.
    struct Row {
        let label: String
        let part: String?
        let records: ArraySlice<Int>
        let hidden: Int
        let top: Double
    }

    private(set) var rows: [Row] = []
    /// Where the edges meet the nodes.
    private(set) var ends: [Double] = []
    private(set) var height = 0.0

    init(_ groups: [Neighbourhood.Group], room: Int, _ phrases: Phrases) {
        for row in Neighbourhood.rows(of: groups, room: room) {
            if !rows.isEmpty { height += Measure.space }
            add(
                Row(
                    label: row.group.label,
                    part: row.group.part,
                    records: row.group.records.prefix(row.shown),
                    hidden: row.hidden,
                    top: height
                )
            )
        }
        // Ways of being linked for which there is no room at all.
        let rest = groups.dropFirst(rows.count)
        guard let first = rest.first else { return }
        height += Measure.space
        let hidden = rest.reduce(0) { $0 + $1.records.count }
        let row = Row(
            label: phrases.graph.otherLinks,
            part: first.part,
            records: [],
            hidden: hidden,
            top: height
        )
        add(row)
    }

    private mutating func add(_ row: Row) {
        rows.append(row)
        height += Measure.caption
        for _ in row.records {
            ends.append(height + Measure.nodeHeight / 2)
            height += Measure.pitch
        }
        if row.hidden > 0 {
            height += Measure.rest
        } else {
            height -= Measure.pitch - Measure.nodeHeight
        }
    }
}
