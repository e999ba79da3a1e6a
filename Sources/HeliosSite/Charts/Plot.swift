import HeliosTemplates

/// Numbers by category, which a drawing shows and a table tells.
struct Plot: Sendable {
    /// What it shows.
    let title: String
    /// What the categories are, such as `Month`.
    let category: String
    /// The words of the categories, in order.
    let labels: [String]
    /// The numbers, one for each category.
    let series: [Series]
    /// How it is drawn.
    let shape: Shape
    /// Whether the numbers are shares of a hundred.
    var isPercent = false

    /// Numbers that belong together.
    struct Series: Sendable {
        /// Their words.
        let label: String
        /// One for each category, none negative.
        let values: [Int]
        /// Their colour.
        let look: Look
    }

    /// How numbers are drawn.
    enum Shape: Sendable {
        /// A line for each category, its series one behind the other.
        case bars
        /// A column for each category, its series one upon the other.
        case columns
        /// Lines over the categories; the first is filled down to the ground.
        case lines
        /// A ring of the categories of the first series.
        case donut
    }

    /// A colour of the theme.
    enum Look: Sendable, CaseIterable {
        case first
        case second
        case third
        case fourth
        case fifth
        case sixth
        case positive
        case warning
        case negative
        case neutral

        /// The look of the category at a place.
        init(place: Int) {
            let looks: [Look] = [.first, .second, .third, .fourth, .fifth, .sixth]
            self = looks[place % looks.count]
        }

        /// The class of what is filled with it.
        var fill: StaticString {
            switch self {
            case .first: "plot-1"
            case .second: "plot-2"
            case .third: "plot-3"
            case .fourth: "plot-4"
            case .fifth: "plot-5"
            case .sixth: "plot-6"
            case .positive: "fill-positive"
            case .warning: "fill-warning"
            case .negative: "fill-negative"
            case .neutral: "fill-neutral"
            }
        }

        /// The class of a line of it.
        var line: StaticString {
            switch self {
            case .second: "plot-line-2"
            case .negative: "plot-line-negative"
            case .positive: "plot-line-positive"
            default: "plot-line-1"
            }
        }
    }

    /// Whether there is nothing to draw.
    var isEmpty: Bool { !series.contains { $0.values.contains { $0 > 0 } } }

    /// The sum of each category over all series.
    var sums: [Int] {
        labels.indices.map { place in series.reduce(0) { $0 + $1.values[place] } }
    }
}

// MARK: - On a page

extension Plot {
    /// Adds the drawing, what its colours mean, and the same as a table; nothing if it is empty.
    ///
    /// The width is in units that are pixels where there is room for them.
    func append(_ phrases: Phrases, width: Double = 320, into html: inout HTML) {
        guard !isEmpty else { return }
        html.append("<figure class=\"plot\"><div class=\"drawing\">")
        let drawing = PlotDrawing(plot: self, phrases: phrases, width: width)
        drawing.append(to: &html)
        html.append("</div>")
        appendLegend(phrases, to: &html)
        html.append("<figcaption><details><summary>")
        html.append(escaping: phrases[.plotTable])
        html.append("</summary>")
        appendTable(phrases, to: &html)
        html.append("</details></figcaption></figure>")
    }

    private func appendLegend(_ phrases: Phrases, to html: inout HTML) {
        let entries: [(label: String, look: Look)] =
            if shape == .donut {
                labels.indices.map { place in
                    let number = self.number(series.first?.values[place] ?? 0, phrases)
                    return ("\(labels[place]): \(number)", Look(place: place))
                }
            } else {
                series.count > 1 ? series.map { ($0.label, $0.look) } : []
            }
        guard !entries.isEmpty else { return }
        html.append("<ul class=\"legend\">")
        for entry in entries {
            html.append("<li>")
            SVG.draw(width: 12, height: 12, class: "key", role: .decoration, into: &html) {
                $0.rectangle(x: 0, y: 0, width: 12, height: 12, radius: 3, class: entry.look.fill)
            }
            html.append(escaping: entry.label)
            html.append("</li>")
        }
        html.append("</ul>")
    }

    private func appendTable(_ phrases: Phrases, to html: inout HTML) {
        html.append("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        html.append(escaping: title)
        html.append("\"><table class=\"table plain\">")
        html.appendTableHead([(category, false)] + series.map { ($0.label, true) })
        html.append("<tbody>")
        for (place, label) in labels.enumerated() {
            html.append("<tr><th scope=\"row\">")
            html.append(escaping: label)
            html.append("</th>")
            for series in series {
                html.append("<td class=\"numeric\">")
                html.append(escaping: number(series.values[place], phrases))
                html.append("</td>")
            }
            html.append("</tr>")
        }
        html.append("</tbody></table></div>")
    }

    /// A number as people read it.
    func number(_ number: Int, _ phrases: Phrases) -> String {
        isPercent ? phrases.format.percent(number) : phrases.format.number(number)
    }

    /// What it shows, in a sentence.
    func description(_ phrases: Phrases) -> String {
        let parts = series.map { series in
            let numbers = zip(labels, series.values).map { "\($0) \(number($1, phrases))" }
            return "\(series.label): \(numbers.joined(separator: ", "))"
        }
        return parts.joined(separator: "; ")
    }
}

extension [Plot] {
    /// Adds those that show something under their titles, side by side where there is room.
    ///
    /// `isPart` says that they stand below a heading of a part of the page.
    func append(_ phrases: Phrases, isPart: Bool = false, into html: inout HTML) {
        guard contains(where: { !$0.isEmpty }) else { return }
        html.append("<div class=\"plots\">")
        for plot in self where !plot.isEmpty {
            html.append(isPart ? "<div><h3>" : "<div><h2>")
            html.append(escaping: plot.title)
            html.append(isPart ? "</h3>" : "</h2>")
            plot.append(phrases, width: 400, into: &html)
            html.append("</div>")
        }
        html.append("</div>")
    }
}
