import HeliosDiagnostics
import HeliosRecords
import HeliosText
import HeliosYAML
import Testing

@Suite("The nearest name")
struct NearestNameTests {
    /// Words of few letters, so that many of them are near to one another.
    private static func words(seed: Int) -> [String] {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let letters = ["a", "b", "C", "_", "1", "é"]
        return (0..<30).map { _ in
            (0...next(9)).map { _ in letters[next(letters.count)] }.joined()
        }
    }

    /// The first of the names with the least distance, each measured.
    private static func measured(_ text: String, among names: [String]) -> String? {
        let wanted = text.utf8.map(\.asciiLowercased)
        var best: (name: String, distance: Int)?
        for name in names {
            let bytes = name.utf8.map(\.asciiLowercased)
            let limit = max(1, wanted.count / 3)
            guard let distance = Suggestion.distance(wanted, bytes, atMost: limit) else { continue }
            if distance < best?.distance ?? .max { best = (name, distance) }
        }
        return best?.name
    }

    @Test("is the one that measuring all would find", arguments: 0..<40)
    func isNearest(seed: Int) {
        let words = Self.words(seed: seed)
        for word in words {
            let others = words.filter { $0 != word }
            let expected = Self.measured(word, among: others)
            #expect(Suggestion.nearest(to: word, among: others) == expected, "\(word) \(others)")
        }
    }

    @Test("is looked for only where unknown keys are few")
    func manyKeys() {
        let entries = (0..<150).map { number in
            let value = YAMLNode(.scalar(YAMLScalar(text: "x")), range: .start)
            return YAMLEntry(key: "longer_name\(number)", keyRange: .start, value: value)
        }
        let vocabulary = MapReader.Vocabulary(
            unknownKey: .kind(.unknownKey),
            missingKey: .kind(.missingKey),
            valueInvalid: .kind(.valueInvalid),
            noun: "a field"
        )
        var reader = MapReader(entries, path: "a.yaml", vocabulary: vocabulary)
        reader.allow(["longer_name"])
        let helps = reader.finish().map(\.help)
        #expect(helps.count == 150)
        #expect(helps.prefix(100).allSatisfy { $0 == "did you mean 'longer_name'?" })
        #expect(helps.suffix(50).allSatisfy { $0 == nil })
    }
}
