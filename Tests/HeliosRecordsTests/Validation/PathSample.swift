import HeliosDiagnostics
import HeliosRecords
import HeliosText
import Testing

/// A repository of boxes, documents and one ticket, to name files in.
enum PathSample {
    static let box = """
        kind: box
        plural: boxes
        label: {singular: Box, plural: Boxes}
        traits: [thread]
        fields:
          name: {type: string, required: true}
          md: markdown
          free: {type: list, of: path}
          list: {type: list, of: {type: path, exists: true}}
          lists: {type: list, of: {type: list, of: {type: path, exists: true}}}
          map: {type: map, of: {type: path, exists: true}}
          object: {type: object, fields: {plan: {type: path, exists: true}, other: path}}
          objects:
            type: list
            of: {type: object, fields: {plan: {type: path, exists: true}}}
          text: {type: object, fields: {md: markdown}}
          texts: {type: list, of: markdown}
          words: {type: map, of: markdown}
        relations:
          near:
            to: box
            inverse: near_of
            attributes: {plan: {type: path, exists: true}, note: markdown}
        thread:
          fields:
            plan: {type: path, exists: true}
            note: markdown
        """

    private static let files = [
        "helios.yaml":
            "organization: {name: Fjord, domain: fjord.example, timezone: Europe/Oslo}\n",
        "kinds/box.yaml": box,
        "boxes/a.yaml": "name: A\n",
        "boxes/b/record.yaml": "name: B\n",
        "boxes/b/plan.txt": "A plan.\n",
        "ticket_statuses/open.yaml": "{name: Open, color: \"#007bff\", order: 1}\n",
        "locations/oslo.yaml": "{name: Oslo, type: headquarters, timezone: Europe/Oslo}\n",
        "users/kari.yaml": """
        name: Kari
        first_name: Kari
        last_name: N
        email: kari@fjord.example
        location: oslo
        """,
        "tickets/1/plan.txt": "A plan.\n",
        "tickets/1/record.md": ticket(1),
        "tickets/2/record.md": ticket(2),
    ]

    private static func ticket(_ number: Int) -> String {
        """
        ---
        number: \(number)
        subject: It does not start
        ticket_type: incident
        priority: high
        status: open
        requester: kari
        ---
        # Grey

        It is grey.
        """
    }

    /// Where a reply to the first ticket lies.
    static let replyPath = "tickets/1/replies/2026-03-02T0915Z-kari.md"

    /// A reply of this text.
    static func reply(_ text: String) -> String {
        "---\ntype: public\nat: 2026-03-02T09:15:00Z\nauthor: kari\n---\n\(text)\n"
    }

    /// The repository with these files besides, or in place of its own.
    static func source(_ others: [String: String]) -> MemorySource {
        MemorySource(files: files.merging(others) { _, other in other })
    }

    /// What is wrong with the files: `path:line:column message`, in byte order.
    static func findings(_ others: [String: String]) async -> [String] {
        let clock = Clock(machine: QuerySample.environment)
        let opened = await Repository.open(source(others), at: clock)
        return opened.diagnostics.map { found in
            let start = found.span.range.start
            return "\(found.span.path):\(start.line):\(start.column) \(found.message)"
        }.sortedByBytes()
    }

    /// What one of the files says when a record of these is called otherwise.
    static func text(
        of path: String,
        renaming id: RecordID,
        to name: String,
        in files: [String: String]
    ) async throws -> String {
        let source = source(files)
        let clock = Clock(machine: QuerySample.environment)
        let repository = await Repository.open(source, at: clock).value
        let record = try #require(repository.graph.number(of: id))
        let listed = source.list().value
        let plan = try RenamePlan(record, to: name, in: repository.graph, files: listed)
        let changes = try RecordRename.changes(
            for: plan,
            in: repository,
            reader: source,
            keepsAlias: false
        )
        return String(decoding: try #require(changes.texts[path]), as: UTF8.self)
    }
}
