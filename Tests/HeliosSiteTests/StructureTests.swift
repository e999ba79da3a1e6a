import HeliosRecords
import Testing

@testable import HeliosSite

@Suite("What is around a record")
struct NeighbourhoodTests {
    private func groups(_ counts: [Int]) -> [Neighbourhood.Group] {
        var next = 0
        return counts.enumerated().map { place, count in
            defer { next += count }
            return Neighbourhood.Group(
                label: "\(place)",
                part: nil,
                records: Array(next..<next + count)
            )
        }
    }

    @Test(
        "shares the room among all ways of being linked",
        arguments: [
            ([3, 2], 8, [3, 2]), ([20], 8, [8]), ([9], 8, [9]), ([20, 1, 20], 8, [4, 1, 3]),
            ([1, 1, 1], 2, [1, 1]), ([], 8, []),
        ] as [([Int], Int, [Int])]
    )
    func room(counts: [Int], room: Int, shown: [Int]) {
        #expect(Neighbourhood.rows(of: groups(counts), room: room).map(\.shown) == shown)
    }

    @Test("is drawn on both sides, and leads to the list of what has no room")
    func drawing() async throws {
        var files = [
            "users/anna.yaml": "{name: Anna, email: anna@fjord.example}",
            "locations/oslo.yaml": "{name: Oslo}",
        ]
        for number in 1...20 {
            files["assets/a\(number).yaml"] = """
                {name: A\(number), asset_type: laptop, make: B, status: deployed, location: oslo,
                assigned_to: anna}
                """
        }
        let pages = try await Portal(files).render()
        let anna = try #require(pages["users/anna/index.html"])
        #expect(anna.contains("aria-label=\"Records linked with Anna\""))
        #expect(anna.contains("<a class=\"more\" href=\"#from.assets.asset\""))
        #expect(anna.contains("and 13 more"))
        #expect(anna.contains("id=\"from.assets.asset\""))
        var options = SiteOptions.fixed
        options.graphs = false
        let plain = try await Portal(files).render(options: options)
        #expect(try !#require(plain["users/anna/index.html"]).contains("neighbours"))
        #expect(plain["graph/index.html"] == nil)
    }
}

@Suite("Hierarchies")
struct HierarchyTests {
    @Test("count what lies below, and take what names nobody above for a root")
    func counts() {
        let above = [2: 1, 3: 1, 4: 2, 5: 9, 6: 6]
        let tree = Hierarchy(of: [1, 2, 3, 4, 5, 6]) { above[$0] }
        #expect(tree.roots == [1, 5, 6])
        #expect(tree.children == [1: [2, 3], 2: [4]])
        #expect(tree.countBelow(1) == 3)
        #expect(tree.sums { $0 } == [1: 10, 2: 6, 3: 3, 4: 4, 5: 5, 6: 6])
    }

    @Test(
        "of people show initials",
        arguments: [("Mike Berg", "MB"), ("astrid", "A"), ("", ""), ("Ole  von Dü", "OD")]
    )
    func initials(name: String, letters: String) {
        #expect(Initials.of(name) == letters)
    }
}

@Suite("Networks")
struct SubnetTests {
    private func subnets(_ files: [String: String]) async throws -> [String: Subnet] {
        let graph = project(try await Portal(files).graph, for: .everyone).value
        let index = AddressIndex(of: graph)
        return Dictionary(
            uniqueKeysWithValues: index.subnets.map { (graph.records[$0].id.id, $1) }
        )
    }

    private let lan = """
        {name: LAN, cidr: 10.0.0.0/28, gateway: 10.0.0.1,
        dhcp_range: {start: 10.0.0.8, end: 10.0.0.9}}
        """

    private func device(_ interfaces: String) -> String {
        "{name: D, asset_type: server, make: B, status: deployed, interfaces: [\(interfaces)]}"
    }

    @Test("know what is taken, free, in the way, and taken twice")
    func use() async throws {
        let lan = try #require(
            try await subnets([
                "networks/lan.yaml": lan,
                "assets/a.yaml": device("{name: e0, ip: 10.0.0.3, network: lan}"),
                "assets/b.yaml": device("{name: e0, ip: 10.0.0.3}, {name: e1, ip: 10.0.0.8}"),
                "assets/c.yaml": device("{name: e0, ip: 10.0.0.9, dhcp: true, network: lan}"),
                "assets/d.yaml": device("{name: e0, ip: 192.168.0.1}"),
            ])["lan"]
        )
        #expect(
            lan.taken.map(\.address.description) == [
                "10.0.0.3", "10.0.0.3", "10.0.0.8", "10.0.0.9",
            ]
        )
        #expect(lan.conflicts.map(\.description) == ["10.0.0.3"])
        #expect(lan.taken.map(lan.isMisplaced) == [false, false, true, false])
        #expect(lan.usable == 14)
        #expect(lan.used == 4)
        #expect(lan.percent == 28)
        #expect(
            lan.free.map { "\(lan.address($0.lowerBound))-\(lan.address($0.upperBound))" } == [
                "10.0.0.2-10.0.0.2", "10.0.0.4-10.0.0.7", "10.0.0.10-10.0.0.14",
            ]
        )
    }

    @Test("hold an address that names none only where no other of the owner could")
    func guesses() async throws {
        let found = try await subnets([
            "networks/all.yaml": "{name: All, cidr: 10.0.0.0/16}",
            "networks/lan.yaml": lan,
            "networks/twin-a.yaml": "{name: A, cidr: 192.168.0.0/24}",
            "networks/twin-b.yaml": "{name: B, cidr: 192.168.0.0/24}",
            "networks/six.yaml": "{name: Six, cidr: \"2001:db8::/64\"}",
            "assets/a.yaml": device(
                "{name: e0, ip: 10.0.0.3, ipv6: \"2001:db8::3\"}, {name: e1, ip: 192.168.0.3}"
            ),
        ])
        #expect(found["lan"]?.taken.count == 1)
        #expect(found["all"]?.taken.isEmpty ?? false)
        #expect(found["twin-a"]?.taken.isEmpty ?? false)
        #expect(found["six"]?.taken.map(\.place) == ["e0, IPv6"])
        #expect(found["six"]?.percent == nil)
        #expect(found["lan"]?.within == found["all"]?.record)
    }
}

@Suite("Structure pages")
struct StructurePageTests {
    @Test("draw racks from top to bottom, with what is free")
    func racks() async throws {
        let pages = try await Portal([
            "assets/s.yaml": "{name: Store, asset_type: server, make: B, status: deployed}",
            "racks/r.yaml": """
            {name: R, rack_type: wall_open, units: 6, slots: [{ref: asset:s, start: 2, end: 3}],
            fittings: [{label: Patch <panel>, start: 6, end: 6}]}
            """,
        ]).render()
        let page = try #require(pages["racks/r/index.html"])
        #expect(page.contains("3 of 6 units are free"))
        #expect(page.contains("Units 2–3: <a href=\"../../assets/s/index.html\">Store</a>"))
        #expect(page.contains("Unit 6: Patch &lt;panel&gt;"))
        let patch = try #require(page.firstRange(of: "Unit 6:"))
        let store = try #require(page.firstRange(of: "Units 2–3:"))
        #expect(patch.lowerBound < store.lowerBound)
        #expect(pages["racks/elevations/index.html"]?.contains("What is mounted in R") ?? false)
    }

    @Test("tell what a failure reaches, even in circles")
    func services() async throws {
        let service = "importance: low, health: degraded"
        let pages = try await Portal([
            "services/a.yaml": "{name: Shop, \(service), depends_on: [b]}",
            "services/b.yaml": "{name: Net, \(service), depends_on: [c]}",
            "services/c.yaml": "{name: Power, \(service), depends_on: [b]}",
        ]).render()
        let page = try #require(pages["services/c/index.html"])
        let affected = try #require(page.firstRange(of: "Affected if it fails"))
        let needed = try #require(page.firstRange(of: "What it needs"))
        #expect(page[affected.upperBound..<needed.lowerBound].contains(">Shop</a>"))
        #expect(!page[needed.upperBound...].contains("Shop"))
        let catalogue = try #require(pages["catalogue/index.html"])
        #expect(catalogue.contains("Service · Degraded"))
    }

    @Test("tell of the vault who can open what and what is too old, never more")
    func vault() async throws {
        let secret = """
            password: |
              -----BEGIN AGE ENCRYPTED FILE-----
              YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+
              -----END AGE ENCRYPTED FILE-----
            """
        let pages = try await Portal([
            "users/anna.yaml": "{name: Anna, email: anna@fjord.example}",
            "security_policies/p.yaml": "{name: Baseline, credential_rotation_days: 100}",
            "credentials/old.yaml":
                "name: Old\nrecipients: [anna]\npassword_changed_at: 2025-10-01T00:00:00Z\n\(secret)",
            "credentials/new.yaml":
                "name: New\nrecipients: [desk]\nrotate_every_days: 400\n"
                + "password_changed_at: 2026-02-01T00:00:00Z\n\(secret)",
        ]).render()
        let vault = try #require(pages["vault/index.html"])
        #expect(vault.contains("overdue, was due 51 days ago"))
        #expect(vault.contains("every 100 days, by policy"))
        #expect(vault.contains("every 400 days</div>"))
        #expect(vault.contains("<a href=\"../users/anna/index.html\">Anna</a>"))
        #expect(!vault.contains("YWdl"))
        let outside = try await Portal(sampleFiles).render(for: .acme)
        #expect(outside["vault/index.html"] == nil)
    }

    @Test("put people below their managers, and places below one another")
    func directory() async throws {
        let pages = try await Portal.sample.value
        let org = try #require(pages["org/index.html"])
        #expect(org.contains("1 direct report"))
        let tree = try #require(pages["locations/tree/index.html"])
        #expect(tree.contains("<ul class=\"outline-tree\">"))
        #expect(tree.contains("with all below"))
    }
}
