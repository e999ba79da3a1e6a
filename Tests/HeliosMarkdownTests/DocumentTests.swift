import HeliosDiagnostics
import HeliosMarkdown
import Testing

@Suite("Markdown documents")
struct DocumentTests {
    @Test(
        "name headings as GitHub does, each once",
        arguments: [
            ("Hello, World!", "hello-world"), ("A  B", "a--b"),
            ("Ærlig Øl på Ås", "ærlig-øl-på-ås"), ("Übersicht", "übersicht"), ("Привет", "привет"),
            ("`code` & *em*", "code--em"), ("漢字", "漢字"), ("e\u{301}te\u{301}", "e\u{301}te\u{301}"),
            ("footnote-1", "section-footnote-1"), ("Straße_1", "straße_1"), ("[[asset:a|B]]", "b"),
            ("½ „so“ — €5 🎉", "-so--5-"), ("!?", "section"),
        ]
    )
    func slugs(heading: String, slug: String) {
        #expect(Rendering.parse("# " + heading).value.headings.map(\.slug) == [slug])
    }

    @Test("tell equal headings apart")
    func equalHeadings() {
        let headings = Rendering.parse("# a\n\n# a-1\n\n# a\n\n## A\n\n# a").value.headings
        #expect(headings.map(\.slug) == ["a", "a-1", "a-2", "a-3", "a-4"])
        #expect(headings.map(\.level) == [1, 1, 1, 2, 1])
    }

    @Test("move headings below the page's own, but not out of HTML")
    func levels() {
        #expect(Rendering.html("# a") == "<h2 id=\"a\">a</h2>\n")
        #expect(Rendering.html("###### a") == "<h6 id=\"a\">a</h6>\n")
    }

    @Test(
        "leave out a title that the page shows itself, and move the other headings up",
        arguments: [
            ("# T\n\na", "<p>a</p>\n"), ("T\n=\n\na", "<p>a</p>\n"),
            (
                "# T\n\n## [b](c.md)\n\n### d",
                "<h2 id=\"b\"><a href=\"x\">b</a></h2>\n<h3 id=\"d\">d</h3>\n"
            ),
            ("# T\n\n## b\n\n# c", "<h3 id=\"b\">b</h3>\n<h2 id=\"c\">c</h2>\n"),
            ("# T\n\n###### b", "<h6 id=\"b\">b</h6>\n"),
        ]
    )
    func title(text: String, html: String) {
        let document = Rendering.parse(text).value
        #expect(document.begins(withTitle: "T"))
        let rest = document.withoutTitle().html { _, _ in .address("x") }
        #expect(String(decoding: rest, as: UTF8.self) == html)
    }

    @Test(
        "keep a first heading that is not the title",
        arguments: ["# t", "## T", "a\n\n# T", "# T\u{301}", "- # T", "> # T", ""]
    )
    func otherTitle(text: String) {
        #expect(!Rendering.parse(text).value.begins(withTitle: "T"))
    }

    @Test("keep ids apart on a page with several texts")
    func prefix() {
        let document = Rendering.parse("# a\n\nb[^1]\n\n[^1]: c").value
        let html = String(decoding: document.html(idPrefix: "n-") { _, _ in .plain }, as: UTF8.self)
        #expect(html.contains("<h2 id=\"n-a\">"))
        #expect(html.contains("href=\"#n-footnote-1\" id=\"n-footnote-ref-1\""))
        #expect(html.contains("<li id=\"n-footnote-1\">"))
        #expect(html.contains("href=\"#n-footnote-ref-1\""))
    }

    @Test(
        "are rendered for readers of every kind",
        arguments: [
            (
                "- [x] a",
                "<ul>\n<li class=\"task\"><input type=\"checkbox\" checked=\"\" "
                    + "disabled=\"\" aria-label=\"Task\" /> a</li>\n</ul>\n"
            ),
            (
                "|a|b|\n|-|:-:|",
                "<div class=\"table-scroll\" role=\"group\" aria-label=\"Table\" "
                    + "tabindex=\"0\"><table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n"
                    + "<th scope=\"col\" class=\"align-center\">b</th>\n</tr>\n</thead>\n"
                    + "</table></div>\n"
            ),
            (
                "``` c++ x\n<\n```",
                "<pre><code class=\"language-c++\">&lt;\n</code></pre>\n"
            ),
            ("``` a\"b<é\n```", "<pre><code class=\"language-a_b___\"></code></pre>\n"),
            ("a <b>c</b> <!-- d -->", "<p>a c </p>\n"),
            ("<!-- a\nb -->\n\nc", "<p>c</p>\n"),
            ("<div>\nx\n</div>", ""),
            ("a\\\nb", "<p>a<br />\nb</p>\n"),
        ]
    )
    func html(text: String, html: String) {
        #expect(Rendering.html(text) == html)
    }

    @Test(
        "report what a reader would miss",
        arguments: [
            ("![](a.png)", ["markdown.image-without-text"]),
            ("![ ](a.png)", ["markdown.image-without-text"]),
            ("<b>a</b>", ["markdown.raw-html"]), ("<br>", ["markdown.raw-html"]),
            ("</b>", ["markdown.raw-html"]),
            ("<div>\n\n</div>", ["markdown.raw-html", "markdown.raw-html"]),
            ("<!-- a -->", []), ("a <!-- b --> c", []), ("<a@b.example>", []),
        ]
    )
    func reports(text: String, ids: [String]) {
        #expect(Rendering.problems(text) == ids)
    }

    @Test("give their text without markup")
    func plainText() {
        let text =
            "# *A* b\n\nc\nd `e` [f](g.md) [[h|i]] [[j:k]]\n\n- l\n- m\n\n|n|o|\n|-|-|\n|p|q|\n\n    r\n"
        let plain = "A b\nc d e f i j:k\nl\nm\nn\to\np\tq\nr"
        #expect(Rendering.parse(text).value.plainText == plain)
        #expect(Rendering.parse("").value.isEmpty)
        #expect(Rendering.parse("\n \n").value.plainText.isEmpty)
    }

    @Test("are the same from two threads as from one")
    func threads() async {
        let texts = (0..<400).map(Self.text)
        let alone = texts.map { Rendering.html($0) }
        for _ in 0..<4 {
            let together = await withTaskGroup(of: [(Int, String)].self) { group in
                for part in 0..<4 {
                    group.addTask {
                        stride(from: part, to: texts.count, by: 4).map {
                            ($0, Rendering.html(texts[$0]))
                        }
                    }
                }
                var all: [(Int, String)] = []
                for await results in group { all += results }
                return all.sorted { $0.0 < $1.0 }.map(\.1)
            }
            #expect(together == alone)
        }
    }

    private static func text(_ number: Int) -> String {
        """
        # Text \(number)

        Some *emphasis*, ~~struck~~ and **strong ~words~ [link \(number)](a.md)**, [[a:\(number)]],
        ![image](b.png) and https://example.com/\(number)?a=~b~.

        | a \(number) | ~~b~~ |
        |---|---|
        | *c* | `d` |

        - [ ] ~~one~~ x~y~z
        - [x] two[^1]

        [^1]: note ~~\(number)~~
        """
    }
}
