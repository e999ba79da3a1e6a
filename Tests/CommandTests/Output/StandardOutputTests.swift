import Foundation
import HeliosTestSupport
import HeliosWorkspace
import Testing

@Suite("Standard output")
struct StandardOutputTests {
    private func open(_ path: String) throws -> Int32 {
        let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        try #require(descriptor >= 0)
        return descriptor
    }

    @Test("writes all of a long text")
    func writes() throws {
        let folder = try TemporaryFolder()
        let descriptor = try open(folder.path + "/out")
        defer { close(descriptor) }
        let text = String(repeating: "a line of text\n", count: 100_000)
        let output = StandardOutput(descriptor: descriptor)
        try output.write(text)
        try output.finish()
        #expect(try folder.text("out") == text)
        #expect(!output.isTerminal)
    }

    @Test("says that the disk is full")
    func full() throws {
        let descriptor = try open("/dev/full")
        defer { close(descriptor) }
        #expect(throws: OutputError.failed(code: ENOSPC)) {
            try StandardOutput(descriptor: descriptor).write("x")
        }
    }

    @Test("knows a reader that has gone")
    func closed() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, SIG_DFL) }
        close(ends[0])
        defer { close(ends[1]) }
        #expect(throws: OutputError.closed) {
            try StandardOutput(descriptor: ends[1]).write("x")
        }
    }
}
