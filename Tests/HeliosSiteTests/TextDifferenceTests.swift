import Testing

@testable import HeliosSite

@Suite("Differences of texts")
struct TextDifferenceTests {
    @Test(
        "shows what goes and what comes",
        arguments: [
            ("a b c", "a b c", "= a b c"),
            ("a b c", "a x c", "~ a [-b] [+x] c"),
            ("", "new words", "+ [+new words]"),
            ("old words", "", "- [-old words]"),
            ("one two\nx y", "x y", "- [-one two]|= x y"),
            ("x y", "x y\nz", "= x y|+ [+z]"),
            ("p q r s", "a b c d", "+ [+a b c d]|- [-p q r s]"),
            ("same\nWHEN a b c\nend", "same\nWHEN a b d\nend", "= same|~ WHEN a b [-c] [+d]|= end"),
        ]
    )
    func pieces(old: String, new: String, expected: String) {
        let shown = TextDifference(from: old, to: new).blocks.map { block in
            let mark = ["same": "=", "edited": "~", "added": "+", "removed": "-"]["\(block.change)"]
            let pieces = block.pieces.map { piece in
                let words = piece.words.joined(separator: " ")
                return switch piece.change {
                case .same: words
                case .added: "[+\(words)]"
                case .removed: "[-\(words)]"
                }
            }
            return "\(mark ?? "?") \(pieces.joined(separator: " "))"
        }
        #expect(shown.joined(separator: "|") == expected)
    }

    @Test("keeps apart what only looks the same")
    func bytes() {
        let difference = TextDifference(from: "caf\u{E9} a b", to: "cafe\u{301} a b")
        #expect(difference.blocks.map(\.change) == [.edited])
    }

    @Test("escapes what it shows")
    func escaping() {
        let html = TextDifference(from: "a <b> \"\u{301} d e", to: "a <i> \"\u{301} d e").html
        let text = String(decoding: html.bytes, as: UTF8.self)
        #expect(text.contains("<del>&lt;b&gt;</del> <ins>&lt;i&gt;</ins>"))
        #expect(text.contains("&quot;\u{301}"))
    }

    @Test("says of long and wholly different texts that all is new")
    func limits() {
        let old = (0..<3_000).map { "a\($0)" }.joined(separator: " ")
        let new = (0..<3_000).map { "b\($0)" }.joined(separator: " ")
        #expect(TextDifference(from: old, to: new).blocks.map(\.change) == [.added, .removed])
    }
}
