import HeliosDiagnostics
import HeliosText

extension SettingsReader {
    /// The repository's address for people, under `portal.repository`.
    static func host(_ map: inout MapReader) -> Settings.Host? {
        guard var inner = map.inner("repository", called: "'repository'") else { return nil }
        let address = inner.requiredText("url")
        let url = typed(address, as: .url, &inner)
        let branch = inner.text("branch")
        let folder = inner.text("folder")
        let stated = inner.choice("host", of: Settings.Host.Service.self)
        let isNamed = inner.entry("host") != nil
        defer { map.add(inner.finish()) }
        guard let address, let url, url.hasBytePrefix("https://") || url.hasBytePrefix("http://")
        else {
            if let address, url != nil {
                inner.report(
                    address.span.range,
                    "the address of a repository's page begins with https://",
                    help: "write the address that your browser shows for it"
                )
            }
            return nil
        }
        let guessed = isNamed ? nil : Settings.Host.Service.guessed(from: url)
        guard let service = stated ?? guessed else {
            if !isNamed {
                inner.report(
                    address.span.range,
                    "the address does not tell which service it is",
                    help: "add host: github, gitlab, gitea or bitbucket"
                )
            }
            return nil
        }
        return Settings.Host(
            url: url.trimmingSlash(),
            branch: branch?.text ?? "main",
            folder: (folder?.text ?? "").trimmingSlash(),
            service: service
        )
    }
}

extension String {
    /// The text without the slashes at its end.
    fileprivate func trimmingSlash() -> String {
        var bytes = utf8[...]
        while bytes.last == ASCII.slash { bytes.removeLast() }
        return String(Substring(bytes))
    }
}
