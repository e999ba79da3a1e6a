/// Round numbers along an axis that begins at nothing.
struct PlotScale {
    /// The numbers, from nothing to the first that no value exceeds.
    let ticks: [Int]

    private static let largest = Int.max / 1_000

    /// Ticks for values up to this one, at most as many steps as asked for.
    init(upTo most: Int, steps: Int = 4) {
        let most = min(max(1, most), Self.largest)
        var unit = 1
        while unit * 10 * steps <= most { unit *= 10 }
        let step = [1, 2, 5, 10].map { $0 * unit }.first { step in
            most <= step * steps
        }
        let size = step ?? unit * 10
        let count = most / size + (most % size == 0 ? 0 : 1)
        ticks = (0...max(1, count)).map { $0 * size }
    }

    /// The number at the end of the axis.
    var end: Int { ticks.last ?? 1 }

    /// Where a value lies on an axis of a length.
    func place(of value: Int, on length: Double) -> Double {
        Double(value) * length / Double(end)
    }
}
