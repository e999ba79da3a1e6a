/// The words of org charts and trees.
struct DirectoryWords {
    fileprivate let phrases: Phrases

    var orgChart: String { phrases[.directoryOrgChart] }
    var orgChartLead: String { phrases[.directoryOrgChartLead] }
    var nobodyAbove: String { phrases[.directoryNobodyAbove] }
    var tree: String { phrases[.directoryTree] }

    func none(_ plural: String) -> String {
        phrases.text(.directoryNone, ["plural": plural])
    }

    func more(_ count: Int) -> String { phrases.text(.directoryMore, count: count) }

    func treeOf(_ plural: String) -> String {
        phrases.text(.directoryTreeOf, ["plural": plural])
    }

    func treeLead(_ plural: String) -> String {
        phrases.text(.directoryTreeLead, ["plural": plural])
    }

    func directReports(_ count: Int) -> String {
        phrases.text(.directoryDirectReports, count: count)
    }

    func reports(_ count: Int, all: Int) -> String {
        let direct = directReports(count)
        guard all > count else { return direct }
        return phrases.text(
            .directoryReportsInAll,
            ["direct": direct, "n": phrases.format.number(all)]
        )
    }

    func within(_ count: Int) -> String { phrases.text(.directoryWithin, count: count) }
}

extension Phrases {
    /// The words of org charts and trees.
    var directory: DirectoryWords { DirectoryWords(phrases: self) }
}
