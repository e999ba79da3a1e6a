package import Foundation

/// What one run of the command-line tool left behind.
package struct ToolRun: Sendable {
    /// The exit code; minus the signal's number when a signal ended the run.
    package let exitCode: Int32

    /// All of standard output.
    package let output: String

    /// All of standard error.
    package let errors: String

    /// Runs the tool to its end, in a folder, with nothing on standard input.
    package init(
        _ arguments: [String],
        in folder: URL? = nil,
        environment: [String: String] = [:]
    ) throws {
        let process = Process()
        process.executableURL = toolURL
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment
            .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
            .merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        // Files, because a pipe blocks the tool once it is full and nobody reads the other one.
        let spill = try TemporaryFolder(files: ["out": "", "err": ""])
        let out = try FileHandle(forWritingTo: spill.file("out"))
        let err = try FileHandle(forWritingTo: spill.file("err"))
        process.standardOutput = out
        process.standardError = err
        try process.run()
        process.waitUntilExit()
        try out.close()
        try err.close()
        output = try spill.text("out")
        errors = try spill.text("err")
        exitCode =
            process.terminationReason == .exit
            ? process.terminationStatus : -process.terminationStatus
    }
}
