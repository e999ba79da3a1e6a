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
    func shownState(in phrases: Phrases) -> SpecificationState {
        let tested = phrases.text(.requirementRecords, count: testedCount)
        switch state {
        case .holds where testedCount == 0: return phrases.state(.good, .requirementCheckIdle)
        case .holds: return phrases.state(.good, .requirementCheckHolds, ["records": tested])
        case .broken where offenders.isEmpty: return phrases.state(.bad, .requirementCheckFails)
        case .broken:
            let part = phrases.format.number(offenders.count)
            return phrases.state(.bad, .requirementCheckPart, ["part": part, "records": tested])
        case .unreadable: return phrases.state(.bad, .requirementCheckUnreadable)
        case .withheld: return phrases.state(.open, .requirementCheckHidden)
        }
    }
}

extension SpecificationReport.Test {
    /// What the last reports say of it.
    func shownState(in phrases: Phrases) -> SpecificationState {
        let cases =
            caseCount > 1 ? " (\(phrases.text(.requirementCaseCount, count: caseCount)))" : ""
        return switch state {
        case .passed:
            SpecificationState(mark: .good, text: phrases[.requirementTestPassed] + cases)
        case .failed:
            SpecificationState(mark: .bad, text: phrases[.requirementTestFailed] + cases)
        case .skipped: phrases.state(.open, .requirementTestSkipped)
        case .unknown: phrases.state(.open, .requirementTestUnknown)
        }
    }
}

extension SpecificationReport.Requirement {
    /// What its checks and tests say together.
    func shownState(in phrases: Phrases) -> SpecificationState {
        switch state {
        case .holds: phrases.state(.good, .requirementHolds)
        case .broken: phrases.state(.bad, .requirementFails)
        case .unproven where isHole: phrases.state(.none, .requirementUntraced)
        case .unproven: phrases.state(.open, .requirementUnproven)
        }
    }

    /// What its checks come to, as a cell of the matrix.
    func checkCell(in phrases: Phrases) -> SpecificationState {
        let bad = checks.count { $0.state == .broken || $0.state == .unreadable }
        let good = checks.count { $0.state == .holds }
        let all = checks.count
        if checks.isEmpty { return phrases.state(.none, .requirementNone) }
        if bad > 0 { return phrases.share(.bad, bad, of: all, .requirementFailCount) }
        if good > 0 { return phrases.share(.good, good, of: all, .requirementHoldCount) }
        return phrases.share(.open, all, of: all, .requirementNamed)
    }

    /// What its tests come to, as a cell of the matrix.
    func testCell(in phrases: Phrases) -> SpecificationState {
        let bad = tests.count { $0.state == .failed }
        let good = tests.count { $0.state == .passed }
        let all = tests.count
        if bad > 0 { return phrases.share(.bad, bad, of: all, .requirementFailCount) }
        if good > 0 { return phrases.share(.good, good, of: all, .requirementPassCount) }
        let named = all + verifiers.count
        return named > 0
            ? phrases.share(.open, named, of: named, .requirementNamed)
            : phrases.state(.none, .requirementNone)
    }

    /// Who sees to it, as a cell of the matrix.
    func implementerCell(in phrases: Phrases) -> SpecificationState {
        let count = implementers.count
        return count == 0
            ? phrases.state(.none, .requirementNone)
            : phrases.share(.good, count, of: count, .requirementRecords)
    }
}

extension Phrases {
    fileprivate func state(
        _ mark: SpecificationMark,
        _ phrase: Phrase,
        _ values: KeyValuePairs<String, String> = [:]
    ) -> SpecificationState {
        SpecificationState(mark: mark, text: text(phrase, values))
    }

    /// `2 fail`, or where there are others besides `2 of 3 fail`.
    fileprivate func share(
        _ mark: SpecificationMark,
        _ part: Int,
        of count: Int,
        _ phrase: Phrase
    ) -> SpecificationState {
        guard part != count else {
            return SpecificationState(mark: mark, text: text(phrase, count: part))
        }
        let number = text(
            .requirementShare,
            ["part": format.number(part), "all": format.number(count)]
        )
        return SpecificationState(mark: mark, text: text(phrase, count: part, ["n": number]))
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
