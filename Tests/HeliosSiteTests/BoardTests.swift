import HeliosRecords
import HeliosSite
import Testing

@Suite("Boards")
struct BoardTests {
    private static let kind = """
        kind: errand
        plural: errands
        label: {singular: Errand, plural: Errands}
        description: Something to fetch.
        traits: [board]
        fields:
          name: {type: string, required: true}
          stage: {type: enum, of: [asked, fetched, "on its way"]}
        board: {columns: stage}
        views: {list: [name]}
        """

    @Test("have the words of a field as columns, for a kind that has nothing else of a ticket")
    func words() async throws {
        let portal = try await Portal([
            "kinds/errand.yaml": Self.kind, "errands/a.yaml": "{name: Milk, stage: fetched}",
            "errands/b.yaml": "{name: Eggs}",
        ]).render()
        let page = try #require(portal["board/index.html"])
        let columns = page.matches(of: /<h2 id="column\.[^"]*">([^<]*) </).map { String($0.1) }
        #expect(columns == ["Asked", "Fetched", "On its way"])
        #expect(page.matches(of: /class="ticket"/).count == 1)
        #expect(page.contains("Milk"))
        #expect(!page.contains("board-filters"))
    }

    @Test("are not there without a record, or without a column that may be seen")
    func nothing() async throws {
        let empty = try await Portal([
            "ticket_statuses/new.yaml": "{name: New, order: 1, color: \"#111111\"}"
        ]).render()
        #expect(empty["board/index.html"] == nil)
        let files = [
            "clients/acme.yaml": "name: Acme",
            "ticket_statuses/new.yaml": "{name: New, order: 1, color: \"#111111\"}",
            "clients/acme/tickets/1.md":
                "---\nnumber: 1\nsubject: Help\nstatus: new\nvisibility: client\n---\nText.\n",
        ]
        #expect(try await Portal(files).render()["board/index.html"] != nil)
        #expect(try await Portal(files).render(for: .acme)["board/index.html"] == nil)
    }

    @Test("give way to a record that lies where they would")
    func place() async throws {
        var files = [
            "kinds/errand.yaml": Self.kind, "errands/a.yaml": "{name: Milk, stage: asked}",
        ]
        files["errands/board.yaml"] = "{name: Eggs, stage: asked}"
        files["kinds/plank.yaml"] = """
            kind: plank
            plural: board
            label: {singular: Plank, plural: Planks}
            description: A piece of wood.
            fields: {name: {type: string, required: true}}
            views: {list: [name]}
            """
        let portal = try await Portal(files).render()
        #expect(try #require(portal["board/index.html"]).contains("Planks"))
        #expect(try #require(portal["errands/board/index.html"]).contains("Eggs"))
        #expect(try #require(portal["errands/board-by-status/index.html"]).contains("Milk"))
    }
}
