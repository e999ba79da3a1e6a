import HeliosRecords
import HeliosSite
import Testing

@Suite("The form for a new ticket")
struct ComposePageTests {
    private static let page = "tickets/new/index.html"

    /// The organisation's mail address, and a host that it changes its records at.
    private static var options: SiteOptions {
        var options = SiteOptions.fixed
        options.settings.organization.email = "desk@fjord.example"
        options.settings.portal.host = Settings.Host(
            url: "https://git.fjord.example/it",
            branch: "main",
            folder: "",
            service: .gitea
        )
        return options
    }

    @Test("offers a client's people what they may see, and a mail alone")
    func client() async throws {
        let pages = try await Portal(ProjectionTests.files).render(
            for: .acme,
            options: Self.options
        )
        let page = try #require(pages[Self.page])
        #expect(page.contains("value=\"Seen server (seen)\""))
        #expect(page.contains("value=\"Cleo (contact:cleo)\""))
        #expect(page.contains("mailto:desk@fjord.example"))
        for word in ["anary", "(hidden)", "git.fjord.example", "data-internal", "data-next"] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test("offers the organisation all that is not put away, each client's by itself")
    func internalPage() async throws {
        let pages = try await Portal(ProjectionTests.files).render(options: Self.options)
        let page = try #require(pages[Self.page])
        #expect(
            page.contains(
                "value=\"HiddenCanary (hidden)\" data-value=\"hidden\" data-owner=\"acme\""
            )
        )
        #expect(!page.contains("ArchivedCanary"))
        #expect(page.contains("value=\"acme\" data-next=\"8\" data-folder=\"clients/acme/\""))
        #expect(page.contains("value=\"\" data-next=\"8\" data-folder=\"\""))
        #expect(page.contains("data-status=\"status: open\""))
        #expect(page.contains("data-base=\"https://git.fjord.example/it/_new/main\""))
    }

    @Test("gives way to a record of its name")
    func taken() async throws {
        var files = ProjectionTests.files
        files["tickets/new/record.md"] =
            "---\n{number: 9, subject: New things, status: open}\n---\nText.\n"
        let pages = try await Portal(files).render()
        #expect(pages[Self.page]?.contains("<h1>New things") == true)
        #expect(pages["tickets/new-ticket/index.html"]?.contains("class=\"compose card") == true)
        #expect(pages["tickets/index.html"]?.contains("new-ticket/index.html\"") == true)
    }

    @Test("is there for a kind of one's own, with the questions that it has fields for")
    func ownKind() async throws {
        let files = [
            "kinds/fault.yaml": """
            kind: fault
            plural: faults
            label: {singular: Fault, plural: Faults}
            traits: [thread, board, body]
            board: {columns: stage}
            title: name
            fields:
              name: {type: string, required: true}
              stage: {type: enum, of: [seen, mended], default: seen}
              priority: {type: enum, of: [low, high]}
            thread: {fields: {at: datetime}}
            """
        ]
        let pages = try await Portal(files).render()
        let page = try #require(pages["faults/new/index.html"])
        #expect(page.contains("id=\"field.name\""))
        #expect(page.contains("id=\"field.priority\""))
        #expect(!page.contains("id=\"field.requester\""))
        #expect(!page.contains("data-number"))
    }
}
