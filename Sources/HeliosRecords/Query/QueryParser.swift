public import HeliosDiagnostics

/// Reads expressions of the query language against the kinds; see `QueryGrammar`.
///
/// Each function gives nil only together with an error.
public enum QueryParser {
    /// A query, such as `asset where status = deployed order by name`.
    public static func query(_ text: SpannedText, schema: Schema) -> Checked<Query?> {
        checked(text, schema) { reader throws(QuerySyntaxError) in
            try reader.query()
        } check: { statement, checker in
            checker.query(statement)
        }
    }

    /// A check, such as `every asset where status = deployed has assigned_to`.
    public static func check(_ text: SpannedText, schema: Schema) -> Checked<RequirementCheck?> {
        checked(text, schema) { reader throws(QuerySyntaxError) in
            try reader.check()
        } check: { statement, checker in
            checker.check(statement)
        }
    }

    /// A condition on a record of the kind at a place of `Schema.kinds`.
    public static func condition(
        _ text: SpannedText,
        kind: Int,
        schema: Schema
    ) -> Checked<Condition?> {
        checked(text, schema) { reader throws(QuerySyntaxError) in
            try reader.wholeExpression()
        } check: { syntax, checker in
            checker.predicate(syntax, in: .own([kind])).map {
                Condition(predicate: $0, mentions: checker.mentions)
            }
        }
    }

    /// A value of a record of the kind at a place of `Schema.kinds`.
    public static func column(
        _ text: SpannedText,
        kind: Int,
        schema: Schema
    ) -> Checked<ColumnExpression?> {
        checked(text, schema) { reader throws(QuerySyntaxError) in
            try reader.wholeExpression()
        } check: { syntax, checker in
            checker.column(syntax, in: .own([kind]))
        }
    }

    /// What lists of the kind at a place of `Schema.kinds` are ordered by: `priority desc, name`.
    public static func order(
        _ text: SpannedText,
        kind: Int,
        schema: Schema
    ) -> Checked<RecordOrder?> {
        checked(text, schema) { reader throws(QuerySyntaxError) in
            try reader.wholeOrder()
        } check: { keys, checker in
            checker.order(keys, in: .own([kind]))
        }
    }

    private static func checked<Syntax, Value>(
        _ text: SpannedText,
        _ schema: Schema,
        read: (inout QueryReader) throws(QuerySyntaxError) -> Syntax,
        check: (Syntax, inout QueryChecker) -> Value?
    ) -> Checked<Value?> {
        let source = QuerySource(text)
        do {
            var reader = try QueryReader(text.text)
            let syntax = try read(&reader)
            var checker = QueryChecker(schema: schema, source: source)
            let value = check(syntax, &checker)
            return Checked(checker.diagnostics.isEmpty ? value : nil, checker.diagnostics)
        } catch {
            return Checked(nil, [source.diagnostic(error)])
        }
    }
}
