import HeliosText
import Testing

@Suite("CSV")
struct CSVWriterTests {
    @Test(
        "quotes what would end a cell and disarms formulas",
        arguments: [
            ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
            ("a\nb", "\"a\nb\""), ("a;b", "\"a;b\""), (" a", "\" a\""), ("å", "å"),
            ("=1+1", "\"'=1+1\""), ("+4722334455", "\"'+4722334455\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("-cmd", "\"'-cmd\""), ("\t=1", "\"'\t=1\""), ("\r=1", "\"'\r=1\""), ("-12.5", "-12.5"),
            ("-1-2", "\"'-1-2\""), ("'=1", "\"''=1\""), ("'s", "'s"), ("--1", "\"'--1\""),
            ("=\u{301}1", "\"'=\u{301}1\""),
        ]
    )
    func cells(cell: String, written: String) {
        var csv = CSVWriter()
        csv.row([cell])
        #expect(Array(csv.bytes) == Array((written + "\r\n").utf8))
    }

    @Test(
        "restores each cell",
        arguments: ["=1", "'=1", "''-x", "'s", "-5", "+47", "", "'", "a", "\t", "'-5", "-5-"]
    )
    func restores(cell: String) {
        var csv = CSVWriter()
        csv.row([cell])
        let written = csv.text.dropLast()
        let inner =
            written.hasPrefix("\"") ? String(written.dropFirst().dropLast()) : String(written)
        #expect(CSVCell.restored(inner) == cell)
    }

    @Test("separates cells with commas and rows with CR LF")
    func rows() {
        var csv = CSVWriter()
        csv.row(["id", "name"])
        csv.row(["a", ""])
        #expect(csv.text == "id,name\r\na,\r\n")
    }

    @Test("writes a row of few cells like one with all the empty ones")
    func sparseRows() {
        var csv = CSVWriter()
        csv.row(of: 4, [(0, "a"), (2, "b;c")])
        csv.row(of: 2, [(0, "a"), (1, "b")])
        csv.row(of: 1, [])
        var whole = CSVWriter()
        whole.row(["a", "", "b;c", ""])
        whole.row(["a", "b"])
        whole.row([""])
        #expect(csv.bytes == whole.bytes)
    }
}
