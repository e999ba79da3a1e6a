/// The words of racks.
struct RackWords {
    fileprivate let phrases: Phrases

    var elevation: String { phrases[.racksElevation] }
    var elevations: String { phrases[.racksElevations] }
    var list: String { phrases[.racksList] }
    var lead: String { phrases[.racksLead] }

    func drawing(_ title: String) -> String {
        phrases.text(.racksDrawing, ["title": title])
    }

    func free(_ count: Int, of height: Int) -> String {
        phrases.text(.racksFree, count: count, ["all": phrases.format.number(height)])
    }

    func unit(_ number: String) -> String {
        phrases.text(.racksUnit, ["number": number])
    }

    func units(_ numbers: String) -> String {
        phrases.text(.racksUnits, ["numbers": numbers])
    }

    func range(_ units: ClosedRange<Int>) -> String {
        units.count == 1
            ? unit("\(units.lowerBound)") : self.units("\(units.lowerBound)–\(units.upperBound)")
    }
}

extension Phrases {
    /// The words of racks.
    var racks: RackWords { RackWords(phrases: self) }
}
