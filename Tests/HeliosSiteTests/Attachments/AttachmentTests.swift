import HeliosRecords
import HeliosSite
import Testing

@Suite("Files that belong to records")
struct AttachmentTests {
    /// A client's ticket with a file from each of two replies, of which the client sees one.
    static func files(naming reply: String = "2026-02-27T0915Z-cleo") -> [String: String] {
        var files = ProjectionTests.files
        files["clients/acme/files/log/record.yaml"] = """
            name: Log
            description: What the server said.
            visibility: client
            path: clients/acme/files/log/log.svg
            sha256: "0000000000000000000000000000000000000000000000000000000000000000"
            """
        files["clients/acme/files/log/log.svg"] = "<svg viewBox=\"0 0 40 30\"/>"
        files["clients/acme/tickets/7/record.md"] = files["clients/acme/tickets/7/record.md"]?
            .replacing(
                "assets: [seen]",
                with: "assets: [seen]\nattachments: [{ref: log, reply: REPLY}]"
            )
            .replacing("REPLY", with: reply)
        return files
    }

    @Test("say whose reply of what time they came with, on both pages")
    func reply() async throws {
        let pages = try await Portal(Self.files(naming: "2026-02-27T0915Z-cleo")).render(for: .acme)
        for path in ["tickets/acme/7/index.html", "files/acme/log/index.html"] {
            let page = try #require(pages[path])
            let link = "../../../tickets/acme/7/index.html#reply.1\">Cleo, <time"
            #expect(page.contains(link), "\(path)")
            #expect(!page.contains("2026-02-27T0915Z-cleo"))
        }
    }

    @Test("do not name a reply that the audience does not see")
    func hiddenReply() async throws {
        let name = "2026-02-27T0930Z-u"
        let pages = try await Portal(Self.files(naming: name)).render(for: .acme)
        #expect(pages["tickets/acme/7/index.html"]?.contains("log.svg") == true)
        let naming = pages.filter { $0.value.contains(name) }.keys.sorted()
        #expect(naming.isEmpty)
    }

    @Test("show what their record says of a picture, and its size")
    func picture() async throws {
        let pages = try await Portal(Self.files()).render(for: .acme)
        let page = try #require(pages["tickets/acme/7/index.html"])
        #expect(page.contains("alt=\"What the server said.\" width=\"40\" height=\"30\""))
        #expect(page.components(separatedBy: "class=\"attachment\"").count == 2)
    }
}

extension String {
    fileprivate func replacing(_ part: String, with other: String) -> String {
        components(separatedBy: part).joined(separator: other)
    }

    fileprivate func components(separatedBy part: String) -> [String] {
        split(separator: part, omittingEmptySubsequences: false).map(String.init)
    }
}
