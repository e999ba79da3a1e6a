import HeliosRecords
import HeliosText
import Testing

@testable import HeliosSite

@Suite("What is kept of records from build to build")
struct ExtractsTests {
    /// Edits that follow one another, each of these files; nil removes one.
    private static let edits: [(name: String, files: [String: String?])] = [
        ("nothing", [:]),
        ("a comment", ["assets/a7.yaml": asset(7, "status: deployed") + "# by hand\n"]),
        (
            "a word that is new",
            ["assets/a7.yaml": asset(7, "status: deployed\nnotes: quayside zebra")]
        ),
        (
            "a word of another record",
            ["assets/a8.yaml": asset(8, "status: deployed\nnotes: quayside giraffe")]
        ),
        ("a status", ["assets/a9.yaml": asset(9, "status: retired")]),
        (
            "a title that others show",
            ["users/mike.yaml": "{name: Mikael Ås, email: m@fjord.example}"]
        ),
        ("a record in between", ["assets/a42b.yaml": asset(1000, "status: storage")]),
        ("a record less, and its words", ["assets/a7.yaml": nil]),
        (
            "all but a few",
            Dictionary(uniqueKeysWithValues: (50..<220).map { ("assets/a\($0).yaml", nil) })
        ),
        ("all of them again", files.filter { $0.key.hasPrefix("assets/") }),
    ]

    private static func asset(_ number: Int, _ more: String) -> String {
        let place = number.isMultiple(of: 3) ? "assigned_to: mike\n" : ""
        let word = ["router", "switch", "laptop\u{E9}", "gateway"][number % 4]
        return
            "name: The \(word) \(number)\nasset_type: laptop\nmake: Apple\nserial: C02-\(number)\n"
            + "\(place)\(more)\n"
    }

    private static let files: [String: String] = {
        var files = ["users/mike.yaml": "{name: Mike Bør, email: m@fjord.example}"]
        for number in 0..<220 {
            let status = ["deployed", "storage", "retired"][number % 3]
            files["assets/a\(number).yaml"] = asset(
                number,
                "status: \(status)\nnotes: Shelf \(number % 17), see [[user:mike]].\n"
            )
        }
        return files
    }()

    /// Renders a state as a build after another one does; the result is for the next one.
    private static func render(
        _ files: [String: String],
        after memory: ExtractMemory?
    ) async throws -> (pages: [String: String], memory: ExtractMemory) {
        let portal = try await Portal(files)
        let graph = project(portal.graph.translated(), for: .everyone).value
        let contents = graph.records.map { record in
            var print = Fingerprint()
            for file in record.files { print.add(files[file] ?? "") }
            return print.value
        }
        let extracts = Extracts(of: graph, contents: contents, before: memory)
        var options = SiteOptions.fixed
        options.extracts = extracts
        return (try await portal.render(options: options), extracts.memory)
    }

    @Test("changes no byte of a portal, whatever was edited in between")
    func edits() async throws {
        var files = Self.files
        var memory = try await Self.render(files, after: nil).memory
        for edit in Self.edits {
            for (path, text) in edit.files { files[path] = text }
            let pages = try await Self.render(files, after: memory)
            let expected = try await Portal(files).render()
            let differing = expected.keys.filter { expected[$0] != pages.pages[$0] }.sorted()
            #expect(differing.isEmpty, "after \(edit.name)")
            #expect(pages.pages.count == expected.count)
            // What is kept outlives the run.
            var state: [UInt8] = []
            pages.memory.encode { state += $0 }
            var reader = PackedReader(state)
            memory = try ExtractMemory(from: &reader)
        }
    }

    @Test("spares reading records that have not changed")
    func reads() async throws {
        let memory = try await Self.render(Self.files, after: nil).memory
        let portal = try await Portal(Self.files)
        let graph = project(portal.graph.translated(), for: .everyone).value
        var contents = graph.records.map { record in
            var print = Fingerprint()
            for file in record.files { print.add(Self.files[file] ?? "") }
            return print.value
        }
        contents[0] ^= 1
        let extracts = Extracts(of: graph, contents: contents, before: memory)
        var made: [Int] = []
        let records = Array(graph.records.indices)
        _ = extracts.column("look", of: records, numbers: contents) { record, _ in
            made.append(record)
        }
        #expect(made == [0])
    }
}
