import Foundation
import HeliosText
import Testing

@Suite("JSON")
struct JSONWriterTests {
    private func written(pretty: Bool = false, _ body: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter(pretty: pretty)
        body(&json)
        return json.text
    }

    @Test("is compact when asked")
    func compact() {
        let text = written { json in
            json.object { json in
                json.member("a", 1)
                json.member("b", true)
                json.key("c")
                json.array { json in
                    json.null()
                    json.string("x")
                    json.number("1.50")
                    json.object { _ in }
                    json.array { _ in }
                }
                json.member("d", "y")
            }
        }
        #expect(text == #"{"a":1,"b":true,"c":[null,"x",1.50,{},[]],"d":"y"}"#)
    }

    @Test("has two spaces a level")
    func pretty() {
        let text = written(pretty: true) { json in
            json.object { json in
                json.key("a")
                json.array { json in
                    json.integer(-1)
                    json.boolean(false)
                }
                json.key("b")
                json.object { _ in }
            }
            json.endLine()
        }
        #expect(text == "{\n  \"a\": [\n    -1,\n    false\n  ],\n  \"b\": {}\n}\n")
    }

    @Test(
        "escapes what is not safe everywhere",
        arguments: [
            ("a\"b\\c", #"a\"b\\c"#), ("\n\t\r", #"\n\t\r"#),
            ("\u{0}\u{1F}\u{7F}", #"\u0000\u001f\u007f"#),
            ("</script>&", #"\u003c/script\u003e\u0026"#), ("\u{2028}\u{2029}", #"\u2028\u2029"#),
            ("\u{85}\u{9B}x", #"\u0085\u009bx"#),
            ("\u{202E}\u{200B}\u{2066}", #"\u202e\u200b\u2066"#),
            ("\u{FEFF}\u{061C}", #"\ufeff\u061c"#),
            ("é\u{A0}€😀\u{2027}\u{202F}", "é\u{A0}€😀\u{2027}\u{202F}"),
            ("\"\u{301}", "\\\"\u{301}"), ("👨‍👩‍👧", "👨‍👩‍👧"),
        ]
    )
    func escapes(text: String, expected: String) {
        let json = written { $0.string(text) }
        #expect(json.utf8.elementsEqual("\"\(expected)\"".utf8), "\(json)")
    }

    @Test("comes back as the same text for every scalar")
    func roundTrip() throws {
        // Blocks of scalars keep the test quick; a wrong one shows as a different block.
        for start in stride(from: UInt32(0), through: 0x10FFFF, by: 4096) {
            let scalars = (start..<start + 4096).compactMap(Unicode.Scalar.init)
            let text = String(String.UnicodeScalarView(scalars))
            let json = written { json in json.array { $0.string(text) } }
            let back = try JSONDecoder().decode([String].self, from: Data(json.utf8))
            #expect(back.first.map { Array($0.utf8) == Array(text.utf8) } == true, "U+\(start)")
        }
    }
}
