import HeliosDiagnostics
import HeliosRecords
import Testing

@Suite("Problems of an expression")
struct QueryProblemTests {
    /// An expression with a line of `^` below what is wrong.
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let marks: String
        let id: String
        let help: String

        init(_ text: String, _ marks: String, _ id: String, _ help: String = "") {
            (self.text, self.marks, self.id, self.help) = (text, marks, id, help)
        }

        var testDescription: String { text }
    }

    private func expect(_ found: [Diagnostic], _ wanted: Case) {
        #expect(found.count == 1)
        guard let found = found.first else { return }
        let start = found.span.range.start.column - 1
        let length = found.span.range.end.column - found.span.range.start.column
        let marks =
            String(repeating: " ", count: start) + String(repeating: "^", count: max(1, length))
        #expect(marks == wanted.marks, "\(found.message)")
        #expect(found.id.rawValue == "query.\(wanted.id)", "\(found.message)")
        if !wanted.help.isEmpty { #expect(found.help == wanted.help) }
        #expect(found.span.path == "<query>")
    }

    @Test(
        "are told where a condition cannot be read",
        arguments: [
            Case("", "^", "syntax"),
            Case("status =", "        ^", "syntax"),
            Case("status = = deployed", "         ^", "syntax"),
            Case("status == deployed", "       ^^", "syntax", "write '='"),
            Case("managed && managed", "        ^^", "syntax", "write 'and'"),
            Case("status <> deployed", "       ^^", "syntax", "write '!='"),
            Case("seats < 1 < 2", "          ^", "syntax", "join two comparisons with 'and'"),
            Case("(managed", "        ^", "syntax"),
            Case("managed)", "       ^", "syntax"),
            Case("managed adn managed", "        ^^^", "syntax", "did you mean 'and'?"),
            Case("name contians \"a\"", "     ^^^^^^^^", "syntax", "did you mean 'contains'?"),
            Case("name = \"abc", "       ^^^^", "syntax", "add the closing quote"),
            Case("name = \"a\\x\"", "         ^^", "syntax"),
            Case("name = \"a\\é\"", "         ^^", "syntax"),
            Case("name = é", "       ^", "syntax", "put text in quotes"),
            Case("name = \"é\" ø", "           ^", "syntax"),
            Case("bought > 2026-02-30", "         ^^^^^^^^^^", "syntax"),
            Case("seats > 99999999999999999999", "        ^^^^^^^^^^^^^^^^^^^^", "syntax"),
            Case("rotate > 99999999999999999999d", "         ^^^^^^^^^^^^^^^^^^^^^", "syntax"),
            Case("seats is empty", "         ^^^^^", "syntax"),
            Case("seats in (1, 2", "              ^", "syntax"),
            Case("and = 1", "^^^", "syntax", "write a field of this name as '`and`'"),
            Case("holder = User:Ann", "         ^^^^^^^^", "syntax"),
            Case("name matches \"[a\"", "             ^^^^", "syntax"),
            Case("cuont(labels) = 1", "^^^^^", "unknown-function", "did you mean 'count'?"),
            Case("frob(labels) = 1", "^^^^", "unknown-function"),
        ]
    )
    func syntax(wanted: Case) {
        let parsed = QueryParser.condition(
            SpannedText(wanted.text),
            kind: QuerySample.kind,
            schema: QuerySample.schema
        )
        #expect(parsed.value == nil)
        expect(parsed.diagnostics, wanted)
    }

    @Test(
        "are told where names and types do not fit",
        arguments: [
            Case("statsu = deployed", "^^^^^^", "unknown-name", "did you mean 'status'?"),
            Case("holder.nmae = \"x\"", "       ^^^^", "unknown-name", "did you mean 'name'?"),
            Case("mountd is missing", "^^^^^^", "unknown-name", "did you mean 'mounted'?"),
            Case("name.first = \"x\"", "     ^^^^^", "unknown-name"),
            Case("name = mike", "       ^^^^", "unknown-name", "put text in quotes: \"mike\""),
            Case("seats-1 = 2", "^^^^^^^", "unknown-name"),
            Case(
                "primary = true",
                "^^^^^^^",
                "unknown-name",
                "it is said by links: write 'any(users where …)'"
            ),
            Case("count(users where sicne = today) = 1", "                  ^^^^^", "unknown-name"),
            Case(
                "status = deploid",
                "         ^^^^^^^",
                "type-mismatch",
                "did you mean 'deployed'?"
            ),
            Case("status in (ordered, frob)", "                    ^^^^", "type-mismatch"),
            Case("status = 7", "         ^", "type-mismatch"),
            Case("status < retired", "^^^^^^", "type-mismatch"),
            Case("seats = \"3\"", "^^^^^^^^^^^", "type-mismatch"),
            Case("bought < 3", "^^^^^^^^^^", "type-mismatch"),
            Case("bought = \"soon\"", "         ^^^^^^", "type-mismatch"),
            Case("ip = \"10.0.0.300\"", "     ^^^^^^^^^^^^", "type-mismatch"),
            Case("cost > 5", "^^^^^^^^", "type-mismatch"),
            Case("pin = \"x\"", "^^^", "type-mismatch"),
            Case("holder = device:laptop", "         ^^^^^^^^^^^^^", "type-mismatch"),
            Case(
                "holder = persn:ann",
                "         ^^^^^^^^^",
                "unknown-kind",
                "did you mean 'person'?"
            ),
            Case("holder = 7", "         ^", "type-mismatch"),
            Case("holder < ann", "         ^^^", "unknown-name"),
            Case("holder < holder", "^^^^^^", "type-mismatch"),
            Case("seats contains 3", "^^^^^", "type-mismatch"),
            Case("name starts with 3", "                 ^", "type-mismatch"),
            Case("ip within ip", "          ^^", "type-mismatch"),
            Case("speeds + 1 = 2", "^^^^^^", "type-mismatch"),
            Case("bought + bought = today", "^^^^^^^^^^^^^^^", "type-mismatch"),
            Case("-name = 1", "^^^^^", "type-mismatch"),
            Case("users.joined = 3", "      ^^^^^^", "type-mismatch"),
            Case("sum(labels) = 1", "    ^^^^^^", "type-mismatch"),
            Case(
                "count(labels where name = 1) = 1",
                "                   ^^^^^^^^",
                "type-mismatch"
            ),
            Case("all(labels)", "    ^^^^^^", "type-mismatch"),
            Case("person:ann = person:ann", "^^^^^^^^^^", "type-mismatch"),
            Case("count(holder) = 1", "      ^^^^^^", "not-a-collection"),
            Case("any(seats)", "    ^^^^^", "not-a-collection"),
            Case("seats", "^^^^^", "not-a-condition"),
            Case("managed and name", "            ^^^^", "not-a-condition"),
            Case("not holder", "    ^^^^^^", "not-a-condition"),
        ]
    )
    func types(wanted: Case) {
        let parsed = QueryParser.condition(
            SpannedText(wanted.text),
            kind: QuerySample.kind,
            schema: QuerySample.schema
        )
        #expect(parsed.value == nil)
        expect(parsed.diagnostics, wanted)
    }

    @Test(
        "are told for queries",
        arguments: [
            Case("devise", "^^^^^^", "unknown-kind", "did you mean 'device'?"),
            Case("device where", "            ^", "syntax"),
            Case("device were managed", "       ^^^^", "syntax", "did you mean 'where'?"),
            Case("device limit -1", "             ^", "syntax"),
            Case("device limit 1 limit 2", "               ^^^^^", "syntax"),
            Case("device order name", "             ^^^^", "syntax"),
            Case("device order by labels", "                ^^^^^^", "type-mismatch"),
            Case("device order by pin", "                ^^^", "type-mismatch"),
            Case("device select pin", "              ^^^", "type-mismatch"),
            Case("device select nmae", "              ^^^^", "unknown-name"),
            Case("device where managed select", "                           ^", "syntax"),
            Case(
                "every device has serial",
                "^^^^^",
                "syntax",
                "to find what breaks it, write: device where serial is missing"
            ),
            Case(
                "every device where managed or seats > 1 has serial",
                "^^^^^",
                "syntax",
                "to find what breaks it, write: "
                    + "device where (managed or seats > 1) and serial is missing"
            ),
            Case(
                "every device, team satisfies seats > 1",
                "^^^^^",
                "syntax",
                "to find what breaks it, write: device, team where not (seats > 1)"
            ),
            Case(
                "no device where managed",
                "^^",
                "syntax",
                "to find what breaks it, write: device where managed"
            ),
            Case("exists device", "^^^^^^", "syntax", "to find what it asks for, write: device"),
            Case(
                "every device where",
                "^^^^^",
                "syntax",
                "to find what breaks it, write: KIND where CONDITION"
            ),
        ]
    )
    func queries(wanted: Case) {
        expect(
            QueryParser.query(SpannedText(wanted.text), schema: QuerySample.schema).diagnostics,
            wanted
        )
    }

    @Test(
        "are told for checks",
        arguments: [
            Case("device has holder", "^^^^^^", "syntax"),
            Case("every device", "            ^", "syntax"),
            Case("every device has", "                ^", "syntax"),
            Case("every device satisfies seats", "                       ^^^^^", "not-a-condition"),
            Case("no device where managed has holder", "                        ^^^", "syntax"),
            Case("every devices has holder", "      ^^^^^^^", "unknown-kind"),
        ]
    )
    func checks(wanted: Case) {
        expect(
            QueryParser.check(SpannedText(wanted.text), schema: QuerySample.schema).diagnostics,
            wanted
        )
    }

    @Test("are all told at once")
    func several() {
        let text = SpannedText("nmae = \"a\" and count(labls) > 0 and status = frob")
        let parsed = QueryParser.condition(text, kind: QuerySample.kind, schema: QuerySample.schema)
        #expect(parsed.diagnostics.count == 3)
    }

    @Test("stand where the expression stands in its file")
    func place() {
        let span = SourceSpan(
            path: "modules/x/kinds/device.yaml",
            range: SourceRange(line: 7, column: 12, length: 1)
        )
        let first = QueryParser.condition(
            SpannedText("\"é\" = name and\n  nmae = \"x\"", at: span),
            kind: QuerySample.kind,
            schema: QuerySample.schema
        )
        #expect(first.diagnostics.map(\.span.range) == [SourceRange(line: 8, column: 3, length: 4)])
        let second = QueryParser.condition(
            SpannedText("\"é\" = nmae", at: span),
            kind: QuerySample.kind,
            schema: QuerySample.schema
        )
        #expect(
            second.diagnostics.map(\.span.range) == [SourceRange(line: 7, column: 18, length: 4)]
        )
    }

    @Test(
        "end what is too long or too deep",
        arguments: [
            String(repeating: "(", count: 4_000),
            String(repeating: "not ", count: 1_000) + "managed",
            String(repeating: "-", count: 4_000) + "1", String(repeating: " ", count: 4_097),
            "seats = 1" + String(repeating: " + 1", count: 900),
            String(repeating: "(", count: 65) + "managed" + String(repeating: ")", count: 65),
            String(repeating: "any(ports where ", count: 70),
            "holder" + String(repeating: ".manager", count: 80) + " is missing",
        ]
    )
    func limits(text: String) {
        let parsed = QueryParser.condition(
            SpannedText(text),
            kind: QuerySample.kind,
            schema: QuerySample.schema
        )
        #expect(parsed.diagnostics.map(\.id.rawValue) == ["query.too-complex"])
    }

    @Test("do not arise from long flat chains")
    func flat() {
        let text = "managed" + String(repeating: " or managed", count: 300)
        let parsed = QueryParser.condition(
            SpannedText(text),
            kind: QuerySample.kind,
            schema: QuerySample.schema
        )
        #expect(parsed.value != nil)
    }
}
