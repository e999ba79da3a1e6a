import HeliosRecords
import HeliosText

/// How old things are, how long their warranty lasts, and when they should be retired.
struct WarrantyReport {
    let context: PageContext

    /// How far ahead an end counts as near, in days.
    static let horizon = 45
    private static let oldest = 7

    var result: ReportResult {
        let phrases = context.phrases
        let today = context.today
        let things = context.plan.figures.value.things.sorted { left, right in
            let days = (left.warranty?.dayNumber ?? .max, right.warranty?.dayNumber ?? .max)
            return days.0 == days.1 ? left.record < right.record : days.0 < days.1
        }
        var result = ReportResult()
        let end = today.adding(days: Self.horizon)
        result.figures = [
            (things.count, phrases[.reportThings]),
            (things.count { $0.warranty.map { $0 < today } ?? false }, phrases[.reportNoWarranty]),
            (
                things.count { $0.warranty.map { (today...end).contains($0) } ?? false },
                phrases[.reportWarrantySoon]
            ),
            (things.count { $0.end.map { $0 <= end } ?? false }, phrases[.reportRetiring]),
        ].map { (phrases.format.number($0), $1) }
        result.plots = [agePlot(things), typePlot(things)].compactMap { $0 }
        result.columns = [
            context.column(.reportName, "record"),
            context.column(.reportType, "type"),
            context.column(.reportInUse, "in_use_since"),
            context.column(.reportAge, "age_years", isNumeric: true),
            context.column(.reportWarrantyEnds, "warranty_expires"),
            context.column(.reportRetireBy, "retire_by"),
        ]
        let rows = things.map { thing in
            [
                context.cell(record: thing.record), context.typeCell(of: thing),
                context.cell(day: thing.start), context.cell(number: thing.age(on: today)),
                context.cell(day: thing.warranty), context.cell(day: thing.end),
            ]
        }
        result.groups = [ReportResult.Group(rows: rows)]
        return result
    }

    /// Adds to a number what the report shows.
    func add(to print: inout Fingerprint, _ records: RecordFingerprints) {
        for thing in context.plan.figures.value.things {
            print.add(records.faces[thing.record])
            for day in [thing.warranty, thing.start, thing.end] { print.add(day.kept) }
            print.add(thing.type ?? .nothing)
        }
    }

    /// How many things are of each age.
    private func agePlot(_ things: [ThingFigures]) -> Plot? {
        let ages = things.compactMap { $0.age(on: context.today) }
        guard !ages.isEmpty else { return nil }
        let values = (0...Self.oldest).map { years in
            ages.count { min($0, Self.oldest) == years }
        }
        let labels = (0...Self.oldest).map { years in
            years == Self.oldest ? "\(years)+" : "\(years)"
        }
        return Plot(
            title: context.phrases[.reportByAge],
            category: context.phrases[.reportAge],
            labels: labels,
            series: [
                Plot.Series(label: context.phrases[.reportThings], values: values, look: .first)
            ],
            shape: .columns
        )
    }

    /// How many things of each type have a warranty.
    private func typePlot(_ things: [ThingFigures]) -> Plot? {
        context.typePlot(
            of: things,
            title: context.phrases[.reportWarrantyByType],
            series: [
                (context.phrases[.reportInWarranty], .positive, { isCovered($0) == true }),
                (context.phrases[.reportNoWarranty], .negative, { isCovered($0) == false }),
                (context.phrases[.reportWarrantyUnknown], .neutral, { isCovered($0) == nil }),
            ]
        )
    }

    private func isCovered(_ thing: ThingFigures) -> Bool? {
        thing.warranty.map { $0 >= context.today }
    }
}

extension PageContext {
    /// What a thing is, in the words of its kind.
    func typeCell(of thing: ThingFigures) -> ReportResult.Cell {
        guard let word = typeWord(of: thing) else { return .empty }
        return ReportResult.Cell(phrases.word(word), inFiles: word)
    }

    private func typeWord(of thing: ThingFigures) -> String? {
        let kind = graph.kind(of: thing.record)
        guard let place = thing.type, let field = kind.typeField,
            case .enumeration(let words) = kind.fields[field].type, words.indices.contains(place)
        else { return nil }
        return words[place]
    }

    /// Things by type, the most frequent types first, and of each how many belong to each series;
    /// nil if nothing has a type.
    func typePlot(
        of things: [ThingFigures],
        title: String,
        series: [(label: String, look: Plot.Look, holds: (ThingFigures) -> Bool)],
        limit: Int = 12
    ) -> Plot? {
        var members: [String: [ThingFigures]] = [:]
        for thing in things {
            guard let word = typeWord(of: thing) else { continue }
            members[word, default: []].append(thing)
        }
        let order = members.keys.sorted { left, right in
            let counts = (members[left]?.count ?? 0, members[right]?.count ?? 0)
            return counts.0 == counts.1 ? left.precedesBytewise(right) : counts.0 > counts.1
        }
        let types = order.prefix(limit)
        guard !types.isEmpty else { return nil }
        return Plot(
            title: title,
            category: phrases[.reportType],
            labels: types.map { phrases.word($0) },
            series: series.map { series in
                Plot.Series(
                    label: series.label,
                    values: types.map { (members[$0] ?? []).count(where: series.holds) },
                    look: series.look
                )
            },
            shape: .bars
        )
    }
}
