/// The words of pages about networks.
enum NetworkWords {
    static let addressUse = "Address use"
    static let drawing = "Which addresses are taken"
    static let taken = "Taken"
    static let free = "Free"
    static let conflict = "Taken twice"
    static let address = "Address"
    static let heldBy = "Held by"
    static let note = "Note"
    static let network = "Network"
    static let addresses = "Addresses"
    static let used = "Used"
    static let nextFree = "Next free"
    static let inRange = "set by hand in a range that is given out"
    static let lead = "How much of each network is taken, and where the next address is free."
    static let ownNetworks = "Our own"
    static let noneTaken = "No record holds an address here yet."

    static func use(used: Int, of usable: String, percent: Int) -> String {
        "\(used) of \(usable) addresses are taken, \(percent == 0 && used > 0 ? "less than 1" : "\(percent)") %"
    }

    static func taken(_ count: Int) -> String {
        count == 1 ? "1 address is taken" : "\(count) addresses are taken"
    }

    static func pooled(_ count: String) -> String { "+ \(count) by DHCP" }
    static func block(_ size: String) -> String { "each square is \(size) addresses" }
    static func within(_ title: String) -> String { "within \(title)" }
    static func conflicts(_ count: Int) -> String { "\(count) taken twice" }
    static func misplaced(_ count: Int) -> String { "\(count) in a DHCP range" }
    static func more(_ count: Int) -> String { "and \(count) more stretches" }
}
