import HeliosRecords
import HeliosTemplates
import HeliosText

/// One page of a kind's list.
struct ListPage {
    let context: PageContext
    let number: Int
    let page: Int
    let kind: Kind
    let list: ListPlan
    let columns: [ListColumn]
    /// The rows of all pages, where they are shown.
    var table: ListTable?
    /// The place of the column that leads to the records' pages.
    let titleColumn: Int

    init(context: PageContext, kind: Int, page: Int, columns: [ListColumn]) {
        self.context = context
        self.number = kind
        self.page = page
        self.kind = context.schema.kinds[kind]
        self.list = context.plan.lists[kind]
        self.columns = columns
        let title = self.kind.titleField
        titleColumn = columns.firstIndex { $0.name.hasSameBytes(as: title) } ?? 0
    }

    var frame: PageFrame {
        let plural = kind.label.plural
        return PageFrame(
            title: page == 1 ? plural : pageTitle,
            heading: plural,
            description: kind.summary,
            breadcrumbs: [
                context.homeBreadcrumb
            ],
            path: context.plan.listPath(kind: number, page: page),
            kind: number
        )
    }

    private var pageTitle: String {
        let format = context.phrases.format
        return context.phrases.text(
            .listPage,
            [
                "kind": kind.label.plural, "page": format.number(page),
                "pages": format.number(list.pageCount),
            ]
        )
    }

    func fill(_ values: inout TemplateValues) {
        let count = list.records.count
        values.count(Name.count, count)
        values.number(Name.total, count)
        values.text(Name.countText, context.phrases.count(count, kind.label))
        values.flag(Name.isEmpty, count == 0)
        values.text(Name.json, context.href(PagePath.listJSON(kind.plural)))
        values.text(Name.csv, context.href(PagePath.listCSV(kind.plural)))
        values.text(Name.plural, kind.plural)
        values.text(
            Name.rowsScript,
            list.pageCount > 1 ? context.href(PagePath.listRows(kind.plural)) : nil
        )
        values.append(Name.tree, page == 1 ? tree : .missing)
        values.list(Name.sections, appendSections)
        // Else the script with the rows of all pages does.
        if list.pageCount == 1 { table?.keep() }
        values.append(Name.pager, pager)
        values.append(Name.editing, context.adding(toKind: number))
        values.append(Name.composing, context.composing(kind: number))
        values.entries(Name.views, context.views(ofKind: number, current: nil))
        values.append(context.traitValues(ofKind: number, Array(list.records(onPage: page))))
    }

    // MARK: Rows

    /// One section with all rows, or where ids are paths one for each folder.
    private func appendSections(to values: inout TemplateValues) {
        let records = list.records(onPage: page)
        guard !records.isEmpty else { return }
        guard kind.identity == .path else { return append(nil, records, to: &values) }
        var start = records.startIndex
        while start < records.endIndex {
            let folder = folder(of: records[start])
            let end =
                records[start...].firstIndex { self.folder(of: $0) != folder } ?? records.endIndex
            append(folder, records[start..<end], to: &values)
            start = end
        }
    }

    private func append(
        _ folder: String?,
        _ records: ArraySlice<Int>,
        to values: inout TemplateValues
    ) {
        let folder = folder.flatMap { $0.isEmpty ? nil : $0 }
        let heading = folder.map(words)
        guard let table else { return }
        let cells = ListCells(at: records.indices, of: table, on: self)
        let shown = columns.indices.filter(cells.isFilled)
        values.element { values in
            values.text(Name.heading, heading)
            values.text(Name.id, folder.map(Self.folderID))
            values.count(Name.count, records.count)
            values.text(
                Name.text,
                heading.map {
                    context.phrases.text(
                        .listInFolder,
                        ["kind": kind.label.plural, "folder": $0]
                    )
                } ?? kind.label.plural
            )
            values.list(Name.columns) { list in
                for column in shown { append(column, cells, records, to: &list) }
            }
            values.list(Name.rows) { rows in
                for row in 0..<records.count { append(row: row, cells, shown, to: &rows) }
            }
        }
    }

    /// What stands above a column.
    private func append(
        _ column: Int,
        _ cells: ListCells,
        _ records: ArraySlice<Int>,
        to values: inout TemplateValues
    ) {
        let isTitle = column == titleColumn
        values.element { values in
            values.text(Name.label, columns[column].label)
            values.flag(Name.numeric, columns[column].isNumeric)
            values.text(Name.key, columns[column].name)
            values.flag(Name.facet, !isTitle && cells.isFacet(column))
            values.text(Name.words, isTitle ? nil : cells.words(column))
            append(namesIn: columns[column], of: records, to: &values)
        }
    }

    /// The titles of the records that a column names by their ids, and where their pages lie.
    private func append(
        namesIn column: ListColumn,
        of records: ArraySlice<Int>,
        to values: inout TemplateValues
    ) {
        let named =
            column.isExtra ? Set(records.flatMap { context.records(in: column, of: $0) }) : []
        let names = named.sorted()
        guard let first = names.first else { return values.missing(Name.extra) }
        values.map(Name.extra) { values in
            values.text(
                Name.base,
                context.href(context.graph.kind(of: first).plural + "/")
            )
            values.text(
                Name.names,
                names.map { "\(context.graph.records[$0].id.id)=\(context.title($0))" }
                    .joined(separator: "\n")
            )
        }
    }

    /// The folder of a record's id; the plan puts those of one folder together.
    func folder(of record: Int) -> String {
        PagePath.folder(ofID: context.graph.records[record].id.id)
    }

    /// The id of a folder's part of the page.
    static func folderID(_ folder: String) -> String {
        "folder." + folder.split(onByte: ASCII.slash).joined(separator: ".")
    }

    /// The names of a folder and those above it.
    func words(of folder: String) -> String {
        let parts = folder.split(onByte: ASCII.slash)
        return parts.indices.map { index in
            let path = parts.prefix(index + 1).joined(separator: "/")
            return context.plan.folders[number][path] ?? parts[index]
        }.joined(separator: " / ")
    }

    private func append(
        row: Int,
        _ cells: ListCells,
        _ shown: [Int],
        to values: inout TemplateValues
    ) {
        values.element { values in
            values.list(Name.cells) { list in
                for column in shown where !columns[column].isExtra {
                    list.element { cell in
                        cell.flag(Name.heads, column == titleColumn)
                        cell.flag(Name.numeric, columns[column].isNumeric)
                        cell.text(Name.label, columns[column].label)
                        cell.text(Name.sortKey, cells.sortKey(row, column))
                        cell.html(Name.value) {
                            cells.append(row, column, addressesFrom: context.prefix, to: &$0)
                        }
                    }
                }
            }
            values.list(Name.extras) { list in
                for column in shown where columns[column].isExtra {
                    list.element { cell in
                        cell.html(Name.value) { cells.appendIDs(row, column, to: &$0) }
                    }
                }
            }
        }
    }

    // MARK: Pages

    private var pager: TemplateValue {
        guard list.pageCount > 1 else { return .missing }
        var map = TemplateMap(reserving: 3)
        map.append(Name.previous, TemplateValue(page > 1 ? href(page - 1) : nil))
        map.append(Name.next, TemplateValue(page < list.pageCount ? href(page + 1) : nil))
        map.append(
            Name.pages,
            .maps(
                shownPages.map { number in
                    var map = TemplateMap(reserving: 3)
                    map.append(Name.number, .count(number))
                    map.append(Name.current, .flag(number == page))
                    map.text(Name.href, href(number))
                    return map
                }
            )
        )
        return .map(map)
    }

    /// The first, the last, and those around this one.
    private var shownPages: [Int] {
        (1...list.pageCount).filter {
            $0 == 1 || $0 == list.pageCount || abs($0 - page) <= 3
        }
    }

    private func href(_ page: Int) -> String {
        context.href(context.plan.listPath(kind: number, page: page))
    }
}
