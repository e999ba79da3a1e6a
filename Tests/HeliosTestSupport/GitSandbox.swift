internal import Foundation

/// A new git repository, made and changed by git's own program, the same on every machine.
package struct GitSandbox: Sendable {
    /// The repository's folder.
    package let folder: TemporaryFolder

    /// An empty repository whose branch is `main`.
    package init() throws {
        folder = try TemporaryFolder()
        try git("init", "--quiet", "--initial-branch=main")
    }

    /// Runs git in the repository; the result is what it printed, without the line end.
    ///
    /// The clock shows the given number of minutes after 2026-01-01 12:00 UTC.
    @discardableResult
    package func git(_ arguments: String..., minute: Int = 0) throws -> String {
        try run(arguments, minute: minute)
    }

    /// Adds these files and records them.
    @discardableResult
    package func commit(_ files: [String: String], minute: Int = 0) throws -> String {
        for (path, text) in files { try folder.write(text, to: path) }
        try git("add", "--all")
        try git("commit", "--quiet", "--allow-empty", "--message=Change \(minute)", minute: minute)
        return try git("rev-parse", "HEAD")
    }

    /// Makes the commits of a stream of `git fast-import`.
    package func load(_ stream: String) throws {
        try folder.write(stream, to: ".git/stream")
        try run(["fast-import", "--quiet", "--force"], minute: 0, input: ".git/stream")
    }

    @discardableResult
    private func run(_ arguments: [String], minute: Int, input: String? = nil) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        process.currentDirectoryURL = folder.url
        let date = "\(1_767_268_800 + 60 * minute) +0100"
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_AUTHOR_NAME": "Mike Berg", "GIT_AUTHOR_EMAIL": "mike@fjord.example",
            "GIT_COMMITTER_NAME": "Mike Berg", "GIT_COMMITTER_EMAIL": "mike@fjord.example",
            "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date,
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardInput =
            try input.map { try FileHandle(forReadingFrom: folder.file($0)) }
            ?? FileHandle.nullDevice
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw GitFailure(arguments: arguments) }
        var text = String(decoding: bytes, as: UTF8.self)
        if text.hasSuffix("\n") { text.removeLast() }
        return text
    }
}

/// Git's own program failed.
package struct GitFailure: Error {
    package let arguments: [String]
}
