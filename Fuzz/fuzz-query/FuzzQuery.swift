import HeliosDiagnostics
import HeliosRecords

/// Reads any text as a query, check, condition and column, and works out what can be read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzQuery(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = unsafe String(
        decoding: UnsafeBufferPointer(start: bytes, count: count),
        as: UTF8.self
    )
    let source = SpannedText(text, at: .start(of: "<query>"))
    let (schema, graph) = (sample.schema, sample)
    if let query = checked(QueryParser.query(source, schema: schema), text) {
        let result = query.run(on: graph, in: environment)
        precondition(result.records.count <= result.matchCount, "more records than matches")
        precondition(result.rows.count == result.records.count, "a row for each record")
    }
    if let check = checked(QueryParser.check(source, schema: schema), text) {
        let outcome = check.run(on: graph, in: environment)
        precondition(outcome.offenders.count <= outcome.testedCount, "more offenders than tested")
    }
    let kind = graph.records[0].kind
    let condition = QueryParser.condition(source, kind: kind, schema: schema)
    if let condition = checked(condition, text) {
        for record in graph.records(ofKind: kind) {
            _ = condition.evaluate(record, on: graph, in: environment)
        }
    }
    let column = QueryParser.column(source, kind: kind, schema: schema)
    if let column = checked(column, text) {
        for record in graph.records(ofKind: kind) {
            _ = column.evaluate(record, on: graph, in: environment)
        }
    }
    return 0
}

/// What was read; nothing if and only if something is wrong, at a place within the text.
private func checked<Value>(_ parsed: Checked<Value?>, _ text: String) -> Value? {
    precondition((parsed.value == nil) == !parsed.diagnostics.isEmpty, "no value, no reason")
    let lines = text.utf8.count { $0 == 0x0A } + 1
    for diagnostic in parsed.diagnostics {
        let end = diagnostic.span.range.end
        precondition(end.line <= lines, "a line outside")
        precondition(end.column <= text.unicodeScalars.count + 1, "a column outside")
    }
    return parsed.value
}

private let environment = QueryEnvironment(
    today: CalendarDate(dayNumber: 20_500),
    now: Timestamp(seconds: 1_771_243_200)
)

/// Three assets that are related to one another, one of them with every date and number.
private let sample: RecordGraph = {
    let schema = SchemaLoader.builtIn().value
    let kind = schema.kindIndex(named: "asset") ?? 0
    let asset = schema.kinds[kind]
    let values: [FieldValue] = [
        .text("Laptop"), .date(CalendarDate(dayNumber: 20_400)), .integer(.max), .boolean(true),
        .money(Money(amount: DecimalNumber(digits: 129_950, scale: 2), currency: "NOK")),
        .duration(.max), .decimal(DecimalNumber(digits: .min, scale: 18)),
    ]
    let entries = asset.fields.enumerated().compactMap { index, field -> FieldEntry? in
        let fitting = values.first { value in
            switch (field.type, value) {
            case (.string, .text), (.date, .date), (.integer, .integer), (.boolean, .boolean),
                (.money, .money), (.duration, .duration), (.decimal, .decimal):
                true
            default: false
            }
        }
        return fitting.map {
            FieldEntry(field: index, value: $0, nameRange: .start, range: .start)
        }
    }
    let related = schema.relationNumber(
        kind: kind,
        relation: asset.relationIndex(named: "related_to") ?? 0
    )
    let records = ["a", "b", "c"].map { id in
        Record(
            id: RecordID(kind: asset.name, id: id),
            kind: kind,
            owner: nil,
            path: "assets/\(id).yaml",
            fields: id == "a" ? entries : [],
            links: LinkReference(id == "a" ? "asset:b" : "asset:a").map {
                [WrittenLink(relation: related, target: $0, attributes: [], range: .start)]
            } ?? [],
            aliases: [],
            body: nil,
            texts: [],
            replies: [],
            attachments: []
        )
    }
    return LinkResolver.resolve(records, schema: schema).value
}()
