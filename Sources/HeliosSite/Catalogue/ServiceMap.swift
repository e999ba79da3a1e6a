import HeliosRecords
import HeliosTemplates

/// What rests on what, drawn from left to right, with the health of each.
struct ServiceMap {
    let context: PageContext
    let dependencies: Dependencies
    private let layers: Layers

    /// More nodes than this nobody can read.
    private static let limit = 90
    private static let width = 172.0
    private static let height = 38.0
    private static let gap = 60.0
    private static let pitch = 46.0

    /// The map of these services and what they rest on; without what is no service where that would
    /// be too much, and nil where even the services are too many or rest on nothing.
    init?(of services: [Int], _ dependencies: Dependencies, in context: PageContext) {
        let linked = services.filter {
            dependencies.below[$0] != nil || dependencies.above[$0] != nil
        }
        let others = Set(linked.flatMap { dependencies.below[$0] ?? [] }).subtracting(linked)
        guard !linked.isEmpty, linked.count <= Self.limit else { return nil }
        let shown = linked.count + others.count <= Self.limit ? linked + others.sorted() : linked
        self.context = context
        self.dependencies = dependencies
        layers = Layers(of: shown, dependencies)
    }

    /// Adds the drawing.
    func append(to html: inout HTML) {
        let rows = layers.columns.map(\.count).max() ?? 0
        let height = Double(rows) * Self.pitch - (Self.pitch - Self.height)
        let width = Double(layers.columns.count) * (Self.width + Self.gap) - Self.gap
        var points: [Int: (x: Double, y: Double)] = [:]
        for (column, records) in layers.columns.enumerated() {
            let taken = Double(records.count) * Self.pitch - (Self.pitch - Self.height)
            for (row, record) in records.enumerated() {
                points[record] = (
                    Double(column) * (Self.width + Self.gap),
                    (height - taken) / 2 + Double(row) * Self.pitch
                )
            }
        }
        html.append("<div class=\"drawing\">")
        SVG.draw(
            width: width,
            height: height,
            class: "service-map",
            role: .group(label: context.phrases.catalogue.map),
            into: &html
        ) { svg in
            drawEdges(points, into: &svg)
            for record in layers.columns.joined() {
                guard let point = points[record] else { continue }
                draw(record, at: point, into: &svg)
            }
        }
        html.append("</div>")
    }

    private func drawEdges(_ points: [Int: (x: Double, y: Double)], into svg: inout SVG) {
        var path = SVG.Path()
        for record in layers.columns.joined() {
            guard let start = points[record] else { continue }
            for other in dependencies.below[record] ?? [] {
                guard let end = points[other] else { continue }
                path.curve(
                    from: (start.x + Self.width, start.y + Self.height / 2),
                    to: (end.x, end.y + Self.height / 2)
                )
            }
        }
        svg.path(path, class: "edges")
    }

    private func draw(_ record: Int, at point: (x: Double, y: Double), into svg: inout SVG) {
        let health = context.health(of: record)
        svg.link(to: context.href(record: record), at: point) { svg in
            svg.rectangle(x: 0, y: 0, width: Self.width, height: Self.height, radius: 6)
            if let health {
                svg.rectangle(
                    x: 0,
                    y: 0,
                    width: 6,
                    height: Self.height,
                    radius: 3,
                    class: health.tone.fill
                )
            }
            let title = context.title(record)
            let words = TextWidth.fitting(title, width: Self.width - 22, size: 12.5)
            if words.utf8.count != title.utf8.count { svg.title(title) }
            let kind = context.plan.kindLabel(of: record)
            svg.text(
                words,
                below: health.map { "\(kind) · \($0.word)" } ?? kind,
                x: 14,
                y: 16,
                lineHeight: 14
            )
        }
    }
}

extension Tone {
    /// The class that fills a shape with the tone's colour.
    var fill: StaticString {
        switch self {
        case .neutral: "fill-neutral"
        case .positive: "fill-positive"
        case .notice: "fill-notice"
        case .warning: "fill-warning"
        case .negative: "fill-negative"
        }
    }
}

extension PageContext {
    /// How well a record does: the word of its field `health`.
    func health(of record: Int) -> (word: String, tone: Tone)? {
        let kind = graph.kind(of: record)
        guard let index = kind.fieldIndex(named: "health"),
            case .text(let word)? = graph.records[record].value(at: index, of: kind)
        else { return nil }
        return (phrases.word(word), Tone(word: word))
    }
}
