import HeliosDiagnostics
import HeliosRecords
import Testing

/// A small directory of devices and people to ask questions about.
enum QuerySample {
    static let today = CalendarDate(dayNumber: 20_500)  // 2026-02-16
    static let environment = QueryEnvironment(
        today: today,
        now: Timestamp(seconds: 20_500 * 86_400 + 43_200)
    )

    static let schema: Schema = {
        let files = [
            ("modules/sample/module.yaml", module), ("modules/sample/kinds/device.yaml", device),
            ("modules/sample/kinds/person.yaml", person), ("modules/sample/kinds/team.yaml", team),
            ("modules/sample/kinds/network.yaml", network),
        ]
        let sources = ModuleSource.grouped(
            files.map { ($0.0, Array($0.1.utf8)) },
            isBuiltIn: false
        )
        let loaded = SchemaLoader.load(modules: sources, repositoryKinds: [], settings: nil)
        #expect(loaded.diagnostics.map(\.message) == [])
        return loaded.value
    }()

    static let kind = schema.kindIndex(named: "device") ?? 0

    /// The records, read once.
    static func graph() async -> RecordGraph {
        let loaded = await MemorySource(files: records).graph(schema: schema)
        #expect(loaded.diagnostics.map(\.message) == [])
        return loaded.value
    }

    /// The ids of what a query finds, or its messages.
    static func ids(_ query: String, on graph: RecordGraph) -> [String] {
        let parsed = QueryParser.query(SpannedText(query), schema: schema)
        guard let query = parsed.value else { return parsed.diagnostics.map(\.message) }
        return query.run(on: graph, in: environment).records.map { graph.records[$0].id.id }
    }
}

extension SpannedText {
    /// A text of the command line.
    init(_ text: String) { self.init(text, at: .start(of: "<query>")) }
}

// MARK: - Kinds

extension QuerySample {
    private static let module = """
        name: sample
        version: 1.0.0
        license: community
        label: Sample
        description: Devices and people.
        """

    private static let device = """
        kind: device
        plural: devices
        label: {singular: Device, plural: Devices}
        description: A device.
        fields:
          name: {type: string, required: true}
          status: {type: enum, of: [ordered, deployed, on-hold, "802.1x", retired]}
          state: {type: enum, of: [active, archived], default: active}
          serial: string
          bought: date
          installed: date
          warranty: date
          seen: datetime
          cost: money
          fee: money
          seats: integer
          weight: decimal
          rotate: duration
          managed: boolean
          ip: ip
          firmware: semver
          origin: country
          labels: {type: list, of: string}
          speeds: {type: list, of: integer}
          custom: {type: map, of: string}
          pin: secret
          order: integer
          range: {type: object, fields: {start: ip, end: ip}}
          ports:
            type: list
            of:
              type: object
              fields:
                name: string
                type: {type: enum, of: [wired, wifi]}
                pace: {type: enum, of: [fast, slow], default: fast}
                ip: ip
                primary: boolean
              relations:
                network: {to: network, inverse: ports}
        relations:
          holder: {to: person, inverse: devices}
          users: {to: [person, team], many: true, inverse: uses,
                  attributes: {since: date, primary: boolean}}
          rack: {to: device, inverse: mounted}
          like: {to: any, many: true, symmetric: true, attributes: {note: string}}
        views: {list: [name]}
        """

    private static let person = """
        kind: person
        plural: people
        label: {singular: Person, plural: People}
        description: A person.
        fields:
          name: {type: string, required: true}
          mail: email
          department: {type: enum, of: [sales, engineering]}
          joined: date
          rate: integer
          path: string
        relations:
          manager: {to: person, inverse: reports}
          teams: {to: team, many: true, inverse: members}
        views: {list: [name]}
        """

    private static let team = """
        kind: team
        plural: teams
        label: {singular: Team, plural: Teams}
        description: A team.
        fields:
          name: {type: string, required: true}
          joined: integer
        views: {list: [name]}
        """

    private static let network = """
        kind: network
        plural: networks
        label: {singular: Network, plural: Networks}
        description: A network.
        fields:
          name: {type: string, required: true}
          cidr: cidr
          gateway: ip
        views: {list: [name]}
        """
}

// MARK: - Records

extension QuerySample {
    private static let records = [
        "devices/laptop.yaml": """
        name: Ann's laptop
        status: deployed
        serial: C02-XYZ
        bought: 2025-01-10
        installed: 2025-01-05
        warranty: 2026-03-01
        seen: 2026-02-16T08:30:00Z
        cost: 1200.50 NOK
        seats: 2
        weight: 1.50
        rotate: 36h
        managed: true
        ip: 10.0.1.5
        firmware: 1.10.0
        origin: "NO"
        labels: [red, blue]
        speeds: [1, 10]
        custom: {desk: "12", floor: "3"}
        order: 7
        range: {start: 10.0.1.10, end: 10.0.1.20}
        ports:
          - {name: eth0, type: wired, ip: 10.0.1.5, primary: true, network: office}
          - {name: wlan0, type: wifi, pace: slow, ip: 10.9.0.7, network: guest}
        holder: ann
        users:
          - {ref: person:ann, since: 2025-01-06, primary: true}
          - {ref: team:web, since: 2025-02-01}
        rack: server
        like: server
        """,
        "devices/server.yaml": """
        name: Build server
        status: on-hold
        bought: 2024-05-01
        installed: 2024-05-02
        warranty: 2026-12-31
        cost: 99 EUR
        fee: 1 EUR
        seats: 0
        managed: false
        firmware: 1.9.2
        labels: [blue]
        speeds: [100]
        ports:
          - {name: eth0, type: wired, ip: 10.0.1.9, network: office}
        users: [person:ben, person:ann]
        like: laptop
        """,
        "devices/spare.yaml": """
        name: Spare
        state: archived
        """,
        "people/ann.yaml": """
        name: Ann
        mail: Ann@Fjord.example
        department: engineering
        joined: 2020-01-01
        rate: 10
        path: /Engineering/Web
        manager: cleo
        teams: [web, ops]
        """,
        "people/ben.yaml": """
        name: Ben
        department: sales
        rate: 5
        manager: cleo
        teams: [web]
        """,
        "people/cleo.yaml": "name: Cleo\naliases: [boss]\n",
        "teams/web.yaml": "name: Web\njoined: 3\n",
        "teams/ops.yaml": "name: Ops\n",
        "networks/office.yaml": "name: Office\ncidr: 10.0.0.0/16\ngateway: 10.0.0.1\n",
        "networks/guest.yaml": "name: Guest\ncidr: 10.8.0.0/24\ngateway: 10.9.0.1\n",
    ]
}
