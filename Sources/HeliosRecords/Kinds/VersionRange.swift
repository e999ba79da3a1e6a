import HeliosText

/// A range of semantic versions: `^1.2.0`, `~1.2.0`, `>=1.2.0` or exactly `1.2.0`.
struct VersionRange: Sendable {
    private let mark: Mark
    private let lowest: [Int]

    private enum Mark { case exact, compatible, patch, atLeast }

    init?(_ text: String) {
        let marks: [(String, Mark)] = [(">=", .atLeast), ("^", .compatible), ("~", .patch)]
        let found = marks.first { text.hasBytePrefix($0.0) }
        guard let lowest = Self.numbers(text.dropping(bytes: found?.0.utf8.count ?? 0)) else {
            return nil
        }
        mark = found?.1 ?? .exact
        self.lowest = lowest
    }

    /// Whether a version lies in the range; labels behind the numbers do not count.
    func contains(_ version: String) -> Bool {
        guard let numbers = Self.numbers(version) else { return false }
        guard !numbers.lexicographicallyPrecedes(lowest) else { return false }
        switch mark {
        case .atLeast: return true
        case .exact: return numbers == lowest
        case .patch: return numbers[0] == lowest[0] && numbers[1] == lowest[1]
        case .compatible:
            // Below 1.0.0 each minor version may break what came before.
            guard lowest[0] == 0 else { return numbers[0] == lowest[0] }
            return numbers[0] == 0 && numbers[1] == lowest[1]
        }
    }

    private static func numbers(_ text: String) -> [Int]? {
        let core = text.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") }
        let parts = core.split(separator: ASCII.dot, omittingEmptySubsequences: false)
            .map { Int(String(Substring($0))) }
        guard parts.count == 3 else { return nil }
        let numbers = parts.compactMap(\.self)
        return numbers.count == 3 && numbers.allSatisfy({ $0 >= 0 }) ? numbers : nil
    }
}
