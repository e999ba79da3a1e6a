import HeliosDiagnostics
import HeliosRecords
import HeliosTemplates
import HeliosText

/// A column of a list: an expression of the query language, and how its values are shown.
///
/// An object, since each cell of a list asks it.
final class ListColumn: Sendable {
    /// The words above it.
    let label: String
    let expression: ColumnExpression
    /// The kind's own field that it names, if it names one.
    let field: Field?
    /// Whether its words say how a record stands.
    let isStatus: Bool
    /// Whether its values are numbers, which stand on the right.
    let isNumeric: Bool
    /// Whether readers have to ask for it: it stands behind the columns of the kind's view.
    let isExtra: Bool

    /// The name that exports use: the expression as the kind writes it.
    var name: String { expression.text }

    /// How many links lie at most between a record and what the column says of it.
    var reach: Int {
        guard expression.names.isEmpty else { return expression.names.count }
        // A calculation may hold paths: it has no more steps than words.
        let words = expression.text.utf8.split { !($0.isASCIILetter || $0 == ASCII.underscore) }
        return max(1, words.count)
    }

    /// The columns of a kind's `list` view, always with the heading of the record among them.
    ///
    /// A column that cannot be read is left out here; the kind is told about it elsewhere.
    static func columns(of kind: Int, schema: Schema) -> [ListColumn] {
        let declared = schema.kinds[kind]
        let texts = declared.view(named: "list")?.columns ?? standard(declared)
        let columns = texts.compactMap { ListColumn($0, kind: kind, schema: schema) }
        let title = declared.titleField
        let extra = Self.extras(declared, besides: texts).compactMap {
            ListColumn($0, kind: kind, schema: schema, isExtra: true)
        }
        if columns.contains(where: { $0.name.hasSameBytes(as: title) }) { return columns + extra }
        let first = ListColumn(SpannedText(title, at: declared.span), kind: kind, schema: schema)
        return (first.map { [$0] } ?? []) + columns + extra
    }

    /// What every record may have and readers like to choose by.
    private static func extras(_ kind: Kind, besides texts: [SpannedText]) -> [SpannedText] {
        ["client", "tags"].filter { name in
            kind.relation(named: name) != nil
                && !texts.contains { $0.text.hasSameBytes(as: name) }
        }.map { SpannedText($0, at: kind.span) }
    }

    init?(_ text: SpannedText, kind: Int, schema: Schema, isExtra: Bool = false) {
        guard let column = QueryParser.column(text, kind: kind, schema: schema).value else {
            return nil
        }
        expression = column
        self.isExtra = isExtra
        let declared = schema.kinds[kind]
        let isPlain = column.function == nil && column.names.count == 1
        field = isPlain ? column.names.first.flatMap { declared.field(named: $0) } : nil
        isStatus = field?.isStatus ?? false
        isNumeric = Self.isNumeric(column)
        label = Self.label(of: column, kind: kind, schema)
    }

    private static func isNumeric(_ column: ColumnExpression) -> Bool {
        if column.function == "count" { return true }
        return switch column.fieldType {
        case .integer, .decimal, .money: true
        default: false
        }
    }

    private static func label(of column: ColumnExpression, kind: Int, _ schema: Schema) -> String {
        guard let name = column.names.last else { return column.text }
        let declared = schema.kinds[kind]
        guard column.names.count == 1 else {
            return schema.terms.label(Words.fromName(name))
        }
        return declared.field(named: name)?.displayLabel
            ?? declared.relation(named: name)?.displayLabel
            ?? schema.relations(arrivingAt: kind, as: name).first
            .map { schema.relations[$0].relation.displayInverseLabel } ?? Words.fromName(name)
    }

    /// The heading and the first few required fields, for a kind that does not say.
    private static func standard(_ kind: Kind) -> [SpannedText] {
        let required = kind.fields.filter { $0.isRequired && $0.name != kind.titleField }
        return ([kind.titleField] + required.map(\.name)).prefix(4)
            .map { SpannedText($0, at: kind.span) }
    }
}

extension PageContext {
    /// A cell shows so many values and counts the others.
    static let shownValues = 4

    /// What a column says of a record.
    func value(_ column: ListColumn, of record: Int) -> QueryValue {
        column.expression.evaluate(record, on: graph.graph, in: plan.options.environment)
    }

    /// The records that a column names of a record.
    func records(in column: ListColumn, of record: Int) -> [Int] {
        let value = value(column, of: record)
        let values: [QueryValue] = if case .list(let values) = value { values } else { [value] }
        return values.compactMap { value in
            guard case .record(let other) = value else { return nil }
            return other
        }
    }

    /// A column's value as markup.
    func append(
        _ value: QueryValue,
        of column: ListColumn,
        in row: Int,
        into html: inout HTML
    ) {
        switch value {
        case .missing: break
        case .value(.text(let word)) where column.isStatus:
            html.append("<span class=\"badge badge-")
            html.append(escaping: Tone(word: word).rawValue)
            html.append("\">")
            html.append(escaping: phrases.word(word))
            html.append("</span>")
        case .value(let value):
            if let field = column.field {
                append(value, of: field, in: row, into: &html)
            } else if let type = column.expression.fieldType {
                append(value, type, into: &html)
            } else {
                html.append(escaping: phrases.text(value))
            }
        case .record(let record):
            guard let color = color(of: record) else {
                return appendLink(to: record, into: &html)
            }
            html.append("<span class=\"swatched\">")
            html.append(Self.swatch(color))
            appendLink(to: record, into: &html)
            html.append("</span>")
        case .list(let values):
            for (index, value) in values.prefix(Self.shownValues).enumerated() {
                if index > 0 { html.append(", ") }
                append(value, of: column, in: row, into: &html)
            }
            guard values.count > Self.shownValues else { return }
            let more = phrases.format.number(values.count - Self.shownValues)
            html.append("<span class=\"more\"> ")
            html.append(escaping: phrases.text(.listMore, ["more": more]))
            html.append("</span>")
        }
    }

    /// Writes a column's value as JSON; a record by its identity.
    func write(_ value: QueryValue, to json: inout JSONWriter) {
        switch value {
        case .missing: json.null()
        case .value(let value): value.write(to: &json)
        case .record(let record): json.string(record, of: plan.recordTexts.references)
        case .list(let values):
            json.array { json in
                for value in values { write(value, to: &json) }
            }
        }
    }
}

extension Field {
    /// Whether its word says how a record stands.
    fileprivate var isStatus: Bool {
        guard case .enumeration = type else { return false }
        return ["status", "state", "priority", "severity", "importance", "health", "compliance"]
            .contains(name)
    }
}

extension FieldValue {
    /// The value as a cell of an export: a list's values joined by `;`.
    var exportText: String {
        guard case .list(let values) = self else { return text }
        return values.map(\.text).joined(separator: ";")
    }
}
