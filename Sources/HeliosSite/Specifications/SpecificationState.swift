import HeliosTemplates

/// How a state looks; a shape and a tone, so that neither colour nor shape says it alone.
enum SpecificationMark: String {
    /// It holds, it passed, it is there.
    case good
    /// It does not hold, or failed.
    case bad
    /// Nothing is known of it.
    case open
    /// There is none.
    case none
}

/// A mark and the words beside it.
struct SpecificationState {
    let mark: SpecificationMark
    let text: String

    var values: TemplateMap {
        var map = TemplateMap(reserving: 2)
        map.text(Name.state, mark.rawValue)
        map.text(Name.text, text)
        return map
    }
}

extension SpecificationReport.Check {
    /// What became of it.
    var shownState: SpecificationState {
        switch state {
        case .holds where testedCount == 0:
            SpecificationState(mark: .good, text: "Holds, as there is no record to test")
        case .holds: SpecificationState(mark: .good, text: "Holds: \(records) tested")
        case .broken where offenders.isEmpty: SpecificationState(mark: .bad, text: "Fails")
        case .broken:
            SpecificationState(mark: .bad, text: "Fails: \(offenders.count) of \(records)")
        case .unreadable: SpecificationState(mark: .bad, text: "Cannot be read")
        case .withheld: SpecificationState(mark: .open, text: "Not shown")
        }
    }

    private var records: String { "\(testedCount) \(testedCount == 1 ? "record" : "records")" }
}

extension SpecificationReport.Test {
    /// What the last reports say of it.
    var shownState: SpecificationState {
        let cases = caseCount > 1 ? " (\(caseCount) cases)" : ""
        return switch state {
        case .passed: SpecificationState(mark: .good, text: "Passed" + cases)
        case .failed: SpecificationState(mark: .bad, text: "Failed" + cases)
        case .skipped: SpecificationState(mark: .open, text: "Skipped")
        case .unknown: SpecificationState(mark: .open, text: "No result")
        }
    }
}

extension SpecificationReport.Requirement {
    /// What its checks and tests say together.
    var shownState: SpecificationState {
        switch state {
        case .holds: SpecificationState(mark: .good, text: "Holds")
        case .broken: SpecificationState(mark: .bad, text: "Fails")
        case .unproven where isHole: SpecificationState(mark: .none, text: "Untraced")
        case .unproven: SpecificationState(mark: .open, text: "Unchecked")
        }
    }

    /// What its checks come to, as a cell of the matrix.
    var checkCell: SpecificationState {
        let checks = self.checks
        let bad = checks.count { $0.state == .broken || $0.state == .unreadable }
        let good = checks.count { $0.state == .holds }
        if checks.isEmpty { return SpecificationState(mark: .none, text: "none") }
        if bad > 0 { return Self.share(.bad, bad, of: checks.count, "fails", "fail") }
        if good > 0 { return Self.share(.good, good, of: checks.count, "holds", "hold") }
        return SpecificationState(mark: .open, text: "\(checks.count) named")
    }

    /// What its tests come to, as a cell of the matrix.
    var testCell: SpecificationState {
        let bad = tests.count { $0.state == .failed }
        let good = tests.count { $0.state == .passed }
        if bad > 0 { return Self.share(.bad, bad, of: tests.count, "fails", "fail") }
        if good > 0 { return Self.share(.good, good, of: tests.count, "passes", "pass") }
        let named = tests.count + verifiers.count
        return named > 0
            ? SpecificationState(mark: .open, text: "\(named) named")
            : SpecificationState(mark: .none, text: "none")
    }

    /// Who sees to it, as a cell of the matrix.
    var implementerCell: SpecificationState {
        implementers.isEmpty
            ? SpecificationState(mark: .none, text: "none")
            : SpecificationState(
                mark: .good,
                text: "\(implementers.count) \(implementers.count == 1 ? "record" : "records")"
            )
    }

    private static func share(
        _ mark: SpecificationMark,
        _ part: Int,
        of count: Int,
        _ singular: String,
        _ plural: String
    ) -> SpecificationState {
        let number = part == count ? "\(part)" : "\(part) of \(count)"
        return SpecificationState(mark: mark, text: "\(number) \(part == 1 ? singular : plural)")
    }
}

/// How many of some requirements hold, fail, and are unchecked.
struct RequirementTally {
    private(set) var holds = 0
    private(set) var fails = 0
    private(set) var unchecked = 0

    init(_ requirements: some Sequence<SpecificationReport.Requirement>) {
        for requirement in requirements {
            switch requirement.state {
            case .holds: holds += 1
            case .broken: fails += 1
            case .unproven: unchecked += 1
            }
        }
    }

    var count: Int { holds + fails + unchecked }

    /// The numbers, and bars for a drawing that is a hundred wide; missing without requirements.
    var values: TemplateValue {
        guard count > 0 else { return .missing }
        var map = TemplateMap(reserving: 5)
        map.append(Name.count, .number(count))
        map.append(Name.holds, .number(holds))
        map.append(Name.fails, .number(fails))
        map.append(Name.unchecked, .number(unchecked))
        let parts: [(SpecificationMark, Int)] = [(.good, holds), (.bad, fails), (.open, unchecked)]
        map.append(Name.bars, TemplateValue.bars(parts.map { ($0.0, $0.1) }, of: count))
        return .map(map)
    }
}

extension TemplateValue {
    /// The stretches of a bar that is a hundred wide, one behind the other.
    static func bars(_ parts: [(mark: SpecificationMark, count: Int)], of count: Int) -> Self {
        guard count > 0 else { return .missing }
        var bars: [TemplateMap] = []
        var passed = 0
        for part in parts where part.count > 0 {
            let start = passed * 100 / count
            passed += part.count
            var map = TemplateMap(reserving: 3)
            map.text(Name.state, part.mark.rawValue)
            map.append(Name.start, .number(start))
            map.append(Name.width, .number(passed * 100 / count - start))
            bars.append(map)
        }
        return .maps(bars)
    }
}
