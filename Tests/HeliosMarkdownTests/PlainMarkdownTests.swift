import HeliosDiagnostics
import HeliosMarkdown
import Testing

/// Simple texts are compiled without the library; nothing may tell which.
@Suite("Plain Markdown")
struct PlainMarkdownTests {
    @Test(
        "is what the library makes of it",
        arguments: [
            "", "\n", "\n\n", "a", "a\n", "\n\na\n\n\nb\nc\n\n", "a \n", "a\n b\n", " a\n",
            "a  \nb\n",
            "a\\\nb\n", "a\n===\n", "a\n---\n", "a\n- b\n", "a\n1. b\n", "a\n> b\n", "a\n# b\n",
            "a\n***\n",
            "a | b\n--- | ---\nc | d\n", "a | b\n", "a\n    b\n", "a\n\n    b\n",
            "a\n```\nb\n```\n",
            "a > b \"c\" 'd'\n", "a & b\n", "a < b\n", "a &amp; b\n", "<b>a</b>\n",
            "a <!-- b -->\n",
            "**a**\n", "a **b** c\n", "a **b c\nd** e\n", "a **b\n\nc**\n", "a **b**c\n",
            "a**b** c\n",
            "a ** b **\n", "a **b**. **c**, **d**: (**e**)\n", "a **b `c` d** e\n",
            "a **b `c** d` e\n",
            "a ***b*** c\n", "a *b* c\n", "a **b* c\n", "a **b **c** d** e\n", "**a**\n\n**b**\n",
            "** a\n",
            "a **b** **c**? d\n", "a **ø** b\n", "a **b**\u{A0}c\n", "a \u{A0}**b** c\n",
            "**a **\n", "**a",
            "`a`\n", "a `b c` d\n", "a ``b`` c\n", "a `b``c` d\n", "a `b\n", "a `b\nc` d\n",
            "a ` b ` c\n",
            "a `b> \"c\" & <d>` e\n", "a `b\\` c\n", "```a```\n", "a ` b\n", "a `` b\n",
            "`a`b`c`\n",
            "a_b c__d\n", "_a_\n", "a _b_ c\n", "a_\n", "a _b\n", "a__ b\n", "__a__\n",
            "1_000_000 a\n",
            "a_b_\n", "a: b\n", "a://b\n", "http://a.example\n", "a:/b\n", "www.a.example\n",
            "awwww\n",
            "a@b.example\n", "~~a~~\n", "a ~b~ c\n", "[a](b)\n", "[[user:mike]]\n", "[a]: b\n",
            "a [b\n",
            "![a](b)\n", "a! b\n", "a[^1]\n\n[^1]: b\n", "(a) b\n", "a) b\n", "1) b\n", "-a\n",
            "a -- b\n",
            "æøå **é** `ü`\nø\n", "\u{A0}a\n", "\u{3000}a\n", "\u{2003}a\n", "a\u{2003}\nb\n",
            "a\tb\n",
            "\"a\"\n", "a\r\nb\r\n", "a\u{0}b\n", "a\u{200B}b\n", "a\u{7F}b\n", "a\\*b\n",
            "a **b**!\n",
            "A" + String(repeating: "b ", count: 20_000), String(repeating: "ab", count: 3_000),
        ]
    )
    func isAlike(text: String) { expectAlike(text) }

    /// Texts put together from what means something in Markdown, the same in every run.
    @Test("is what the library makes of it, whatever it is made of", arguments: 0..<64)
    func isAlikeFromParts(seed: Int) {
        let parts = [
            "a", "bc d", " ", "\n", "\n\n", "**", "**b", "b**", "`", "`c`", "_", "d_e", "*", "\"",
            "'", ">",
            "<", "&", ".", ",", ":", "ø", "(", ")", "- ", "1. ", "# ", "|", "---\n", "===\n", "~",
            "\\", "[",
            "]", "w", "@", "  \n", "?", "!", ";", "\u{A0}", "x ", "y\n",
        ]
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<(3 + Int(state >> 60)) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += parts[Int(state >> 33) % parts.count]
            }
            expectAlike(text)
        }
    }

    /// Small limits, so that small texts break each of them.
    @Test("breaks the limits that the whole scan finds broken", arguments: 0..<64)
    func hasSameLimits(seed: Int) {
        let parts = [
            "a", " ", "\n", "\n\n", "|", "|-|-|\n", "- ", "> ", "1. ", "[", "[a]: ", "<?", "\t",
            "| a | b |\n",
            "abcdefgh", "```\n", "    ", "]:",
        ]
        var options = MarkdownOptions()
        options.limits.size = 90
        options.limits.paragraph = 40
        options.limits.word = 12
        options.limits.tableColumns = 4
        options.limits.tableCells = 9
        options.limits.brackets = 3
        options.limits.reference = 14
        options.limits.depth = 4
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        for _ in 0..<200 {
            var text = ""
            for _ in 0..<(3 + Int(state >> 59)) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += parts[Int(state >> 33) % parts.count]
            }
            expectAlike(text, options)
        }
    }

    private func expectAlike(_ text: String, _ options: MarkdownOptions = MarkdownOptions()) {
        let bytes = Array(text.utf8)
        let own = MarkdownParser.parse(bytes, path: "a.md", options: options)
        let library = MarkdownParser.parseWithLibrary(bytes, path: "a.md", options: options)
        let shown = text.prefix(200).debugDescription
        #expect(html(own.value) == html(library.value), "\(shown)")
        #expect(own.value.plainText == library.value.plainText, "\(shown)")
        #expect(own.value.links == library.value.links, "\(shown)")
        #expect(own.value.headings == library.value.headings, "\(shown)")
        #expect(own.diagnostics == library.diagnostics, "\(shown)")
    }

    private func html(_ document: MarkdownDocument) -> String {
        let html = document.html { link, _ in .address(Rendering.address(of: link)) }
        return String(decoding: html, as: UTF8.self)
    }
}
