import Foundation
import HeliosSite
import HeliosTestSupport
import Testing

@Suite("Publishing after a killed build, through links and on a full disk")
struct SiteRecoveryTests {
    let folder: TemporaryFolder
    var output: String { folder.path + "/site" }

    init() throws {
        folder = try TemporaryFolder()
    }

    private func publish(_ text: String, to output: String) throws {
        let writer = try SiteWriter(output: output)
        try writer.write(RenderedFile(path: "index.html", bytes: Array(text.utf8)))
        _ = try writer.publish()
    }

    private func entries() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/" + name,
            withDestinationPath: target
        )
    }

    private func move(_ old: String, _ new: String) throws {
        try FileManager.default.moveItem(at: folder.file(old), to: folder.file(new))
    }

    @Test("removes what a killed build has left, but follows no link in it")
    func leftovers() throws {
        try publish("old", to: output)
        try folder.write("{}", to: "site.stage/.helios-manifest.json")
        try folder.write("half", to: "site.stage/deep/er/page.html")
        try folder.write("keep", to: "elsewhere/precious.txt")
        try link("site.stage/out", to: "../elsewhere")
        try folder.write("", to: "site.lock")
        try publish("new", to: output)
        #expect(try entries() == ["elsewhere", "site"])
        #expect(try folder.text("elsewhere/precious.txt") == "keep")
    }

    @Test("ends an exchange in two steps that was killed between them")
    func completes() throws {
        try publish("old", to: output)
        try publish("new", to: folder.path + "/other")
        try move("site", "site.old")
        try move("other", "site.stage")
        try folder.write("swap\n", to: "site.journal")
        _ = try SiteWriter(output: output)
        #expect(try folder.text("site/index.html") == "new")
        #expect(try entries() == ["site"])
    }

    @Test("takes an exchange back when its new portal is not whole")
    func rollsBack() throws {
        try publish("old", to: output)
        try move("site", "site.old")
        try folder.write("", to: "site.stage/.helios-manifest.json")
        _ = try SiteWriter(output: output)
        #expect(try folder.text("site/index.html") == "old")
        #expect(try entries() == ["site"])
    }

    @Test("points a link to a folder beside it at a new folder")
    func swapsLink() throws {
        try link("site", to: "first")
        for (text, target) in [("1", "site.a"), ("2", "site.b"), ("3", "site.a")] {
            try publish(text, to: output)
            #expect(try folder.text("site/index.html") == text)
            #expect(try entries() == ["site", target])
        }
    }

    @Test("publishes in the folder elsewhere that a link leads to")
    func followsLink() throws {
        try publish("old", to: folder.path + "/www/portal")
        try link("site", to: "www/portal")
        try publish("new", to: output)
        #expect(try folder.text("www/portal/index.html") == "new")
        #expect(try entries() == ["site", "www"])
    }

    @Test("refuses a link to a folder with another's files")
    func foreignLink() throws {
        try folder.write("mine", to: "home/thesis.txt")
        try link("site", to: "home")
        #expect(throws: SiteWriteError.foreignFolder(folder.path + "/home")) {
            try publish("new", to: output)
        }
        #expect(try entries() == ["home", "site"])
    }

    @Test("keeps the published portal when the disk is full", .enabled(if: SmallDisk.isPossible))
    func fullDisk() throws {
        let disk = try SmallDisk(at: folder.path, bytes: 128 * 1024)
        defer { disk.unmount() }
        try publish("old", to: output)
        let writer = try SiteWriter(output: output)
        let error = #expect(throws: SiteWriteError.self) {
            for number in 0..<100 {
                let bytes = [UInt8](repeating: 0x61, count: 4096)
                try writer.write(RenderedFile(path: "\(number).html", bytes: bytes))
            }
        }
        guard case .system(_, _, ENOSPC) = error else {
            Issue.record("no error of a full disk: \(String(describing: error))")
            return
        }
        writer.discard()
        #expect(try folder.text("site/index.html") == "old")
        #expect(try entries() == ["site"])
        try publish("new", to: output)
        #expect(try folder.text("site/index.html") == "new")
    }
}

/// A file system in memory that is soon full.
private struct SmallDisk {
    let path: String

    /// Only root may mount; CI runs as root and must not skip.
    static var isPossible: Bool {
        geteuid() == 0 || ProcessInfo.processInfo.environment["HELIOS_REQUIRE_ALL"] == "1"
    }

    init(at path: String, bytes: Int) throws {
        self.path = path
        try #require(run("mount", ["-t", "tmpfs", "-o", "size=\(bytes)", "none", path]) == 0)
    }

    func unmount() {
        _ = try? run("umount", [path])
    }

    private func run(_ tool: String, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/" + tool)
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
