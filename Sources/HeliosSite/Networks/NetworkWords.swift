/// The words of pages about networks.
struct NetworkWords {
    fileprivate let phrases: Phrases

    var addressUse: String { phrases[.networksAddressUse] }
    var drawing: String { phrases[.networksDrawing] }
    var takenMark: String { phrases[.networksTakenMark] }
    var free: String { phrases[.networksFree] }
    var conflict: String { phrases[.networksConflict] }
    var address: String { phrases[.networksAddress] }
    var heldBy: String { phrases[.networksHeldBy] }
    var note: String { phrases[.networksNote] }
    var network: String { phrases[.networksNetwork] }
    var addresses: String { phrases[.networksAddresses] }
    var used: String { phrases[.networksUsed] }
    var nextFree: String { phrases[.networksNextFree] }
    var inRange: String { phrases[.networksInRange] }
    var lead: String { phrases[.networksLead] }
    var ownNetworks: String { phrases[.networksOwnNetworks] }
    var noneTaken: String { phrases[.networksNoneTaken] }
    var within: String { phrases[.networksWithin] }

    /// How many of all addresses are taken, in words.
    func use(used: Int, of all: UInt128, percent: Int) -> String {
        let isLess = percent == 0 && used > 0
        let share = phrases.format.percent(max(percent, isLess ? 1 : 0))
        return phrases.text(
            .networksUse,
            [
                "used": phrases.format.number(used), "all": number(all),
                "percent": isLess ? lessThan(share) : share,
            ]
        )
    }

    /// A number that may be too large for others.
    func number(_ number: UInt128) -> String {
        Int(exactly: number).map { phrases.format.number($0) } ?? "\(number)"
    }

    func lessThan(_ percent: String) -> String {
        phrases.text(.networksLessThan, ["percent": percent])
    }

    func taken(_ count: Int) -> String { phrases.text(.networksTaken, count: count) }

    func pooled(_ count: String) -> String {
        phrases.text(.networksPooled, ["count": count])
    }

    func block(_ size: String) -> String {
        phrases.text(.networksBlock, ["size": size])
    }

    func conflicts(_ count: Int) -> String { phrases.text(.networksConflicts, count: count) }

    func misplaced(_ count: Int) -> String { phrases.text(.networksMisplaced, count: count) }

    func more(_ count: Int) -> String { phrases.text(.networksMore, count: count) }
}

extension Phrases {
    /// The words of pages about networks.
    var networks: NetworkWords { NetworkWords(phrases: self) }
}
