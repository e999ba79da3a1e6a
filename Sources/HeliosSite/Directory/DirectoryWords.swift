/// The words of org charts and trees.
enum DirectoryWords {
    static let orgChart = "Org chart"
    static let orgChartLead = "Who works for whom."
    static let tree = "Tree"
    static let nobodyAbove = "Nobody above them"

    static func none(_ plural: String) -> String { "There are no \(plural) yet." }
    static func more(_ count: Int) -> String { "and \(count) more" }
    static func treeOf(_ plural: String) -> String { "\(plural) as a tree" }

    static func reports(_ count: Int, all: Int) -> String {
        let direct = count == 1 ? "1 direct report" : "\(count) direct reports"
        return all > count ? "\(direct), \(all) in all" : direct
    }

    static func treeLead(_ plural: String) -> String {
        "\(plural) below one another, with what lies in each."
    }

    static func within(_ count: Int) -> String { "\(count) with all below" }
}
