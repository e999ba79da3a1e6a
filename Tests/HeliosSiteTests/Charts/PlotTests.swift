import HeliosTemplates
import Testing

@testable import HeliosSite

@Suite("Plots")
struct PlotTests {
    private func drawn(_ plot: Plot, width: Double = 320) -> String {
        var html = HTML()
        plot.append(Phrases.english, width: width, into: &html)
        return String(decoding: html.bytes, as: UTF8.self)
    }

    private func plot(_ shape: Plot.Shape, _ values: [[Int]]) -> Plot {
        Plot(
            title: "Tickets <1>",
            category: "Month",
            labels: ["Jan", "Feb"],
            series: values.enumerated().map { place, values in
                Plot.Series(
                    label: place == 0 ? "Opened" : "Done",
                    values: values,
                    look: place == 0 ? .first : .positive
                )
            },
            shape: shape
        )
    }

    @Test("draw bars to scale, name each, and tell the same as a table")
    func bars() {
        #expect(
            drawn(plot(.bars, [[10, 5]])) == """
                <figure class="plot"><div class="drawing"><svg class="plot-bars" \
                viewBox="0 0 320 52" width="320" height="52" role="img">\
                <title>Tickets &lt;1&gt;</title><desc>Opened: Jan 10, Feb 5</desc>\
                <text x="23.9" y="17" text-anchor="end">Jan</text>\
                <rect class="plot-1" x="31.9" y="5" width="265" height="16">\
                <title>Jan: 10</title></rect>\
                <text class="plot-number" x="302.9" y="17">10</text>\
                <text x="23.9" y="43" text-anchor="end">Feb</text>\
                <rect class="plot-1" x="31.9" y="31" width="132.5" height="16">\
                <title>Feb: 5</title></rect>\
                <text class="plot-number" x="170.4" y="43">5</text></svg></div>\
                <figcaption><details><summary>Figures as a table</summary>\
                <div class="table-scroll" tabindex="0" role="region" \
                aria-label="Tickets &lt;1&gt;"><table class="table plain"><thead><tr>\
                <th scope="col">Month</th><th scope="col" class="numeric">Opened</th></tr></thead>\
                <tbody><tr><th scope="row">Jan</th><td class="numeric">10</td></tr>\
                <tr><th scope="row">Feb</th><td class="numeric">5</td></tr></tbody></table></div>\
                </details></figcaption></figure>
                """
        )
    }

    @Test(
        "count along an axis in round steps",
        arguments: [
            (0, [0, 1]), (1, [0, 1]), (3, [0, 1, 2, 3]), (7, [0, 2, 4, 6, 8]),
            (8, [0, 2, 4, 6, 8]),
            (17, [0, 5, 10, 15, 20]), (100, [0, 50, 100]), (99, [0, 50, 100]),
            (1_234, [0, 500, 1_000, 1_500]),
        ]
    )
    func ticks(most: Int, ticks: [Int]) {
        #expect(PlotScale(upTo: most).ticks == ticks)
    }

    @Test("count also where numbers are as large as they can be")
    func largest() {
        #expect(PlotScale(upTo: .max).end > 1_000_000_000_000)
    }

    @Test("show nothing where there is nothing")
    func nothing() {
        #expect(drawn(plot(.columns, [[0, 0]])).isEmpty)
    }

    @Test("stack the columns of several series, and say what the colours mean")
    func stacked() {
        let html = drawn(plot(.columns, [[2, 0], [1, 4]]))
        #expect(html.contains("<title>Jan, Opened: 2</title>"))
        #expect(html.contains("<title>Feb, Done: 4</title>"))
        #expect(!html.contains("<title>Feb, Opened: 0</title>"))
        #expect(html.contains("class=\"legend\""))
        #expect(html.contains("<th scope=\"row\">Feb</th><td class=\"numeric\">0</td>"))
    }

    @Test("join the dots of lines, and fill what lies below the first")
    func lines() {
        let html = drawn(plot(.lines, [[2, 4], [1, 1]]))
        #expect(html.contains("<polyline class=\"plot-line-1\""))
        #expect(html.contains("<polyline class=\"plot-line-positive\""))
        #expect(html.components(separatedBy: "plot-ground").count == 2)
        #expect(html.components(separatedBy: "<circle").count == 5)
    }

    @Test("close a ring also where it is whole")
    func donut() {
        let html = drawn(plot(.donut, [[3, 0]]))
        #expect(html.contains("<title>Jan: 3</title>"))
        #expect(html.contains(">3</text>"))
        #expect(html.contains("Feb: 0"))
    }
}
