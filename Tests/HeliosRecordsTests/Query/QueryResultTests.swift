import HeliosDiagnostics
import HeliosRecords
import Testing

@Suite("Columns and checks")
struct QueryResultTests {
    private func show(_ value: QueryValue, _ graph: RecordGraph) -> String {
        switch value {
        case .missing: "-"
        case .value(let value): value.text
        case .record(let record): graph.records[record].id.description
        case .list(let values): "[" + values.map { show($0, graph) }.joined(separator: " ") + "]"
        }
    }

    @Test(
        "work out a value of any shape",
        arguments: [
            ("name", "Ann's laptop"), ("holder", "person:ann"),
            ("holder.department", "engineering"),
            ("users", "[person:ann team:web]"), ("users.name", "[Ann Web]"), ("count(users)", "2"),
            ("seats - count(users)", "0"), ("mounted", "-"), ("fee", "-"),
            ("like", "[device:server]"),
            ("ports.name", "[eth0 wlan0]"), ("ports.network", "[network:office network:guest]"),
            ("users.teams", "[team:web team:ops]"), ("warranty - today", "13d"),
            ("count(users) > 1", "true"), ("state", "active"), ("id", "laptop"), ("kind", "device"),
            ("max(speeds)", "10"),
        ]
    )
    func columns(text: String, value: String) async throws {
        let graph = await QuerySample.graph()
        let parsed = QueryParser.column(
            SpannedText(text),
            kind: QuerySample.kind,
            schema: QuerySample.schema
        )
        #expect(parsed.diagnostics == [])
        let column = try #require(parsed.value)
        let record = try #require(graph.number(of: RecordID(kind: "device", id: "laptop")))
        let found = column.evaluate(record, on: graph, in: QuerySample.environment)
        #expect(show(found, graph) == value)
    }

    @Test("say what a column is made of")
    func headings() throws {
        let parsed = QueryParser.column(
            SpannedText("count(holder.teams)"),
            kind: QuerySample.kind,
            schema: QuerySample.schema
        )
        let column = try #require(parsed.value)
        #expect(column.names == ["holder", "teams"])
        #expect(column.function == "count")
        #expect(column.fieldType == nil)
        let list = QueryParser.column(
            SpannedText("labels"),
            kind: QuerySample.kind,
            schema: QuerySample.schema
        )
        #expect(list.value?.fieldType == .list(of: .string(TextLimits())))
    }

    @Test("give the rows of a query, and how many there are without its limit")
    func rows() async throws {
        let graph = await QuerySample.graph()
        let parsed = QueryParser.query(
            SpannedText("device select name, count(users) order by name desc limit 2"),
            schema: QuerySample.schema
        )
        let query = try #require(parsed.value)
        let result = query.run(on: graph, in: QuerySample.environment)
        let rows = result.rows.map { $0.map { show($0, graph) } }
        #expect(rows == [["Spare", "0"], ["Build server", "2"]])
        #expect(query.columns.map(\.text) == ["name", "count(users)"])
        #expect(result.matchCount == 3)
    }

    @Test(
        "find who breaks a demand",
        arguments: [
            ("every device has holder", "server spare", "has no 'holder'"),
            ("every device where status = deployed has holder", "", "has no 'holder'"),
            (
                "every device satisfies bought <= installed", "laptop",
                "does not satisfy 'bought <= installed'"
            ),
            ("no device where state = archived", "spare", "matches 'state = archived'"),
            ("no device", "laptop server spare", "exists"),
            ("exists device where managed", "", "there is no device where 'managed'"),
        ]
    )
    func offenders(text: String, ids: String, reason: String) async throws {
        let graph = await QuerySample.graph()
        let parsed = QueryParser.check(SpannedText(text), schema: QuerySample.schema)
        let check = try #require(parsed.value)
        let outcome = check.run(on: graph, in: QuerySample.environment)
        let found = outcome.offenders.map { graph.records[$0].id.id }.joined(separator: " ")
        #expect(found == ids)
        #expect(outcome.holds == ids.isEmpty)
        #expect(outcome.reason == reason)
    }

    @Test("fail without an offender where nothing exists")
    func nothing() async throws {
        let graph = await QuerySample.graph()
        let text = SpannedText("exists device where seats > 99")
        let check = try #require(QueryParser.check(text, schema: QuerySample.schema).value)
        let outcome = check.run(on: graph, in: QuerySample.environment)
        #expect(!outcome.holds)
        #expect(outcome.offenders == [])
        #expect(outcome.testedCount == 0)
    }

    @Test("say which fields and relations of the record a condition mentions")
    func mentions() throws {
        let schema = QuerySample.schema
        let parsed = QueryParser.condition(
            SpannedText(
                "installed < bought or count(users where primary) > 1 or mounted is missing"
            ),
            kind: QuerySample.kind,
            schema: schema
        )
        let kind = schema.kinds[QuerySample.kind]
        let names = try #require(parsed.value).mentions.map { mention in
            switch mention {
            case .field(let place): kind.fields[place].name
            case .relation(let number): schema.relations[number].relation.name
            }
        }
        #expect(names == ["installed", "bought", "users"])
    }
}
