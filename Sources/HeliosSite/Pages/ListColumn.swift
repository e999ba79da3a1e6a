package import HeliosRecords
import HeliosTemplates
import HeliosText

/// A column of a list: what it is called, and its value for each record.
package struct ListColumn: Sendable {
    /// The words above it.
    package let label: String
    /// The name that exports use: the expression as the kind writes it.
    package let name: String
    /// Whether its values are numbers, which stand on the right.
    package let isNumeric: Bool
    /// Its value for a record of the graph.
    package let value: @Sendable (_ record: Int) -> ColumnValue

    package init(
        label: String,
        name: String,
        isNumeric: Bool = false,
        value: @escaping @Sendable (_ record: Int) -> ColumnValue
    ) {
        self.label = label
        self.name = name
        self.isNumeric = isNumeric
        self.value = value
    }
}

/// What a column says of a record.
package indirect enum ColumnValue: Sendable {
    case nothing
    case field(FieldValue, Field)
    case number(Int)
    /// Links to these records.
    case records([Int])
    case many([ColumnValue])
}

/// Makes the columns of a kind's list from the expressions of its view.
package typealias ColumnMaker =
    @Sendable (_ kind: Int, _ view: View, _ graph: AudienceGraph) -> [ListColumn]

extension PageContext {
    /// A column's value as markup.
    func html(_ value: ColumnValue) -> HTML {
        var html = HTML()
        append(value, into: &html)
        return html
    }

    private func append(_ value: ColumnValue, into html: inout HTML) {
        switch value {
        case .nothing: break
        case .field(.text(let word), let field) where field.isStatus:
            html.append("<span class=\"badge badge-")
            html.append(escaping: Tone(word: word).rawValue)
            html.append("\">")
            html.append(escaping: Words.fromWord(word))
            html.append("</span>")
        case .field(let value, let field):
            append(value, field.type, alertDays: field.alertDays, into: &html)
        case .number(let number): html.append(escaping: String(number))
        case .records(let records):
            for (index, record) in records.prefix(4).enumerated() {
                if index > 0 { html.append(", ") }
                if let color = color(of: record) { html.append(Self.swatch(color)) }
                appendLink(to: record, into: &html)
            }
            if records.count > 4 { html.append(escaping: " and \(records.count - 4) more") }
        case .many(let values):
            for (index, value) in values.enumerated() {
                if index > 0 { html.append(", ") }
                append(value, into: &html)
            }
        }
    }

    /// A column's value on one line, for CSV; several parts joined by `;`.
    func plainText(_ value: ColumnValue) -> String {
        switch value {
        case .nothing: ""
        case .field(let value, _): value.exportText
        case .number(let number): String(number)
        case .records(let records):
            records.map { graph.records[$0].id.description }.joined(separator: ";")
        case .many(let values): values.map(plainText).joined(separator: ";")
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
