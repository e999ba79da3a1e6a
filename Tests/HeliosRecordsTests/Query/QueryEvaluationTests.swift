import HeliosDiagnostics
import HeliosRecords
import Testing

@Suite("Conditions on records")
struct QueryEvaluationTests {
    @Test(
        "keep the records for which they are true",
        arguments: [
            // Comparisons, and what opposite sides make of literals.
            ("status = deployed", "laptop"),
            ("deployed = status", "laptop"),
            ("status = \"on-hold\"", "server"),
            ("status = on-hold", "server"),
            ("status != deployed", "server"),
            ("status in (deployed, on-hold)", "laptop server"),
            ("status not in (deployed, 802.1x)", "server"),
            ("status = 802.1x", ""),
            ("state = active", "laptop server"),
            ("name = \"Spare\"", "spare"),
            ("seats > 1", "laptop"),
            ("weight = 1.5", "laptop"),
            ("weight < 2 and seats >= 2.0", "laptop"),
            ("managed", "laptop"),
            ("not managed", "server"),
            ("managed = false", "server"),
            ("origin = NO", "laptop"),
            ("origin = \"NO\"", "laptop"),
            ("`order` = 7", "laptop"),
            ("order = 7", "laptop"),
            ("cost > 1000 NOK", "laptop"),
            ("cost = \"99 EUR\"", "server"),
            ("cost != 99 EUR", "laptop"),
            ("cost < 9999 EUR", "server"),
            ("cost + fee = 100 EUR", "server"),
            ("cost + fee is missing", "laptop spare"),
            ("cost * 2 = 198 EUR", "server"),
            ("cost / fee > 98", "server"),
            ("firmware > \"1.9.2\"", "laptop"),
            ("id = \"spare\"", "spare"),
            ("kind = device and path starts with \"devices/s\"", "server spare"),
            // Time.
            ("bought <= installed", "server"),
            ("warranty < today + 90d", "laptop"),
            ("warranty - today < 14d", "laptop"),
            ("warranty = \"2026-03-01\"", "laptop"),
            ("warranty in (2026-03-01, 2026-12-31)", "laptop server"),
            ("seen = today", "laptop"),
            ("seen < now", "laptop"),
            ("now - seen > 3h", "laptop"),
            ("seen > 2026-02-16T08:29:59Z", "laptop"),
            ("rotate = 1d12h", "laptop"),
            ("rotate * 2 = 3d", "laptop"),
            ("rotate / 12h = 3", "laptop"),
            ("seats * 1d + today > 2026-02-17", "laptop"),
            // Text, lists, maps and objects.
            ("name contains \"er\"", "server"),
            ("name ends with \"laptop\"", "laptop"),
            ("name not contains \"er\"", "laptop spare"),
            ("serial matches \"[A-Z0-9]+-[A-Z]+\"", "laptop"),
            ("serial matches \"[A-Z]+\"", ""),
            ("labels contains \"red\"", "laptop"),
            ("labels = \"blue\"", "laptop server"),
            ("labels != \"red\"", "server"),
            ("\"red\" in labels", "laptop"),
            ("labels not contains \"red\"", "server"),
            ("custom.desk = \"12\"", "laptop"),
            ("custom contains \"3\"", "laptop"),
            ("count(custom) = 2", "laptop"),
            ("range.start < range.end", "laptop"),
            ("range.start within \"10.0.1.0/24\"", "laptop"),
            ("ports.ip = \"10.9.0.7\"", "laptop"),
            ("ports.pace = slow", "laptop"),
            ("ports.pace = fast", "laptop server"),
            // Relations, from both sides.
            ("holder = ann", "laptop"),
            ("holder = person:ann", "laptop"),
            ("holder = \"person:ann\"", "laptop"),
            ("holder.department = engineering", "laptop"),
            ("holder.manager = boss", "laptop"),
            ("users contains team:web", "laptop"),
            ("users in (person:ben, team:ops)", "server"),
            ("users = holder", "laptop"),
            ("ann in (holder, users)", "laptop server"),
            ("\"2026-03-01\" in (warranty, bought)", "laptop"),
            ("deployed in (status, status)", "laptop"),
            ("users.name = \"Ben\"", "server"),
            ("users.kind = team", "laptop"),
            ("mounted.name = \"Ann's laptop\"", "server"),
            ("has mounted", "server"),
            ("holder.path starts with \"/Eng\"", "laptop"),
            ("ports.network = network:guest", "laptop"),
            ("ports.network.cidr overlaps \"10.8.0.0/13\"", "laptop"),
        ]
    )
    func conditions(condition: String, found: String) async {
        let graph = await QuerySample.graph()
        let ids = QuerySample.ids("device where \(condition)", on: graph)
        #expect(ids.joined(separator: " ") == found)
    }

    @Test(
        "run functions over relations and lists",
        arguments: [
            ("count(users) = 2", "laptop server"),
            ("count(users where primary) = 1", "laptop"),
            ("count(users where since > 2025-01-10) = 1", "laptop"),
            ("count(users where kind = team and since is present) = 1", "laptop"),
            ("count(like) = 1", "laptop server"),
            ("count(users.teams) = 2", "laptop server"),
            ("count(ports where type = wifi) = 1", "laptop"),
            ("count(ports where pace = fast) = 1", "laptop server"),
            ("count(labels) = 0", "spare"),
            ("sum(speeds) = 11", "laptop"),
            ("sum(speeds) = 0", "spare"),
            ("max(speeds) = 100", "server"),
            ("min(speeds) is missing", "spare"),
            ("min(speeds) = 1", "laptop"),
            ("any(ports where type = wifi and ip within \"10.0.0.0/8\")", "laptop"),
            ("all(ports where ip within network.cidr)", "server spare"),
            ("any(ports where not (ip within network.cidr))", "laptop"),
            ("any(ports where network = guest)", "laptop"),
            ("exists(ports where primary)", "laptop"),
            ("not exists(ports where primary)", "server spare"),
            ("not any(ports where primary)", "spare"),
            ("exists(holder)", "laptop"),
            ("exists(holder where department = engineering)", "laptop"),
            ("any(users where department = sales)", "server"),
            ("all(users where department = engineering)", "spare"),
            ("any(labels)", "laptop server"),
            ("seats = 0 or count(users) <= seats", "laptop server"),
        ]
    )
    func functions(condition: String, found: String) async {
        let graph = await QuerySample.graph()
        let ids = QuerySample.ids("device where \(condition)", on: graph)
        #expect(ids.joined(separator: " ") == found)
    }

    @Test(
        "ask from the side that is linked to",
        arguments: [
            ("person where count(devices) > 0", "ann"),
            ("person where uses.status = on-hold", "ann ben"),
            ("person where reports.department = sales", "cleo"),
            ("person where sum(reports.rate) = 15", "cleo"),
            ("person where sum(reports.teams.members.rate where department = sales) = 5", "cleo"),
            ("person where sum(reports.teams.members.rate) = 15", "cleo"),
            ("person where mail = \"ANN@fjord.example\"", "ann"),
            ("person where manager is missing", "cleo"),
            ("team where members = ben", "web"),
            ("network where any(ports where name = \"Spare\") or ports = device:server", "office"),
            ("network where not (gateway within cidr)", "guest"),
            ("network where cidr within \"10.0.0.0/8\"", "guest office"),
            ("person, team where name = \"Web\" or department = sales", "ben web"),
            ("any where name = \"Office\"", "office"),
        ]
    )
    func inverse(query: String, found: String) async {
        let graph = await QuerySample.graph()
        #expect(QuerySample.ids(query, on: graph).joined(separator: " ") == found)
    }

    @Test(
        "order, with what is missing last, and limit",
        arguments: [
            ("device order by name", "laptop server spare"),
            ("device order by name desc", "spare server laptop"),
            ("device order by warranty desc", "server laptop spare"),
            ("device order by status desc", "server laptop spare"),
            ("device order by firmware", "server laptop spare"),
            ("device order by holder desc, name", "laptop server spare"),
            ("device order by count(labels), name desc limit 2", "spare server"),
            ("device limit 0", ""),
        ]
    )
    func order(query: String, found: String) async {
        let graph = await QuerySample.graph()
        #expect(QuerySample.ids(query, on: graph).joined(separator: " ") == found)
    }
}
