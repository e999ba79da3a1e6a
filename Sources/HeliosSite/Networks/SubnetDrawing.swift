import HeliosRecords
import HeliosTemplates

/// The addresses of a network as squares, sixteen in a row: which are taken, given out or free.
///
/// A network of more than 256 addresses is drawn as 256 blocks.
struct SubnetDrawing {
    let subnet: Subnet
    let context: PageContext

    /// What a square shows; of several the last counts.
    private enum State: Int, CaseIterable {
        case reserved
        case pooled
        case marked
        case taken
        case conflict

        var className: StaticString {
            switch self {
            case .reserved: "use-reserved"
            case .pooled: "use-pooled"
            case .marked: "use-marked"
            case .taken: "use-taken"
            case .conflict: "use-conflict"
            }
        }
    }

    private static let side = 20.0
    private static let columns = 16
    /// More squares than this have no words of their own.
    private static let titleLimit = 64

    /// How many addresses a square stands for, as a power of two.
    private var blockBits: Int {
        max(0, subnet.network.address.width - subnet.network.prefixLength - 8)
    }

    private var count: Int {
        1 << min(8, subnet.network.address.width - subnet.network.prefixLength)
    }

    /// Adds the drawing, and what its colours mean; nothing for a network that is not counted.
    func append(to html: inout HTML) {
        guard subnet.isCounted else { return }
        let rows = (count + Self.columns - 1) / Self.columns
        let columns = min(count, Self.columns)
        html.append("<div class=\"drawing address-use\">")
        SVG.draw(
            width: Double(columns) * Self.side,
            height: Double(rows) * Self.side,
            class: "addresses",
            role: .image(title: context.phrases.networks.drawing, description: description),
            into: &html,
            draw
        )
        appendLegend(to: &html)
        html.append("</div>")
    }

    private var description: String {
        context.phrases.networks.use(
            used: subnet.used,
            of: subnet.usable,
            percent: subnet.percent ?? 0
        )
    }

    private func draw(_ svg: inout SVG) {
        var squares: [(state: State, words: String?)?] = Array(repeating: nil, count: count)
        func set(_ address: IPAddress, _ state: State, _ words: String? = nil) {
            let place = self.place(of: address)
            if let known = squares[place], known.state.rawValue >= state.rawValue { return }
            squares[place] = (state, words)
        }
        if blockBits == 0, subnet.network.broadcast != nil {
            set(subnet.network.address, .reserved)
            set(subnet.network.lastAddress, .reserved)
        }
        for range in subnet.ranges {
            for place in place(of: range.first)...place(of: range.last) where squares[place] == nil
            {
                squares[place] = (.pooled, nil)
            }
        }
        for mark in subnet.marks { set(mark.address, .marked, "\(mark.address) \(mark.label)") }
        let conflicts = subnet.conflicts
        for taken in subnet.taken {
            let words = "\(taken.address) \(context.title(taken.record))"
            set(taken.address, conflicts.contains(taken.address) ? .conflict : .taken, words)
        }
        draw(squares, into: &svg)
    }

    private func draw(_ squares: [(state: State, words: String?)?], into svg: inout SVG) {
        var free = SVG.Path()
        var paths = State.allCases.map { _ in SVG.Path() }
        let hasWords = squares.count { $0?.words != nil } <= Self.titleLimit
        for (place, square) in squares.enumerated() {
            guard let square else {
                free.square(at: point(place), side: Self.side - 2)
                continue
            }
            if hasWords, square.words != nil { continue }
            paths[square.state.rawValue].square(at: point(place), side: Self.side - 2)
        }
        svg.path(free, class: "use-free")
        for state in State.allCases where !paths[state.rawValue].text.isEmpty {
            svg.path(paths[state.rawValue], class: state.className)
        }
        guard hasWords else { return }
        for (place, square) in squares.enumerated() {
            guard let square, let words = square.words else { continue }
            let point = point(place)
            svg.rectangle(
                x: point.x,
                y: point.y,
                width: Self.side - 2,
                height: Self.side - 2,
                class: square.state.className,
                title: words
            )
        }
    }

    private func place(of address: IPAddress) -> Int {
        Int((address.bits - subnet.network.address.bits) >> UInt128(blockBits))
    }

    private func point(_ place: Int) -> (x: Double, y: Double) {
        let (row, column) = place.quotientAndRemainder(dividingBy: Self.columns)
        return (Double(column) * Self.side + 1, Double(row) * Self.side + 1)
    }

    // MARK: Words

    private func appendLegend(to html: inout HTML) {
        html.append("<ul class=\"legend\">")
        item("use-taken", context.phrases.networks.takenMark, into: &html)
        if !subnet.marks.isEmpty {
            let labels = subnet.marks.map(\.label).joined(separator: ", ")
            item("use-marked", labels, into: &html)
        }
        for range in subnet.ranges {
            item("use-pooled", "\(range.label): \(range.first) – \(range.last)", into: &html)
        }
        item("use-free", context.phrases.networks.free, into: &html)
        if !subnet.conflicts.isEmpty {
            item("use-conflict", context.phrases.networks.conflict, into: &html)
        }
        if blockBits > 0 {
            html.append("<li>")
            html.append(
                escaping: context.phrases.networks.block(
                    context.phrases.networks.number(UInt128(1) << UInt128(blockBits))
                )
            )
            html.append("</li>")
        }
        html.append("</ul>")
    }

    private func item(_ name: StaticString, _ text: String, into html: inout HTML) {
        html.append("<li>")
        SVG.draw(width: 12, height: 12, class: "legend-mark", role: .decoration, into: &html) {
            $0.rectangle(x: 0, y: 0, width: 12, height: 12, radius: 2, class: name)
        }
        html.append(escaping: text)
        html.append("</li>")
    }
}
