package import Foundation

/// A folder under `Tests/Fixtures`.
package struct Fixture: Sendable, Hashable, CustomStringConvertible {
    /// The folder's path below `Tests/Fixtures`.
    package let name: String

    /// The fixture of this name; it need not exist yet.
    package init(_ name: String) {
        self.name = name
    }

    /// `Tests/Fixtures`, wherever the package was checked out.
    package static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

    /// The folder.
    package var url: URL { Self.root.appending(path: name) }

    package var description: String { name }

    /// The bytes of a file in the folder.
    package func bytes(_ path: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: url.appending(path: path)))
    }

    /// The text of a file in the folder.
    package func text(_ path: String) throws -> String {
        try String(decoding: bytes(path), as: UTF8.self)
    }

    /// The fixtures one level below a folder of fixtures, by name; none when it does not exist.
    package static func all(in folder: String) -> [Fixture] {
        let url = root.appending(path: folder)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path())) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map { Fixture("\(folder)/\($0)") }
    }
}
