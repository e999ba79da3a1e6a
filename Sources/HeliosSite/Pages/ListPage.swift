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

    init(context: PageContext, kind: Int, page: Int, columns: [ListColumn]) {
        self.context = context
        self.number = kind
        self.page = page
        self.kind = context.schema.kinds[kind]
        self.list = context.plan.lists[kind]
        self.columns = columns
    }

    var frame: PageFrame {
        let plural = kind.label.plural
        return PageFrame(
            title: page == 1 ? plural : "\(plural), page \(page) of \(list.pageCount)",
            heading: plural,
            description: kind.summary,
            breadcrumbs: [
                PageFrame.Breadcrumb(label: "Home", href: context.href(PagePath.home))
            ],
            path: context.plan.listPath(kind: number, page: page),
            kind: number
        )
    }

    func fill(_ map: inout TemplateMap) {
        let count = list.records.count
        map.append(Name.count, .number(count))
        map.text(Name.countText, CountWords.text(count, kind.label))
        map.append(Name.isEmpty, .flag(count == 0))
        map.text(Name.json, context.href(PagePath.listJSON(kind.plural)))
        map.text(Name.csv, context.href(PagePath.listCSV(kind.plural)))
        map.append(Name.tree, page == 1 ? tree : .missing)
        map.append(Name.sections, .maps(sections))
        map.append(Name.pager, pager)
    }

    private static func values(of column: ListColumn) -> TemplateMap {
        var map = TemplateMap(reserving: 2)
        map.text(Name.label, column.label)
        map.append(Name.numeric, .flag(column.isNumeric))
        return map
    }

    // MARK: Rows

    /// One section with all rows, or where ids are paths one for each folder.
    private var sections: [TemplateMap] {
        let records = list.records(onPage: page)
        guard !records.isEmpty else { return [] }
        guard kind.identity == .path else { return [section(nil, Array(records))] }
        var result: [TemplateMap] = []
        var start = records.startIndex
        while start < records.endIndex {
            let folder = folder(of: records[start])
            let end =
                records[start...].firstIndex { self.folder(of: $0) != folder } ?? records.endIndex
            result.append(section(folder, Array(records[start..<end])))
            start = end
        }
        return result
    }

    private func section(_ folder: String?, _ records: [Int]) -> TemplateMap {
        var map = TemplateMap(reserving: 4)
        let isRoot = folder?.isEmpty ?? true
        let heading = isRoot ? nil : folder.map(words)
        map.append(Name.heading, TemplateValue(heading))
        map.append(Name.id, isRoot ? .missing : TemplateValue(folder.map(Self.folderID)))
        map.append(Name.count, .number(records.count))
        map.text(Name.text, heading.map { "\(kind.label.plural) in \($0)" } ?? kind.label.plural)
        let rows = records.map(cells)
        // A column that says nothing of any of them is left out.
        let shown = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
        map.append(Name.columns, .maps(shown.map { Self.values(of: columns[$0]) }))
        map.append(Name.rows, .maps(rows.map { row($0, shown) }))
        return map
    }

    /// The folder of a record's id; the plan puts those of one folder together.
    private func folder(of record: Int) -> String {
        PagePath.folder(ofID: context.graph.records[record].id.id)
    }

    /// The id of a folder's part of the page.
    static func folderID(_ folder: String) -> String {
        "folder." + folder.split(onByte: ASCII.slash).joined(separator: ".")
    }

    /// The names of a folder and those above it.
    private func words(of folder: String) -> String {
        let parts = folder.split(onByte: ASCII.slash)
        return parts.indices.map { index in
            let path = parts.prefix(index + 1).joined(separator: "/")
            return context.plan.folders[number][path] ?? parts[index]
        }.joined(separator: " / ")
    }

    /// The column that is a link to the record.
    private var titleColumn: Int {
        columns.firstIndex { $0.name.hasSameBytes(as: kind.titleField) } ?? 0
    }

    private func cells(_ record: Int) -> [HTML] {
        let titleColumn = titleColumn
        return columns.enumerated().map { index, column in
            guard index == titleColumn else {
                return context.html(context.value(column, of: record), of: column, in: record)
            }
            var html = HTML()
            context.appendLink(to: record, into: &html)
            return html
        }
    }

    private func row(_ cells: [HTML], _ shown: [Int]) -> TemplateMap {
        let titleColumn = titleColumn
        var map = TemplateMap(reserving: 1)
        map.append(
            Name.cells,
            .maps(
                shown.map { index in
                    var map = TemplateMap(reserving: 4)
                    map.append(Name.heads, .flag(index == titleColumn))
                    map.append(Name.numeric, .flag(columns[index].isNumeric))
                    map.text(Name.label, columns[index].label)
                    map.append(Name.value, .html(cells[index]))
                    return map
                }
            )
        )
        return map
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
                    map.append(Name.number, .number(number))
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

/// Words for a number of records.
enum CountWords {
    static func text(_ count: Int, _ label: Label) -> String {
        "\(count) \(count == 1 ? label.singular : label.plural)"
    }

    /// A number and what it counts: `90 days`, `1 day`.
    static func text(_ number: String, unit: String) -> String {
        let isOne = number.hasSameBytes(as: "1") && unit.hasByteSuffix("s")
        return "\(number) \(isOne ? String(Substring(unit.utf8.dropLast())) : unit)"
    }
}
