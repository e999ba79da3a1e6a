package import Foundation

/// A new, empty folder that is gone when its last owner is.
package final class TemporaryFolder: Sendable {
    /// The folder.
    package let url: URL

    /// The folder's path, without a slash at its end.
    package var path: String { url.path(percentEncoded: false) }

    package init() throws {
        let name = "helios-test-\(UUID().uuidString.lowercased())"
        url =
            URL(
                filePath: FileManager.default.temporaryDirectory.path() + "/" + name,
                directoryHint: .notDirectory
            ).standardizedFileURL
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    /// A folder that holds these files, by path below it.
    package convenience init(files: [String: String]) throws {
        try self.init()
        for (path, text) in files { try write(text, to: path) }
    }

    /// A copy of a fixture's folder.
    package convenience init(copying fixture: Fixture) throws {
        try self.init()
        let manager = FileManager.default
        for name in try manager.contentsOfDirectory(atPath: fixture.url.path()) {
            try manager.copyItem(at: fixture.url.appending(path: name), to: file(name))
        }
    }

    deinit {
        // A leftover in the system's temporary folder must not fail a test that has passed.
        try? FileManager.default.removeItem(at: url)
    }

    /// Where a path below the folder lies.
    package func file(_ path: String) -> URL { url.appending(path: path) }

    /// Whether something lies at a path below the folder.
    package func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: file(path).path(percentEncoded: false))
    }

    /// Writes a file, and the folders above it.
    package func write(_ text: String, to path: String) throws {
        try write([UInt8](text.utf8), to: path)
    }

    /// Writes a file, and the folders above it.
    package func write(_ bytes: [UInt8], to path: String) throws {
        let target = file(path)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: target)
    }

    /// The bytes of a file.
    package func bytes(_ path: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: file(path)))
    }

    /// The text of a file.
    package func text(_ path: String) throws -> String {
        try String(decoding: bytes(path), as: UTF8.self)
    }

    /// The paths of all files below the folder, sorted, with `/` between their parts.
    package func allFiles() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path).filter { name in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(
                atPath: file(name).path(percentEncoded: false),
                isDirectory: &isFolder
            )
            return !isFolder.boolValue
        }.sorted()
    }
}
