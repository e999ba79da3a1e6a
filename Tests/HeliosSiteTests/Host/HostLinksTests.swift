import HeliosRecords
import Testing

@testable import HeliosSite

@Suite("The addresses of a repository's host")
struct HostLinksTests {
    /// What leads where on one service.
    struct Case: Sendable {
        let service: Settings.Host.Service
        let url: String
        let edit: String
        let view: String
        let history: String
        let new: String
        let issue: String
    }

    private static let cases = [
        Case(
            service: .github,
            url: "https://github.com/fjord/it",
            edit: "/edit/main/records/assets/a%20b.yaml",
            view: "/blob/main/records/assets/a%20b.yaml",
            history: "/commits/main/records/assets/a%20b.yaml",
            new: "/new/main?filename=records%2Ftickets%2F1.md&value=a%3A%20%22%C3%B8%22%0A",
            issue: "/issues/new?title=t%26&body=b%0A"
        ),
        Case(
            service: .gitlab,
            url: "https://gitlab.com/fjord/it",
            edit: "/-/edit/main/records/assets/a%20b.yaml",
            view: "/-/blob/main/records/assets/a%20b.yaml",
            history: "/-/commits/main/records/assets/a%20b.yaml",
            new: "/-/new/main?file_name=records%2Ftickets%2F1.md",
            issue: "/-/issues/new?issue%5Btitle%5D=t%26&issue%5Bdescription%5D=b%0A"
        ),
        Case(
            service: .gitea,
            url: "https://codeberg.org/fjord/it",
            edit: "/_edit/main/records/assets/a%20b.yaml",
            view: "/src/branch/main/records/assets/a%20b.yaml",
            history: "/commits/branch/main/records/assets/a%20b.yaml",
            new: "/_new/main?filename=records%2Ftickets%2F1.md&value=a%3A%20%22%C3%B8%22%0A",
            issue: "/issues/new?title=t%26&body=b%0A"
        ),
        Case(
            service: .bitbucket,
            url: "https://bitbucket.org/fjord/it",
            edit: "/src/main/records/assets/a%20b.yaml?mode=edit&at=main",
            view: "/src/main/records/assets/a%20b.yaml",
            history: "/history-node/main/records/assets/a%20b.yaml?at=main",
            new: "/create-file/main?filename=records%2Ftickets%2F1.md",
            issue: "/issues/new?title=t%26&content=b%0A"
        ),
    ]

    @Test("are those of each service, byte by byte", arguments: cases)
    func addresses(of expected: Case) {
        let links = HostLinks(
            Settings.Host(
                url: expected.url,
                branch: "main",
                folder: "records",
                service: expected.service
            )
        )
        #expect(links.edit("assets/a b.yaml") == expected.url + expected.edit)
        #expect(links.view("assets/a b.yaml") == expected.url + expected.view)
        #expect(links.history("assets/a b.yaml") == expected.url + expected.history)
        #expect(links.new("tickets/1.md", text: "a: \"ø\"\n") == expected.url + expected.new)
        #expect(links.issue(title: "t&", text: "b\n") == expected.url + expected.issue)
    }

    @Test("count from the root where the records are the whole repository")
    func root() {
        let links = HostLinks(
            Settings.Host(
                url: "https://github.com/fjord/it",
                branch: "release/2",
                folder: "",
                service: .github
            )
        )
        let address = "https://github.com/fjord/it/edit/release/2/helios.yaml"
        #expect(links.edit("helios.yaml") == address)
    }
}
