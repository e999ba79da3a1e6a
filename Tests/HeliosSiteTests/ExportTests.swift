import Foundation
import HeliosSite
import Testing

@Suite("What other programs read")
struct ExportTests {
    @Test("a record's JSON has typed fields and links from both ends")
    func recordJSON() async throws {
        let files = try await Portal.sample.value
        let text = try #require(files["assets/macbook-mike.json"])
        let json = try #require(
            JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        )
        #expect(json["kind"] as? String == "asset")
        #expect(json["id"] as? String == "macbook-mike")
        #expect(json["url"] as? String == "assets/macbook-mike/index.html")
        let fields = try #require(json["fields"] as? [String: Any])
        #expect(fields["important"] as? Bool == true)
        let links = try #require(json["links"] as? [[String: Any]])
        let mike = links.first { $0["target"] as? String == "user:mike" }
        #expect(mike?["relation"] as? String == "assigned_to")
        #expect((mike?["attributes"] as? [String: Any])?["primary"] as? Bool == true)
        let backlinks = try #require(json["backlinks"] as? [[String: Any]])
        #expect(backlinks.contains { $0["target"] as? String == "ticket:1001" })
    }

    @Test("every JSON file can be read")
    func allJSON() async throws {
        for (path, text) in try await Portal.sample.value where path.hasSuffix(".json") {
            let json = try? JSONSerialization.jsonObject(with: Data(text.utf8))
            #expect(json != nil, "\(path)")
        }
    }

    @Test("a list's JSON has the columns of its view")
    func listJSON() async throws {
        let text = try #require(try await Portal.sample.value["assets.json"])
        let json = try #require(
            JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        )
        #expect(json["count"] as? Int == 2)
        let first = (json["records"] as? [[String: Any]])?.first
        let columns = first?["columns"] as? [String: Any]
        #expect(columns?["make"] as? String == "Apple")
        #expect(columns?["location"] as? String == "location:oslo")
    }

    @Test("a kind's CSV has the id first and joins several values with semicolons")
    func csv() async throws {
        let text = try #require(try await Portal.sample.value["assets.csv"])
        let lines = text.split(separator: "\r\n")
        #expect(lines.first?.hasPrefix("id,") == true)
        #expect(lines.contains { $0.hasPrefix("macbook-mike,") })
        #expect(text.contains("\"user:mike;user:anna\""))
    }

    @Test("a secret is in none of them")
    func secrets() async throws {
        let files = try await Portal.sample.value
        #expect(files["credentials.csv"]?.contains("password,") == false)
        #expect(files["credentials/filevault.json"]?.contains("\"encrypted\":true") == true)
    }
}
