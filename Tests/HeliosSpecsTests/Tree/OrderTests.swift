import Testing

@testable import HeliosSpecs

@Suite("Order of ids")
struct OrderTests {
    @Test(
        "is that of a dictionary",
        arguments: [
            ["a", "A", "b", "B"], ["_a", "-a", "a_", "a-", "a/b", "a1", "aa", "ab"],
            ["1", "10", "2", "a"],
            ["ab", "aB", "Ab", "AB"], ["e", "é", "ea", "f"], ["z", "α", "я", "あ", "漢"],
            ["😀", "1", "a"], ["a", "ab", "b"],
        ]
    )
    func dictionary(ids: [String]) {
        #expect(Collation.order(of: ids.reversed()).map { Array(ids.reversed())[$0] } == ids)
    }

    @Test("of code units puts what needs two before U+E000")
    func codeUnits() {
        let ids = ["", "a", "a/b", "b", "é", "\u{D7FF}", "😀", "\u{E000}", "\u{FFFD}"]
        #expect(ids.reversed().sorted(by: IDOrder.byCodeUnit) == ids)
        #expect(ids.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) } == ids)
    }
}
