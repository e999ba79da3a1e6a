/// The words of drawings of links.
struct GraphWords {
    fileprivate let phrases: Phrases

    var neighbours: String { phrases[.graphNeighbours] }
    var otherLinks: String { phrases[.graphOtherLinks] }
    var map: String { phrases[.graphMap] }
    var lead: String { phrases[.graphLead] }
    var drawing: String { phrases[.graphDrawing] }
    var allLinks: String { phrases[.graphAllLinks] }
    var asTable: String { phrases[.graphAsTable] }
    var from: String { phrases[.graphFrom] }
    var to: String { phrases[.graphTo] }
    var kind: String { phrases[.graphKind] }
    var relation: String { phrases[.graphRelation] }
    var links: String { phrases[.graphLinks] }

    func around(_ title: String) -> String {
        phrases.text(.graphAround, ["title": title])
    }

    func more(_ count: Int) -> String { phrases.text(.graphMore, count: count) }

    func linksOf(_ plural: String) -> String {
        phrases.text(.graphLinksOf, ["plural": plural])
    }

    func allOf(_ plural: String) -> String {
        phrases.text(.graphAllOf, ["plural": plural])
    }

    func leadsTo(_ plural: String) -> String {
        phrases.text(.graphLeadsTo, ["plural": plural])
    }

    func leadsHere(_ plural: String) -> String {
        phrases.text(.graphLeadsHere, ["plural": plural])
    }

    func strongest(_ count: Int) -> String { phrases.text(.graphStrongest, count: count) }

    func records(_ count: Int) -> String { phrases.text(.graphRecords, count: count) }

    func linkCount(_ count: Int) -> String { phrases.text(.graphLinkCount, count: count) }

    func total(records: Int, links: Int) -> String {
        "\(self.records(records)) · \(linkCount(links))"
    }
}

extension Phrases {
    /// The words of drawings of links.
    var graph: GraphWords { GraphWords(phrases: self) }
}
