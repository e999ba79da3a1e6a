import HeliosRecords
import HeliosSite
import Testing

@Suite("What an audience may see")
struct ProjectionTests {
    /// A client's portal, with a canary in everything that must stay out of it.
    static let files: [String: String] = [
        "clients/acme/record.yaml": "{name: Acme, visibility: client}",
        "clients/rival/record.yaml": "{name: RivalCanary, visibility: client}",
        "clients/acme/assets/seen.yaml": """
        name: Seen server
        visibility: client
        asset_type: server
        make: Dell
        status: deployed
        cost: 4711.00 NOK
        vendor: canaryvendor
        notes: "NotesCanary about [[asset:acme/linked]]"
        assigned_to: [{ref: "contact:acme/cleo", notes: LinkNoteCanary}]
        interfaces:
          - {name: eth0, network: canarynet, notes: PortCanary}
        notes_log: [{text: LogCanary, at: 2026-01-01T00:00:00Z, by: canaryuser}]
        """,
        "clients/acme/assets/linked.yaml":
            "{name: Linked, visibility: client, asset_type: server, make: Dell, status: deployed}",
        "clients/acme/assets/hidden.yaml":
            "{name: HiddenCanary, asset_type: server, make: Dell, status: deployed}",
        "clients/acme/assets/old.yaml": """
        {name: ArchivedCanary, state: archived, visibility: client, asset_type: server,
         make: Dell, status: retired}
        """,
        "clients/acme/contacts/cleo.yaml":
            "{name: Cleo, visibility: client, email: cleo@acme.example}",
        "clients/rival/assets/secret.yaml": """
        {name: RivalAssetCanary, visibility: client, asset_type: server, make: Dell,
         status: deployed}
        """,
        "vendors/canaryvendor.yaml": "{name: VendorCanary}",
        "networks/canarynet.yaml": "{name: NetCanary, cidr: 10.0.0.0/24}",
        "users/canaryuser.yaml":
            "{name: U Canary, first_name: U, last_name: Canary, email: u@canary.example}",
        "ticket_statuses/open.yaml":
            "{name: Open, color: \"#007bff\", visibility: public}",
        "clients/acme/tickets/7/record.md": """
        ---
        number: 7
        subject: Help
        visibility: client
        status: open
        requester: cleo
        assets: [seen]
        assigned_to: user:canaryuser
        ---
        See [[asset:acme/hidden]] and [[asset:acme/hidden|that one]] and [[asset:acme/seen]].
        """,
        "clients/acme/tickets/7/replies/2026-02-27T0915Z-cleo.md": """
        ---
        {type: client, at: 2026-02-27T09:15:00Z, author: cleo}
        ---
        Visible reply.
        """,
        "clients/acme/tickets/7/replies/2026-02-27T0930Z-u.md": """
        ---
        {type: internal, at: 2026-02-27T09:30:00Z, author: user:canaryuser}
        ---
        ReplyCanary on [[asset:acme/linked]].
        """,
        "documents/public.md": "---\nname: Public page\nvisibility: public\n---\nFor everyone.\n",
        "documents/inside.md": "---\nname: InsideCanary\n---\nFor us. ![x](canary.png)\n",
        "documents/canary.png": "PictureCanary",
        "credentials/door.yaml": """
        name: DoorCanary
        recipients: [helpdesk]
        """,
    ]

    @Test("shows the organisation itself every record")
    func everything() async throws {
        let portal = try await Portal(Self.files)
        let all = project(portal.graph, for: .everyone)
        #expect(all.value.records.count == portal.graph.records.count)
        #expect(all.diagnostics.isEmpty)
    }

    @Test("leaves out of a client's portal whatever it is not allowed")
    func closedSet() async throws {
        let cut = project(try await Portal(Self.files).graph, for: .acme)
        #expect(
            cut.value.records.map(\.id.description).sorted() == [
                "asset:acme/linked", "asset:acme/seen", "client:acme", "contact:acme/cleo",
                "document:public", "ticket:acme/7", "ticket_status:open",
            ]
        )
        let ids = Set(cut.diagnostics.map(\.id.rawValue))
        #expect(ids == ["site.hidden-link"])
    }

    @Test("lets no byte of what is hidden into any file")
    func canaries() async throws {
        let files = try await Portal(Self.files).render(for: .acme)
        #expect(files["assets/acme/seen/index.html"]?.contains("Seen server") == true)
        for (path, text) in files where !path.hasPrefix("assets-") {
            let lower = text.lowercased() + path.lowercased()
            let leaks = ["canary", "acme/hidden", "4711"].filter { lower.contains($0) }
            #expect(leaks.isEmpty, "\(path)")
        }
    }

    @Test("shows a link to a hidden record as its words alone")
    func hiddenLinks() async throws {
        let files = try await Portal(Self.files).render(for: .acme)
        let page = try #require(files["tickets/acme/7/index.html"])
        #expect(page.contains("See (not shown) and that one and <a href="))
        #expect(page.contains("Visible reply."))
    }

    @Test("keeps hidden ids out of Markdown that a field or an object holds")
    func hiddenIDsInFields() async throws {
        var files = Self.files
        files["kinds/manual.yaml"] = """
            kind: manual
            plural: manuals
            label: {singular: Manual, plural: Manuals}
            title: name
            fields:
              name: {type: string, required: true}
              intro: markdown
              steps: {type: list, of: {type: object, fields: {text: {type: markdown}}}}
            """
        files["manuals/net.yaml"] = """
            name: Net
            visibility: public
            intro: "Ask [[asset:acme/hidden]] first"
            steps:
              - text: "Pull [[asset:acme/hidden]] or [[asset:acme/hidden|that one]] at [[client:acme#x|us]]"
            """
        let rendered = try await Portal(files).render(for: .acme)
        for (path, text) in rendered where !path.hasPrefix("assets-") {
            #expect(!text.contains("acme/hidden"), "\(path)")
        }
        let json = try #require(rendered["manuals/net.json"])
        #expect(json.contains("Ask (not shown) first"))
        #expect(json.contains("Pull (not shown) or that one at [[client:acme#x|us]]"))
        let page = try #require(rendered["manuals/net/index.html"])
        #expect(page.contains("Pull (not shown) or that one at <a href="))
    }

    @Test("mentions a record only where the mentioning text may be read")
    func mentions() async throws {
        let graph = try await Portal(Self.files).graph
        let cut = project(graph, for: .acme).value
        let linked = try #require(cut.graph.number(of: RecordID(kind: "asset", id: "acme/linked")))
        #expect(cut.graph.links(to: linked).isEmpty)
        let whole = try #require(graph.number(of: RecordID(kind: "asset", id: "acme/linked")))
        #expect(graph.links(to: whole).count == 2)
    }

    @Test("gives the same bytes whatever changes in what is hidden")
    func noninterference() async throws {
        var changed = Self.files
        changed["clients/acme/assets/another.yaml"] = changed["clients/acme/assets/hidden.yaml"]
        changed["vendors/canaryvendor.yaml"] = "{name: Somebody else}"
        changed["clients/rival/assets/secret.yaml"] = nil
        changed["clients/acme/tickets/7/replies/2026-02-27T0930Z-u.md"] = nil
        let first = try await Portal(Self.files).render(for: .acme)
        let second = try await Portal(changed).render(for: .acme)
        #expect(first == second)
    }

    @Test("denies everything to an audience of nothing")
    func nothing() async throws {
        let nobody = Audience(name: "x", scope: .restricted(owner: nil, visibilities: []))
        #expect(project(try await Portal(Self.files).graph, for: nobody).value.records.isEmpty)
    }
}
