import Foundation
import HeliosTestSupport
import Testing

@testable import HeliosSite

@Suite("Words that people search by")
struct WordReaderTests {
    /// The browser's tests read the same file, so that both sides read words alike.
    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let text: String
        let words: [String]
        /// Other spellings, which the index holds besides.
        let spelled: [String]?
        let key: String

        var testDescription: String { text }

        static let all: [Case] = {
            let bytes = (try? Fixture("search").bytes("words.json")) ?? []
            return (try? JSONDecoder().decode([Case].self, from: Data(bytes))) ?? []
        }()
    }

    private static func words(of text: String) -> Set<String> {
        var reader = WordReader()
        var words: Set<String> = []
        reader.read(text) { word, _ in words.insert(String(decoding: word, as: UTF8.self)) }
        return words
    }

    @Test("there are cases")
    func hasCases() {
        #expect(Case.all.count > 30)
    }

    @Test("are folded, and joined ones are read in parts and as a whole", arguments: Case.all)
    func reads(_ example: Case) {
        #expect(Self.words(of: example.text) == Set(example.words + (example.spelled ?? [])))
    }

    @Test("make one key of a whole value", arguments: Case.all)
    func key(_ example: Case) {
        #expect(String(decoding: WordReader.key(of: example.text), as: UTF8.self) == example.key)
    }

    @Test("are left out where they are data rather than words")
    func leavesOut() {
        #expect(Self.words(of: String(repeating: "x", count: 49)).isEmpty)
        #expect(Self.words(of: "a \u{1F600} — … ¶").subtracting(["a"]).isEmpty)
    }

    @Test("bytes that are no UTF-8 end nowhere")
    func replaced() {
        let text = String(decoding: [0x61, 0xFF, 0xC3, 0x62] as [UInt8], as: UTF8.self)
        #expect(Self.words(of: text) == ["a", "b"])
    }
}
