import Foundation
import HeliosRecords
import Testing

@testable import HeliosSite

@Suite("The index of the search")
struct SearchIndexTests {
    private static let files = [
        "helios.yaml": "organization: {name: Fjord, domain: fjord.example}\n",
        "assets/macbook-mike.yaml":
            "name: Mike's MacBook\nasset_type: laptop\nmake: Apple\nserial: C02-XYZ9\nstatus: deployed\n"
            + "assigned_to: mike\naliases: [mbp-1]\nnotes: Kept in the quayside safe.\n",
        "users/mike.yaml":
            "name: Mike Bør\nemail: mike@fjord.example\nwork_phone: +47 55 00 41 28\n",
        "documents/guide/vpn.md": "---\nname: VPN\n---\n\n# Tunnels\n\nSafe safe safe.\n",
        "tickets/1003/record.md":
            "---\nnumber: 1003\nsubject: No internet\nstatus: new\nrequester: mike\n---\n\nHelp.\n",
        "tickets/1003/replies/2026-01-02T1000Z-mike.md":
            "---\nauthor: mike\ntype: internal\nat: 2026-01-02T10:00:00Z\n---\n\nThe zebra did it.\n",
        "clients/acme/record.yaml": "{name: Acme, visibility: client}",
        "clients/acme/assets/dc1.yaml":
            "name: Server\nasset_type: server\nmake: Dell\nstatus: deployed\nvisibility: client\nnotes: The quayside giraffe.\n"
            + "aliases: [okapi]\nassigned_to: user:mike\n",
        "ticket_statuses/new.yaml": "name: New\norder: 1\ncolor: \"#007bff\"\n",
        "certificates/www.yaml": "name: www\nhost: www.fjord.example\nexpires: 2026-01-01\n",
    ]

    /// The levels of a word by record, such as `asset:macbook-mike`.
    private static func levels(of word: String, in pages: [String: String]) -> [String: Int] {
        let index = SearchFilesReader(pages)
        return index.levels(of: word)
    }

    private static let pages = Task { try await Portal(files).render() }

    @Test(
        "holds the words of a record, those that tell most highest",
        arguments: [
            ("macbookmike", "asset:macbook-mike", 17...17), ("vpn", "document:guide/vpn", 17...17),
            ("c02xyz9", "asset:macbook-mike", 16...16), ("mbp1", "asset:macbook-mike", 16...16),
            ("mikefjordexample", "user:mike", 16...16), ("4755004128", "user:mike", 16...16),
            ("55004128", "user:mike", 16...16), ("1003", "ticket:1003", 17...17),
            ("bor", "user:mike", 8...12), ("boer", "user:mike", 8...12),
            ("tunnels", "document:guide/vpn", 5...8), ("quayside", "asset:macbook-mike", 1...3),
            ("laptop", "asset:macbook-mike", 4...6), ("bor", "asset:macbook-mike", 3...5),
            ("zebra", "ticket:1003", 1...3), ("expired", "certificate:www", 5...8),
        ]
    )
    func holds(_ word: String, _ record: String, _ levels: ClosedRange<Int>) async throws {
        let level = Self.levels(of: word, in: try await Self.pages.value)[record]
        #expect(level.map(levels.contains) == true, "\(level ?? -1)")
    }

    @Test("a word that occurs more often in a text of the same length says more")
    func frequency() async throws {
        let safe = Self.levels(of: "safe", in: try await Self.pages.value)
        #expect(safe["document:guide/vpn", default: 0] >= safe["asset:macbook-mike", default: 99])
    }

    @Test("holds nothing that its audience may not see")
    func audience() async throws {
        let pages = try await Portal(Self.files).render(for: .acme)
        #expect(Self.levels(of: "server", in: pages).count == 1)
        for (path, text) in pages where path.hasPrefix("search") {
            for secret in ["zebra", "quayside", "giraffe", "okapi", "mike", "Mike", "macbook"] {
                #expect(!text.contains(secret), "\(secret) in \(path)")
            }
        }
    }

    @Test("is not there where the settings switch it off")
    func isOff() async throws {
        var options = SiteOptions.fixed
        options.search = false
        let pages = try await Portal(Self.files).render(options: options)
        #expect(pages.keys.allSatisfy { !$0.hasPrefix("search") })
    }

    @Test("is the same from run to run")
    func isReproducible() async throws {
        let first = try await Portal(Self.files).render()
        let second = try await Portal(Self.files).render()
        #expect(first == second)
    }

    @Test("parts cover all words in order, whatever their number", arguments: [1, 2, 3, 7, 1_000])
    func parts(_ count: Int) {
        var forward = SearchForward()
        for text in ["one two three", "four five six seven", "eight nine ten"] {
            forward.add([SearchText(weight: .text, text: text)])
        }
        let postings = SearchPostings(forward)
        let parts = postings.parts(count)
        #expect(parts.count == count)
        #expect(parts.flatMap { Array($0) } == Array(0..<10))
    }

    @Test("the plain page leads to every record")
    func plainPage() async throws {
        let page = try #require(try await Self.pages.value["search/index.html"])
        for path in ["assets/macbook-mike", "documents/guide/vpn", "tickets/1003", "users/mike"] {
            #expect(page.contains("<a href=\"../\(path)/index.html\">"), "\(path)")
        }
    }
}

/// Reads the files of an index as the script does.
private struct SearchFilesReader {
    private var ids: [String] = []
    private var records: [String: String] = [:]

    init(_ pages: [String: String]) {
        if let core = pages["search-index/core.js"],
            let json = try? JSONSerialization.jsonObject(
                with: Data(core.dropFirst("Helios.search.core(".count).dropLast(3).utf8)
            ) as? [String: Any], let kinds = json["kinds"] as? [[Any]]
        {
            let names = (json["ids"] as? String ?? "").components(separatedBy: "\n")
            ids = names.enumerated().map { place, id in
                let kind = kinds.last { ($0[4] as? Int ?? 0) <= place }
                return "\(kind?[0] as? String ?? ""):\(id)"
            }
        }
        for (path, text) in pages where path.hasPrefix("search-index/part-") {
            let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
            guard parts.count == 7 else { continue }
            let words = parts[3].components(separatedBy: "\\n")
            let lists = parts[5].components(separatedBy: "\\n")
            for (word, list) in zip(words, lists) { records[word] = list }
        }
    }

    func levels(of word: String) -> [String: Int] {
        var result: [String: Int] = [:]
        var (level, record, value, shift) = (0, 0, 0, 0)
        for code in records[word, default: ""].utf8.map({ Int($0) }) {
            if code >= 100 {
                (level, record) = (code - 100, 0)
                continue
            }
            let digit = code < 92 ? code - 35 : code - 36
            value |= (digit & 31) << shift
            shift += 5
            guard digit < 32 else { continue }
            record += value
            result[ids[record]] = level
            (value, shift) = (0, 0)
        }
        return result
    }
}
