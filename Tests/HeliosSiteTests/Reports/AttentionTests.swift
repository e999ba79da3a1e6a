import Testing

@Suite("What needs attention")
struct AttentionTests {
    @Test("says how many there are, and leads to the lists of those that it does not show")
    func rest() async throws {
        var files: [String: String] = [:]
        for number in 1...203 {
            files["domains/d\(number).yaml"] = "{fqdn: d\(number).example, expires: 2026-01-15}"
        }
        let pages = try await Portal(files).render()
        let page = try #require(pages["attention/index.html"])
        #expect(page.contains("<span class=\"count\">203</span>"))
        #expect(page.contains("and 3 more: <a href=\"../domains/index.html\">Domains</a></p>"))
    }
}
