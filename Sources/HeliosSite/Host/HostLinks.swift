package import HeliosRecords
import HeliosText

/// The addresses at which people change, add and look up files of the repository in a browser.
///
/// GitHub and Gitea fill in the text of a new file from the address; GitLab and Bitbucket only its
/// name or nothing, so that pages which compose a text offer it for copying as well.
package struct HostLinks: Sendable {
    private let host: Settings.Host

    /// The addresses on a host.
    package init(_ host: Settings.Host) {
        self.host = host
    }

    /// Whether the host takes the text of a new file from the address.
    package var fillsInText: Bool { host.service == .github || host.service == .gitea }

    /// The name of the service, as it calls itself.
    package var serviceName: String {
        switch host.service {
        case .github: "GitHub"
        case .gitlab: "GitLab"
        case .gitea: "Gitea"
        case .bitbucket: "Bitbucket"
        }
    }

    /// Where a file is edited.
    package func edit(_ path: String) -> String {
        let branch = Self.encoded(host.branch)
        let file = location(path)
        return switch host.service {
        case .github: "\(host.url)/edit/\(branch)/\(file)"
        case .gitlab: "\(host.url)/-/edit/\(branch)/\(file)"
        case .gitea: "\(host.url)/_edit/\(branch)/\(file)"
        case .bitbucket: "\(host.url)/src/\(branch)/\(file)?mode=edit&at=\(branch)"
        }
    }

    /// Where a file is shown.
    package func view(_ path: String) -> String {
        let branch = Self.encoded(host.branch)
        let file = location(path)
        return switch host.service {
        case .github: "\(host.url)/blob/\(branch)/\(file)"
        case .gitlab: "\(host.url)/-/blob/\(branch)/\(file)"
        case .gitea: "\(host.url)/src/branch/\(branch)/\(file)"
        case .bitbucket: "\(host.url)/src/\(branch)/\(file)"
        }
    }

    /// Where the commits that changed a file are listed.
    package func history(_ path: String) -> String {
        let branch = Self.encoded(host.branch)
        let file = location(path)
        return switch host.service {
        case .github: "\(host.url)/commits/\(branch)/\(file)"
        case .gitlab: "\(host.url)/-/commits/\(branch)/\(file)"
        case .gitea: "\(host.url)/commits/branch/\(branch)/\(file)"
        case .bitbucket: "\(host.url)/history-node/\(branch)/\(file)?at=\(branch)"
        }
    }

    /// Where a file is made: its path in the repository of records, and its text.
    package func new(_ path: String, text: String = "") -> String {
        newParts.address(of: Self.joined(host.folder, path), text: text)
    }

    /// What a script needs to make the address of a new file itself.
    package var newParts: NewFileAddress {
        let branch = Self.encoded(host.branch)
        return switch host.service {
        case .github:
            NewFileAddress(base: "\(host.url)/new/\(branch)", name: "filename", text: "value")
        case .gitlab:
            NewFileAddress(base: "\(host.url)/-/new/\(branch)", name: "file_name", text: nil)
        case .gitea:
            NewFileAddress(base: "\(host.url)/_new/\(branch)", name: "filename", text: "value")
        case .bitbucket:
            NewFileAddress(base: "\(host.url)/create-file/\(branch)", name: "filename", text: nil)
        }
    }

    /// Where a problem is reported.
    package func issue(title: String, text: String) -> String {
        let title = Self.query(title)
        let text = Self.query(text)
        return switch host.service {
        case .github: "\(host.url)/issues/new?title=\(title)&body=\(text)"
        case .gitlab:
            "\(host.url)/-/issues/new?issue%5Btitle%5D=\(title)&issue%5Bdescription%5D=\(text)"
        case .gitea: "\(host.url)/issues/new?title=\(title)&body=\(text)"
        case .bitbucket: "\(host.url)/issues/new?title=\(title)&content=\(text)"
        }
    }

    /// The folder of the records in front of a path of theirs.
    package func repositoryPath(_ path: String) -> String { Self.joined(host.folder, path) }

    // MARK: Parts of addresses

    private func location(_ path: String) -> String {
        Self.encoded(Self.joined(host.folder, path))
    }

    private static func joined(_ folder: String, _ path: String) -> String {
        folder.isEmpty ? path : "\(folder)/\(path)"
    }

    private static func encoded(_ path: String) -> String { PagePath.encoded(path) }

    /// A value of a query (RFC 3986, section 3.4): all but unreserved bytes as `%XX`.
    static func query(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte.isASCIILetter || byte.isASCIIDigit || "-._~".utf8.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The address of a host's page for a new file, and the names of what it takes.
package struct NewFileAddress: Sendable, Hashable {
    /// The page.
    package let base: String
    /// What names the file.
    package let name: String
    /// What fills in its text; nil where the host takes none.
    package let text: String?

    /// The address for a file and its text.
    func address(of path: String, text value: String) -> String {
        let file = "\(base)?\(name)=\(HostLinks.query(path))"
        guard let text, !value.isEmpty else { return file }
        return "\(file)&\(text)=\(HostLinks.query(value))"
    }
}
