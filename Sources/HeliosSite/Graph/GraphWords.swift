/// The words of drawings of links.
enum GraphWords {
    static let neighbours = "Linked with"
    static let otherLinks = "Other links"
    static let map = "Map"
    static let lead = "What there is, and how it hangs together."
    static let drawing = "The kinds of records, and arcs between those that are linked"
    static let allLinks = "All links"
    static let asTable = "As a table, most first"
    static let from = "From"
    static let to = "To"
    static let kind = "Kind"
    static let relation = "Relation"
    static let links = "Links"

    static func around(_ title: String) -> String { "Records linked with \(title)" }
    static func more(_ count: Int) -> String { "and \(count) more" }
    static func linksOf(_ plural: String) -> String { "\(plural) on the map" }
    static func allOf(_ plural: String) -> String { "All \(plural)" }
    static func leadsTo(_ plural: String) -> String { "\(plural) lead to" }
    static func leadsHere(_ plural: String) -> String { "What leads to \(plural)" }
    static func strongest(_ count: Int) -> String {
        "The \(count) strongest of them; the table has all."
    }

    static func total(records: Int, links: Int) -> String { "\(records) records, \(links) links" }
}
