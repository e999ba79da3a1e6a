import Glibc
import HeliosTemplates

extension PlotDrawing {
    /// A ring, with the sum of all in its middle; what the colours mean stands beside it.
    func appendDonut(to html: inout HTML) {
        guard let series = plot.series.first else { return }
        let size = 148.0
        let total = max(1, series.values.reduce(0, +))
        SVG.draw(
            width: size,
            height: size,
            class: "plot-donut",
            role: .image(title: plot.title, description: plot.description(phrases)),
            into: &html
        ) { svg in
            var before = 0
            for (place, value) in series.values.enumerated() where value > 0 {
                svg.path(
                    ring(from: before, through: before + value, of: total, size: size),
                    class: Plot.Look(place: place).fill,
                    title: "\(plot.labels[place]): \(plot.number(value, phrases))"
                )
                before += value
            }
            svg.text(
                plot.number(total, phrases),
                x: size / 2,
                y: size / 2 + 7,
                anchor: .middle,
                class: "plot-total"
            )
        }
    }

    /// A part of the ring, clockwise from the top.
    private func ring(from start: Int, through end: Int, of total: Int, size: Double) -> SVG.Path {
        let middle = size / 2
        // A whole ring would end where it begins, and nothing would be drawn.
        let end = min(Double(end), Double(total) * 0.9999 + Double(start))
        func point(_ share: Double, _ radius: Double) -> (x: Double, y: Double) {
            let angle = share * 2 * Double.pi / Double(total)
            return (middle + radius * sin(angle), middle - radius * cos(angle))
        }
        let (outer, inner) = (middle - 2, middle - 26)
        let isLarge = (end - Double(start)) * 2 > Double(total)
        var path = SVG.Path()
        path.move(to: point(Double(start), outer))
        path.arc(to: point(end, outer), radius: outer, isLarge: isLarge)
        path.line(to: point(end, inner))
        path.arcBack(to: point(Double(start), inner), radius: inner, isLarge: isLarge)
        path.close()
        return path
    }
}
