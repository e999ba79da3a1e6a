import HeliosTemplates
import HeliosText

/// A drawing within a page, written element by element.
///
/// Text is escaped, numbers have at most one decimal, and colours come from classes alone, so that
/// a drawing follows the theme and needs no inline style.
struct SVG {
    private var html = HTML()

    /// What a drawing is to those who do not see it.
    enum Role {
        /// One picture, told by its title and description.
        case image(title: String, description: String? = nil)
        /// A group of links, each of which has a name of its own. The group stands around the
        /// drawing, as HTML gives a drawing itself no such role.
        case group(label: String)
        /// Nothing: what it shows stands beside it in words.
        case decoration
    }

    /// Where a text stands in relation to its point.
    enum Anchor {
        case start
        case middle
        case end
    }

    /// Adds a drawing to a page: `width` by `height` of its own units, which are pixels where there
    /// is room for them.
    static func draw(
        width: Double,
        height: Double,
        class name: StaticString,
        role: Role,
        into html: inout HTML,
        _ draw: (inout SVG) -> Void
    ) {
        var svg = SVG()
        swap(&svg.html, &html)
        if case .group(let label) = role {
            svg.html.append("<div role=\"group\"")
            svg.attribute("aria-label", label)
            svg.html.append(">")
        }
        svg.open("svg", name)
        svg.attribute("viewBox", "0 0 \(Self.text(width)) \(Self.text(height))")
        svg.number("width", width)
        svg.number("height", height)
        svg.begin(role)
        draw(&svg)
        svg.html.append("</svg>")
        if case .group = role { svg.html.append("</div>") }
        swap(&svg.html, &html)
    }

    private mutating func begin(_ role: Role) {
        switch role {
        case .image(let title, let description):
            html.append(" role=\"img\">")
            self.title(title)
            guard let description else { return }
            html.append("<desc>")
            html.append(escaping: description)
            html.append("</desc>")
        case .group: html.append(">")
        case .decoration: html.append(" aria-hidden=\"true\">")
        }
    }

    // MARK: Shapes

    /// A rectangle, rounded if asked for; inside may stand a title.
    mutating func rectangle(
        x: Double,
        y: Double,
        width: Double,
        height: Double,
        radius: Double = 0,
        class name: StaticString = "",
        title: String? = nil
    ) {
        open("rect", name)
        if x != 0 { number("x", x) }
        if y != 0 { number("y", y) }
        number("width", max(0, width))
        number("height", max(0, height))
        if radius > 0 { number("rx", radius) }
        close("rect", title)
    }

    /// A circle; inside may stand a title.
    mutating func circle(
        x: Double,
        y: Double,
        radius: Double,
        class name: StaticString = "",
        title: String? = nil
    ) {
        open("circle", name)
        number("cx", x)
        number("cy", y)
        number("r", max(0, radius))
        close("circle", title)
    }

    /// A straight line.
    mutating func line(
        from start: (x: Double, y: Double),
        to end: (x: Double, y: Double),
        class name: StaticString = ""
    ) {
        open("line", name)
        number("x1", start.x)
        number("y1", start.y)
        number("x2", end.x)
        number("y2", end.y)
        html.append("/>")
    }

    /// Lines from point to point.
    mutating func polyline(_ points: [(x: Double, y: Double)], class name: StaticString = "") {
        open("polyline", name)
        let text = points.map { "\(Self.text($0.x)),\(Self.text($0.y))" }
        attribute("points", text.joined(separator: " "))
        html.append("/>")
    }

    /// A shape of lines and curves; inside may stand a title.
    mutating func path(_ path: Path, class name: StaticString = "", title: String? = nil) {
        open("path", name)
        attribute("d", path.text)
        close("path", title)
    }

    // MARK: Words

    /// A line of text, whose point lies on its base line.
    mutating func text(
        _ text: String,
        x: Double,
        y: Double,
        anchor: Anchor = .start,
        class name: StaticString = ""
    ) {
        open("text", name)
        if x != 0 { number("x", x) }
        if y != 0 { number("y", y) }
        switch anchor {
        case .start: break
        case .middle: html.append(" text-anchor=\"middle\"")
        case .end: html.append(" text-anchor=\"end\"")
        }
        html.append(">")
        html.append(escaping: text)
        html.append("</text>")
    }

    /// A line of text and a second one below it, read as one.
    mutating func text(
        _ text: String,
        below second: String,
        x: Double,
        y: Double,
        lineHeight: Double,
        class name: StaticString = ""
    ) {
        open("text", name)
        if x != 0 { number("x", x) }
        if y != 0 { number("y", y) }
        html.append(">")
        html.append(escaping: text)
        html.append(" <tspan")
        number("x", x)
        number("dy", lineHeight)
        html.append(">")
        html.append(escaping: second)
        html.append("</tspan></text>")
    }

    /// What pointing at the element around it shows, and its name.
    mutating func title(_ text: String) {
        html.append("<title>")
        html.append(escaping: text)
        html.append("</title>")
    }

    // MARK: Groups

    /// Elements that belong together, moved as one.
    mutating func group(
        class name: StaticString = "",
        at point: (x: Double, y: Double)? = nil,
        _ draw: (inout SVG) -> Void
    ) {
        open("g", name)
        move(to: point)
        html.append(">")
        draw(&self)
        html.append("</g>")
    }

    /// Elements that lead to an address, moved as one.
    mutating func link(
        to address: String,
        class name: StaticString = "",
        at point: (x: Double, y: Double)? = nil,
        label: String? = nil,
        _ draw: (inout SVG) -> Void
    ) {
        open("a", name)
        attribute("href", address)
        move(to: point)
        if let label { attribute("aria-label", label) }
        html.append(">")
        draw(&self)
        html.append("</a>")
    }

    // MARK: Attributes

    private mutating func open(_ element: StaticString, _ name: StaticString) {
        html.append("<")
        html.append(element)
        guard name.utf8CodeUnitCount > 0 else { return }
        html.append(" class=\"")
        html.append(name)
        html.append("\"")
    }

    private mutating func close(_ element: StaticString, _ title: String?) {
        guard let title else { return html.append("/>") }
        html.append(">")
        self.title(title)
        html.append("</")
        html.append(element)
        html.append(">")
    }

    private mutating func move(to point: (x: Double, y: Double)?) {
        guard let point else { return }
        attribute("transform", "translate(\(Self.text(point.x)) \(Self.text(point.y)))")
    }

    private mutating func attribute(_ name: StaticString, _ text: String) {
        html.append(" ")
        html.append(name)
        html.append("=\"")
        html.append(escaping: text)
        html.append("\"")
    }

    private mutating func number(_ name: StaticString, _ number: Double) {
        attribute(name, Self.text(number))
    }

    /// A number with at most one decimal, the same on every machine: `12`, `0.5`, `-3.2`.
    static func text(_ number: Double) -> String {
        guard let tenths = Int(exactly: (number * 10).rounded()) else { return "0" }
        let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return (tenths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
    }
}

extension SVG {
    /// Lines and curves, one behind the other.
    struct Path {
        /// The path as `d` takes it.
        fileprivate(set) var text = ""

        /// Begins a line at a point.
        mutating func move(to point: (x: Double, y: Double)) { add("M", [point.x, point.y]) }

        /// A straight line to a point.
        mutating func line(to point: (x: Double, y: Double)) { add("L", [point.x, point.y]) }

        /// A curve that leaves its start and reaches a point horizontally.
        mutating func curve(
            from start: (x: Double, y: Double),
            to end: (x: Double, y: Double)
        ) {
            move(to: start)
            guard start.y != end.y else { return line(to: end) }
            let (width, height) = (end.x - start.x, end.y - start.y)
            add("c", [width / 2, 0, width / 2, height, width, height])
        }

        /// A part of a circle to a point.
        mutating func arc(to point: (x: Double, y: Double), radius: Double, isLarge: Bool) {
            add("A", [radius, radius, 0, isLarge ? 1 : 0, 1, point.x, point.y])
        }

        /// The same part the other way round.
        mutating func arcBack(to point: (x: Double, y: Double), radius: Double, isLarge: Bool) {
            add("A", [radius, radius, 0, isLarge ? 1 : 0, 0, point.x, point.y])
        }

        /// A curve between two points of one vertical, to the right of it by about this much.
        mutating func bulge(
            from start: (x: Double, y: Double),
            to end: (x: Double, y: Double),
            by width: Double
        ) {
            move(to: start)
            // The curve reaches three quarters of what its handles do.
            let edge = start.x + width * 4 / 3
            add("C", [edge, start.y, edge, end.y, end.x, end.y])
        }

        /// A square by its upper left corner.
        mutating func square(at point: (x: Double, y: Double), side: Double) {
            move(to: point)
            text += "h\(SVG.text(side))v\(SVG.text(side))h\(SVG.text(-side))z"
        }

        /// A line back to where it began.
        mutating func close() { text += "Z" }

        private mutating func add(_ command: String, _ numbers: [Double]) {
            text += command
            for (place, number) in numbers.map(SVG.text).enumerated() {
                // A sign separates as well as a blank.
                text += place == 0 || number.hasBytePrefix("-") ? number : " " + number
            }
        }
    }
}
