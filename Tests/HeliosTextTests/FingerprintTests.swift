import HeliosText
import Testing

@Suite("Fingerprints")
struct FingerprintTests {
    private func number(_ parts: [String], seed: UInt64 = 0) -> UInt64 {
        var sum = Fingerprint(seed: seed)
        for part in parts { sum.add(part) }
        return sum.value
    }

    @Test("change with each part, its place and the seed")
    func changes() {
        let cases: [[String]] = [
            [], [""], ["a"], ["b"], ["a", "b"], ["b", "a"], ["ab"], ["a", ""], ["", "a"],
            ["aaaaaaaa"], ["aaaaaaab"], ["aaaaaaaab"], ["baaaaaaaa"], ["aaaaaaaa", "b"],
        ]
        #expect(Set(cases.map { number($0) }).count == cases.count)
        #expect(number(["a"], seed: 1) != number(["a"]))
    }

    @Test("change with the first number")
    func firstNumber() {
        let numbers = (0..<100).map { first in
            var sum = Fingerprint()
            sum.add(first)
            sum.add(7)
            return sum.value
        }
        #expect(Set(numbers).count == numbers.count)
    }
}
