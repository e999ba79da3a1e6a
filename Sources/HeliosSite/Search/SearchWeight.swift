/// Where a word of a record stands, and how much that says about the record.
enum SearchWeight {
    /// Its id.
    case id
    /// A value that no other record has, such as a serial number, or one that is looked up as such.
    case identifier
    /// Its title.
    case title
    /// An id it had before.
    case alias
    case tag
    case heading
    /// Its description.
    case summary
    /// A short value.
    case value
    /// The title of a record it is linked with.
    case linked
    /// Running text.
    case text

    /// How much one occurrence counts; that of running text depends on how often it occurs.
    var amount: Float {
        switch self {
        case .id: 10
        case .title: 8
        case .identifier, .alias: 6
        case .tag: 4
        case .heading, .summary: 3
        case .value: 2
        case .linked: 1.5
        case .text: 0
        }
    }

    /// Whether the value is found as a whole, however its parts are parted.
    var isWhole: Bool {
        switch self {
        case .id, .identifier, .alias: true
        default: false
        }
    }
}

/// A text of a record that it is found by.
struct SearchText {
    let weight: SearchWeight
    /// What the text is, shown in front of it in results; nil for running text.
    var label: String?
    let text: String
    /// Whether results may show it.
    var isShown = true
}
