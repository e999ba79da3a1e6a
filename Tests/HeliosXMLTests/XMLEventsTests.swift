import HeliosXML
import Testing

@Suite("XML")
struct XMLEventsTests {
    private static func events(_ text: String) throws(XMLFailure) -> [XMLEvent] {
        var events: [XMLEvent] = []
        try XMLEvents.read(Array(text.utf8)) { events.append($0) }
        return events
    }

    @Test("is told as elements, attributes and text")
    func tells() throws {
        #expect(
            try Self.events(
                "<?xml version=\"1.0\"?><a b='1 &amp; 2'>x<!-- y --><c/><![CDATA[<]]></a>"
            )
                == [
                    .start(name: "a", attributes: ["b": "1 & 2"]), .text("x"),
                    .start(name: "c", attributes: [:]), .end(name: "c"), .text("<"),
                    .end(name: "a"),
                ]
        )
    }

    @Test(
        "is refused when it is not well formed, with its line",
        arguments: [
            ("", 1), ("no", 1), ("<a>", 1), ("<a>\n</b>", 2), ("<a/><b/>", 1), ("<a b=1/>", 1),
            ("<a>\n\n&nbsp;</a>", 3), ("<a>\u{0}</a>", 1),
        ]
    )
    func refuses(text: String, line: Int) {
        let failure = #expect(throws: XMLFailure.self) { try Self.events(text) }
        #expect(failure?.line == line)
    }

    @Test(
        "never opens another file and never grows",
        arguments: [
            "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
            "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
            "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><a d='&c;'>&c;</a>",
        ]
    )
    func refusesDocumentTypes(text: String) {
        let failure = #expect(throws: XMLFailure.self) { try Self.events(text) }
        #expect(failure?.message == "a document type is not allowed")
    }

    @Test("is refused beyond its limits")
    func limits() {
        let deep = String(repeating: "<a>", count: 1_000)
        #expect(throws: XMLFailure.self) { try Self.events(deep) }
        let wide = (0..<1_000).map { "a\($0)='1'" }.joined(separator: " ")
        #expect(throws: XMLFailure.self) { try Self.events("<a \(wide)/>") }
    }

    @Test("is repaired nowhere: bytes that are no text are refused")
    func bytes() {
        #expect(throws: XMLFailure.self) {
            try XMLEvents.read([0x3C, 0x61, 0x3E, 0xFF, 0xFE, 0x3C, 0x2F, 0x61, 0x3E]) { _ in }
        }
    }
}
