import HeliosMarkdown
import HeliosRecords
import HeliosTemplates
import HeliosText

/// A place in the portal from which addresses are relative, and what can be shown there.
struct PageContext: Sendable {
    let plan: SitePlan
    let layouts: [KindLayout]
    /// How records read the links that lead to them, by relation.
    let arrivals: [Arrival]
    /// What stands before a path of the portal to reach it from the page.
    let prefix: String
    /// Takes note of what the page looks up.
    var lookups = PageLookups()
    /// Reads a file that is published as it is.
    let readFile: @Sendable (Attachment) throws -> [UInt8]

    var graph: AudienceGraph { plan.audience }
    var schema: Schema { plan.audience.schema }
    var today: CalendarDate { plan.options.today }
    /// What the interface says.
    var phrases: Phrases { plan.options.phrases }

    /// The same place for addresses that begin otherwise, which notes elsewhere what it looks up.
    func counted(from prefix: String, noting lookups: PageLookups) -> PageContext {
        PageContext(
            plan: plan,
            layouts: layouts,
            arrivals: arrivals,
            prefix: prefix,
            lookups: lookups,
            readFile: readFile
        )
    }

    /// The number of the record that a reference means, if the audience may see it.
    func number(
        of reference: LinkReference,
        kinds: [String] = [],
        owner: RecordID? = nil
    ) -> Int? {
        let number = graph.number(of: reference, kinds: kinds, owner: owner)
        lookups.note(number)
        return number
    }

    /// The number of the record of this identity, if the audience may see it.
    func number(of id: RecordID) -> Int? {
        let number = graph.graph.number(of: id)
        lookups.note(number)
        return number
    }

    /// Where a link in a text of a record leads.
    func target(of link: MarkdownLink, inFile path: String, of record: Int) -> TextTarget {
        let target = plan.targets.target(of: link, inFile: path, of: record)
        switch target {
        case .record(let number, _): lookups.note(number)
        case .file, .nothing:
            lookups.note(nil)
            lookups.noteFile()
        case .heading, .elsewhere: break
        }
        return target
    }

    /// The path in the portal of a file of the repository, if it is published.
    func publishedPath(ofFile path: String) -> String? {
        lookups.noteFile()
        return plan.pathOfFile[path]
    }

    /// The address of a path of the portal.
    func href(_ path: String) -> String { prefix + PagePath.encoded(path) }

    /// The address of a record's page.
    func href(record: Int) -> String { prefix + plan.recordPaths[record] }

    func title(_ record: Int) -> String { plan.titles[record] }

    /// A link to a record's page.
    func appendLink(to record: Int, into html: inout HTML) {
        html.append("<a href=\"")
        html.append(escaping: prefix)
        html.append(trusted: record, of: plan.recordTexts.linkEnds)
    }

    /// Adds the address and the title of a record.
    func append(_ record: Int, to values: inout TemplateValues) {
        values.text(Name.href) { bytes in
            bytes.append(contentsOf: prefix.utf8)
            plan.recordTexts.append(pathOf: record, to: &bytes)
        }
        values.text(Name.title) { plan.recordTexts.append(titleOf: record, to: &$0) }
    }
}

extension TemplateMap {
    /// Adds a text that is always there.
    mutating func text(_ name: TemplateName, _ text: String) { append(name, .text(text)) }
}

extension TemplateValues {
    /// A list inside a group of values, so that a template can show a heading above it only where
    /// there is something below; missing without any.
    mutating func entries(_ name: TemplateName, _ entries: [TemplateMap]) {
        append(name, TemplateValue(entries: entries))
    }

    /// A list of groups of values that are at hand as such.
    mutating func maps(_ name: TemplateName, _ maps: [TemplateMap]) {
        list(name) { list in
            for map in maps { list.element { $0.append(map) } }
        }
    }
}

extension TemplateValue {
    /// A list inside a group of values, so that a template can show a heading above it only where
    /// there is something below; missing without any.
    init(entries: [TemplateMap]) {
        guard !entries.isEmpty else {
            self = .missing
            return
        }
        self = .map([Name.entries: .maps(entries), Name.count: .number(entries.count)])
    }

    /// A list of groups of values.
    static func maps(_ maps: [TemplateMap]) -> TemplateValue { .list(maps.map { .map($0) }) }
}
