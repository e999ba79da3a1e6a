import HeliosRecords
import Testing

@Suite("Patterns")
struct TextPatternTests {
    @Test(
        "match the whole text",
        arguments: [
            ("abc", ["abc"], ["ab", "abcd", "", "xabc"]),
            ("a|bc|", ["a", "bc", ""], ["abc", "b"]),
            ("[a-z0-9_]+", ["a_9"], ["", "A", "a-b"]),
            ("[^/]*", ["", "a b"], ["a/b"]),
            ("P[0-9]+[DWMY]", ["P1Y", "P12M"], ["P", "PY", "P1"]),
            ("[0-2][0-9]:[0-5][0-9]", ["09:00"], ["9:00", "09:60"]),
            ("(ab){2,3}", ["abab", "ababab"], ["ab", "abababab"]),
            ("a{2}", ["aa"], ["a", "aaa"]), ("a{2,}", ["aa", "aaaa"], ["a"]),
            ("a{0,2}b?", ["", "aab", "b"], ["aaa"]),
            ("(?:x(y|z)*)+", ["x", "xyzxz"], ["", "y"]),
            ("(a*)*", ["", "aaa"], ["b"]), ("(a|b*)+c", ["c", "abbac"], ["d"]),
            ("^a.c$", ["abc", "aåc"], ["a\nc", "ac"]),
            ("\\d\\w\\s\\.\\\\\\$", ["1_ .\\$"], ["1_ x\\$"]),
            ("[\\]\\-a]+", ["]-a"], ["b"]), ("[a-]+", ["a-"], ["b"]),
            ("Å+", ["ÅÅ"], ["A\u{30A}"]), ("", [""], ["a"]),
        ]
    )
    func matches(text: String, accepted: [String], refused: [String]) throws {
        let pattern = try TextPattern(text)
        for text in accepted { #expect(pattern.matches(text), "\(text)") }
        for text in refused { #expect(!pattern.matches(text), "\(text)") }
    }

    @Test(
        "that cannot be read are refused",
        arguments: [
            "(", ")", "a)", "[", "[]", "[z-a]", "a**", "a+?", "*a", "{2}", "a{2", "a{3,2}", "a{,2}",
            "a{1001}", "(?=a)", "\\", "\\q", "\\1", "a^b", "a$b", "]", "}", "[[:alpha:]]",
            "((((a{1000}){1000}){1000}){1000})", String(repeating: "(", count: 40),
            String(repeating: "a", count: 2_000), "[\\d-z]",
        ]
    )
    func refuses(text: String) {
        #expect(throws: PatternError.self) { try TextPattern(text) }
    }

    @Test("take time that grows with the text alone")
    func stalls() throws {
        let pattern = try TextPattern("(a|a)*(a*)*(a?){30}b")
        #expect(!pattern.matches(String(repeating: "a", count: 20_000)))
    }
}
