import HeliosTemplates

/// Draws a plot.
struct PlotDrawing {
    let plot: Plot
    let phrases: Phrases
    let width: Double

    private static let type = 12.0
    private static let lineHeight = 26.0

    func append(to html: inout HTML) {
        switch plot.shape {
        case .bars: appendBars(to: &html)
        case .columns: appendGrid(to: &html) { appendColumns(to: &$0, $1) }
        case .lines: appendGrid(to: &html) { appendLines(to: &$0, $1) }
        case .donut: appendDonut(to: &html)
        }
    }

    private var role: SVG.Role {
        .image(title: plot.title, description: plot.description(phrases))
    }

    private func width(of text: String) -> Double {
        Double(TextWidth.hundredths(text)) * Self.type / 100
    }

    private func words(_ place: Int, _ series: Plot.Series) -> String {
        let number = plot.number(series.values[place], phrases)
        return plot.series.count > 1
            ? "\(plot.labels[place]), \(series.label): \(number)"
            : "\(plot.labels[place]): \(number)"
    }

    // MARK: Bars

    private func appendBars(to html: inout HTML) {
        let sums = plot.sums
        let most = max(1, plot.isPercent ? 100 : sums.max() ?? 1)
        let numbers = sums.map { plot.number($0, phrases) }
        let numberWidth = numbers.map(width(of:)).max() ?? 0
        let labelWidth = min(width * 0.42, plot.labels.map(width(of:)).max() ?? 0)
        let start = labelWidth + 8
        let length = max(20, width - start - numberWidth - 8)
        let height = Double(plot.labels.count) * Self.lineHeight
        SVG.draw(
            width: width,
            height: height,
            class: "plot-bars",
            role: role,
            into: &html
        ) { svg in
            for (place, label) in plot.labels.enumerated() {
                let top = Double(place) * Self.lineHeight
                svg.text(
                    TextWidth.fitting(label, width: labelWidth + 1, size: Self.type),
                    x: labelWidth,
                    y: top + 17,
                    anchor: .end
                )
                var left = start
                for series in plot.series where series.values[place] > 0 {
                    let part = max(1.5, Double(series.values[place]) * length / Double(most))
                    svg.rectangle(
                        x: left,
                        y: top + 5,
                        width: part,
                        height: Self.lineHeight - 10,
                        class: series.look.fill,
                        title: words(place, series)
                    )
                    left += part
                }
                svg.text(numbers[place], x: left + 6, y: top + 17, class: "plot-number")
            }
        }
    }

    // MARK: Columns and lines

    /// The room between the axes.
    struct Area {
        let left: Double
        let top: Double
        let width: Double
        let height: Double
        let scale: PlotScale
        /// The room of one category.
        let slot: Double

        var bottom: Double { top + height }

        func middle(of place: Int) -> Double { left + slot * (Double(place) + 0.5) }

        func height(of value: Int) -> Double { scale.place(of: value, on: height) }
    }

    private func appendGrid(to html: inout HTML, _ draw: (inout SVG, Area) -> Void) {
        let isStacked = plot.shape == .columns
        let most = isStacked ? plot.sums.max() : plot.series.flatMap(\.values).max()
        let scale = PlotScale(upTo: plot.isPercent ? 100 : most ?? 1)
        let numbers = scale.ticks.map { plot.number($0, phrases) }
        let left = (numbers.map(width(of:)).max() ?? 0) + 8
        let area = Area(
            left: left,
            top: 8,
            width: width - left - 2,
            height: 128,
            scale: scale,
            slot: (width - left - 2) / Double(max(1, plot.labels.count))
        )
        SVG.draw(
            width: width,
            height: area.bottom + 22,
            class: "plot-grid",
            role: role,
            into: &html
        ) { svg in
            for (tick, number) in zip(scale.ticks, numbers) {
                let y = area.bottom - area.height(of: tick)
                svg.line(
                    from: (left, y),
                    to: (width, y),
                    class: tick == 0 ? "plot-axis" : "plot-tick"
                )
                svg.text(number, x: left - 6, y: y + 4, anchor: .end, class: "plot-number")
            }
            draw(&svg, area)
            appendLabels(to: &svg, area)
        }
    }

    /// As many labels as have room, at equal distances.
    private func appendLabels(to svg: inout SVG, _ area: Area) {
        let widest = plot.labels.map(width(of:)).max() ?? 0
        let stride = max(1, Int(exactly: ((widest + 6) / area.slot).rounded(.up)) ?? 1)
        for place in plot.labels.indices where place % stride == 0 {
            let half = width(of: plot.labels[place]) / 2
            let x = min(max(area.middle(of: place), half), width - half)
            svg.text(plot.labels[place], x: x, y: area.bottom + 17, anchor: .middle)
        }
    }

    private func appendColumns(to svg: inout SVG, _ area: Area) {
        let breadth = min(36, area.slot * 0.68)
        for place in plot.labels.indices {
            var bottom = area.bottom
            for series in plot.series where series.values[place] > 0 {
                let height = max(1.5, area.height(of: series.values[place]))
                bottom -= height
                svg.rectangle(
                    x: area.middle(of: place) - breadth / 2,
                    y: bottom,
                    width: breadth,
                    height: height,
                    class: series.look.fill,
                    title: words(place, series)
                )
            }
        }
    }

    private func appendLines(to svg: inout SVG, _ area: Area) {
        for (order, series) in plot.series.enumerated() {
            let points = series.values.enumerated().map { place, value in
                (x: area.middle(of: place), y: area.bottom - area.height(of: value))
            }
            if order == 0, let first = points.first, let last = points.last {
                var ground = SVG.Path()
                ground.move(to: (first.x, area.bottom))
                for point in points { ground.line(to: point) }
                ground.line(to: (last.x, area.bottom))
                ground.close()
                svg.path(ground, class: "plot-ground")
            }
            svg.polyline(points, class: series.look.line)
            for (place, point) in points.enumerated() {
                svg.circle(
                    x: point.x,
                    y: point.y,
                    radius: 3,
                    class: series.look.fill,
                    title: words(place, series)
                )
            }
        }
    }
}
