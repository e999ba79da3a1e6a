import HeliosRecords
import HeliosTemplates
import HeliosText

extension PageContext {
    /// The records of every kind that has a trait, in the order of their lists.
    func records(with trait: Trait) -> [Int] {
        schema.kinds.indices.filter { schema.kinds[$0].has(trait) }
            .flatMap { plan.lists[$0].records }
    }

    /// What a record says in its short fields, group by group.
    func shortRows(of number: Int) -> [(label: String, value: HTML)] {
        let record = graph.records[number]
        let kind = schema.kinds[record.kind]
        return layouts[record.kind].groups.flatMap(\.members).compactMap { member in
            guard case .field(let index) = member, let value = record.value(at: index) else {
                return nil
            }
            return (kind.fields[index].displayLabel, html(value, of: kind.fields[index]))
        }
    }

    /// The command that shows a record, to begin with when there is no host to edit it on.
    func editCommand(of number: Int) -> String {
        "helios-docs show \(graph.records[number].id)"
    }

    /// A table of the records of a kind, with the columns of its list; the first cell leads to the
    /// record.
    func settingsTable(ofKind kind: Int, _ leading: (Int) -> SettingsBadge?) -> SettingsTable {
        let columns = ListColumn.columns(of: kind, schema: schema)
        let title = schema.kinds[kind].titleField
        let others = columns.filter { !$0.name.hasSameBytes(as: title) }
        let records = plan.lists[kind].records
        let rows = records.map { record in
            var name = HTML()
            appendLink(to: record, into: &name)
            return [name, leading(record)?.html ?? HTML()]
                + others.map { column in
                    var html = HTML()
                    append(value(column, of: record), of: column, in: record, into: &html)
                    return html
                }
        }
        let isFilled = (0..<(others.count + 2)).map { place in
            place == 0 || rows.contains { !$0[place].isEmpty }
        }
        let names =
            [phrases[.settingsName], phrases[.settingsState]] + others.map(\.label)
        return SettingsTable(
            columns: names.indices.filter { isFilled[$0] }.map { names[$0] },
            rows: rows.map { row in row.indices.filter { isFilled[$0] }.map { row[$0] } }
        )
    }
}
