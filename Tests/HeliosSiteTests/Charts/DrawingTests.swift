import HeliosTemplates
import Testing

@testable import HeliosSite

@Suite("Drawings")
struct DrawingTests {
    private func drawn(_ role: SVG.Role, _ draw: (inout SVG) -> Void) -> String {
        var html = HTML("<p>")
        SVG.draw(width: 20, height: 10.5, class: "plot", role: role, into: &html, draw)
        return String(decoding: html.bytes, as: UTF8.self)
    }

    @Test("escape what they are told, in texts and attributes")
    func escapes() {
        let svg = drawn(.group(label: "\"<\u{301}")) { svg in
            svg.link(to: "a\"b", at: (1, 2)) { $0.text("<b>", x: 0, y: 1) }
        }
        #expect(
            svg.utf8.elementsEqual(
                """
                <p><div role="group" aria-label="&quot;&lt;\u{301}"><svg class="plot" \
                viewBox="0 0 20 10.5" width="20" height="10.5"><a href="a&quot;b" \
                transform="translate(1 2)"><text y="1">&lt;b&gt;</text></a></svg></div>
                """.utf8
            )
        )
    }

    @Test("name a picture, and hide a decoration")
    func roles() {
        #expect(
            drawn(.image(title: "T", description: "D")) { _ in }
                .contains(" role=\"img\"><title>T</title><desc>D</desc></svg>")
        )
        #expect(drawn(.decoration) { _ in }.contains(" aria-hidden=\"true\"></svg>"))
    }

    @Test(
        "write numbers with at most one decimal",
        arguments: [
            (0, "0"), (12, "12"), (0.25, "0.3"), (-0.04, "0"), (-3.21, "-3.2"), (1e300, "0"),
            (.nan, "0"), (.infinity, "0"),
        ] as [(Double, String)]
    )
    func numbers(number: Double, text: String) {
        #expect(SVG.text(number) == text)
    }

    @Test("draw curves that leave and arrive horizontally")
    func curves() {
        var path = SVG.Path()
        path.curve(from: (0, 0), to: (10, 4))
        path.curve(from: (0, 8), to: (10, 8))
        path.curve(from: (0, 8), to: (10, 4))
        #expect(path.text == "M0 0c5 0 5 4 10 4M0 8L10 8M0 8c5 0 5-4 10-4")
    }

    @Test("cut texts that have no room, and no others")
    func fitting() {
        #expect(TextWidth.fitting("Mike Berg", width: 100, size: 12) == "Mike Berg")
        let cut = TextWidth.fitting("A very long title of a document", width: 100, size: 12)
        #expect(cut.hasPrefix("A very long"))
        #expect(cut.hasSuffix("…"))
        #expect(TextWidth.hundredths(cut) <= 834)
    }
}
