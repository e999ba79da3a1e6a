import HeliosRecords
import Testing

@Suite("Drawings that a browser would run")
struct ActiveDrawingTests {
    @Test(
        "are told by what would run",
        arguments: [
            ("<script>x</script>", "<script>"),
            ("<SCRIPT/>", "<script>"),
            ("<svg:script>x</svg:script>", "<script>"),
            ("<foreignObject><p/></foreignObject>", "<foreignobject>"),
            ("<g onload='x'/>", "an attribute onload"),
            ("<g id=\"a>b\" onclick = \"x\"/>", "an attribute onclick"),
            ("<g\nONLOAD\n=\n'x'/>", "an attribute onload"),
            ("<a href='javascript:x'/>", "an address that is a script"),
            ("<a href='JavaScript :x'/>", "an address that is a script"),
            ("<a href='java&#115;cript:x'/>", "an address that is a script"),
            ("<a href='&#x6A;ava\nscript:x'/>", "an address that is a script"),
            ("<set attributeName='href' to='javascript:x'/>", "an address that is a script"),
            ("<!DOCTYPE svg [<!ENTITY a 'b'>]>", "an entity of its own"),
            ("<?xml-stylesheet href='x.xsl'?>", "a style sheet that may be a script"),
        ]
    )
    func active(text: String, part: String) {
        #expect(ActiveDrawing.part(of: Array("<svg>\(text)</svg>".utf8)) == part)
    }

    @Test(
        "are not those that only look like it",
        arguments: [
            "<text>on = javascript and script</text>", "<g id='onload'/>", "<g data-on='x'/>",
            "<a href='https://example.com/?on=1'/>", "<desc>&#106;ust text</desc>",
            "<style>.on{fill:red}</style>", "<text>1 &lt; 2</text>", "<g", "&#", "&#;", "&#x;",
        ]
    )
    func harmless(text: String) {
        #expect(ActiveDrawing.part(of: Array("<svg>\(text)</svg>".utf8)) == nil)
    }

    @Test("are those that cannot be read as UTF-8")
    func otherEncodings() {
        #expect(ActiveDrawing.part(of: [0xFF, 0xFE, 0x3C, 0x00]) == "bytes that are not UTF-8")
        #expect(ActiveDrawing.part(of: [0x3C, 0x00]) == "bytes that are not UTF-8")
    }
}
