import HeliosDiagnostics
import HeliosRecords
import Testing

@Suite("portal.repository in helios.yaml")
struct HostSettingTests {
    private static func read(_ repository: String) -> Checked<Settings?> {
        let text = """
            organization: {name: Fjord, domain: fjord.example, timezone: Europe/Oslo}
            portal:
              repository: \(repository)
            """
        return SettingsReader.read(Array(text.utf8))
    }

    @Test(
        "tells the service from the address, unless it is named",
        arguments: [
            ("{url: https://github.com/fjord/it}", Settings.Host.Service.github),
            ("{url: https://GitLab.fjord.example/it/records/}", .gitlab),
            ("{url: https://codeberg.org/fjord/it}", .gitea),
            ("{url: https://bitbucket.org/fjord/it}", .bitbucket),
            ("{url: https://git.fjord.example/it, host: gitea}", .gitea),
        ]
    )
    func service(text: String, expected: Settings.Host.Service) throws {
        let read = Self.read(text)
        #expect(read.diagnostics.isEmpty, "\(read.diagnostics.map(\.message))")
        let host = try #require(read.value?.portal.host)
        #expect(host.service == expected)
        #expect(host.branch == "main")
        #expect(host.folder.isEmpty)
        #expect(!host.url.hasSuffix("/"))
    }

    @Test(
        "is refused where it cannot lead anywhere",
        arguments: [
            (
                "{url: https://git.fjord.example/it}",
                "the address does not tell which service it is"
            ),
            (
                "{url: https://github.com/a/b, host: github.com}",
                "'github.com' is no value of 'host'"
            ),
            ("{branch: main}", "'repository' needs 'url'"),
            ("{url: https://github.com/a/b, branches: main}", "'repository' has no key 'branches'"),
            ("https://github.com/a/b", "'repository' is a map of names and values"),
            (
                "{url: 'ssh://git@github.com/a/b'}",
                "the address of a repository's page begins with https://"
            ),
        ]
    )
    func refused(text: String, message: String) {
        let read = Self.read(text)
        #expect(read.value?.portal.host == nil || text.contains("branches"))
        #expect(read.diagnostics.count == 1)
        #expect(read.diagnostics.first?.message.contains(message) ?? false, "\(read.diagnostics)")
    }
}
