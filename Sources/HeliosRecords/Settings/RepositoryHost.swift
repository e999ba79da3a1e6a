import HeliosText

extension Settings {
    /// Where the repository is kept for people to change it in a browser.
    public struct Host: Sendable, Hashable {
        /// The address of the repository's own page, without a trailing slash.
        public let url: String
        /// The branch that changes are made on.
        public let branch: String
        /// The folder of the records below the root of the git repository; empty for the root.
        public let folder: String
        /// Which addresses it understands.
        public let service: Service

        /// A repository on a host.
        public init(url: String, branch: String, folder: String, service: Service) {
            self.url = url
            self.branch = branch
            self.folder = folder
            self.service = service
        }

        /// A service that keeps git repositories.
        public enum Service: String, Sendable, CaseIterable {
            case github
            case gitlab
            /// Gitea and Forgejo, such as Codeberg.
            case gitea
            case bitbucket

            /// The service that an address is known to belong to, by the name of its host.
            static func guessed(from url: String) -> Service? {
                let parts = url.split(onByte: ASCII.slash)
                guard parts.count > 2 else { return nil }
                let host = parts[2].utf8.map(\.asciiLowercased)
                let names: [(StaticString, Service)] = [
                    ("github", .github), ("gitlab", .gitlab), ("gitea", .gitea),
                    ("forgejo", .gitea), ("codeberg", .gitea), ("bitbucket", .bitbucket),
                ]
                return names.first { name in
                    let name = Array("\(name.0)".utf8)
                    return host.indices.contains { host[$0...].starts(with: name) }
                }?.1
            }
        }
    }
}
