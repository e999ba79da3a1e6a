import Foundation
import HeliosSite
import HeliosTestSupport
import Testing

@Suite("Publishing a portal")
struct SiteWriterTests {
    let folder: TemporaryFolder
    var output: String { folder.path + "/site" }

    init() throws {
        folder = try TemporaryFolder()
    }

    @discardableResult
    private func publish(_ files: [String: String]) throws -> WriteReport {
        let writer = try SiteWriter(output: output)
        for file in files.sorted(by: { $0.key < $1.key }).map(page) { try writer.write(file) }
        return try writer.publish()
    }

    private func page(path: String, text: String) -> RenderedFile {
        RenderedFile(path: path, bytes: Array(text.utf8))
    }

    private var published: [String: String] {
        get throws {
            var files: [String: String] = [:]
            for path in try folder.allFiles() { files[path] = try folder.text(path) }
            return files
        }
    }

    @Test("makes the folder, the folders in it and a manifest")
    func first() throws {
        let report = try publish(["index.html": "home", "assets/a/index.html": "a page"])
        #expect(report.files == 2 && report.bytes == 10 && report.warnings.isEmpty)
        #expect(
            try published == [
                "site/index.html": "home", "site/assets/a/index.html": "a page",
                "site/.helios-manifest.json":
                    #"{"version":1,"files":[{"path":"assets/a/index.html","size":6},"#
                    + #"{"path":"index.html","size":4}]}"# + "\n",
            ]
        )
    }

    @Test("replaces what was published, and leaves nothing beside it")
    func replaces() throws {
        try publish(["index.html": "old", "gone/index.html": "gone"])
        try publish(["index.html": "new"])
        #expect(
            try published.keys.sorted() == ["site/.helios-manifest.json", "site/index.html"]
        )
        #expect(try folder.text("site/index.html") == "new")
    }

    @Test("makes the folders above the output")
    func nested() throws {
        let writer = try SiteWriter(output: folder.path + "/a/b/site/")
        try writer.write(page(path: "index.html", text: "home"))
        _ = try writer.publish()
        #expect(try folder.text("a/b/site/index.html") == "home")
    }

    @Test("publishes into an empty folder")
    func emptyFolder() throws {
        try FileManager.default.createDirectory(
            at: folder.file("site"),
            withIntermediateDirectories: false
        )
        try publish(["index.html": "home"])
        #expect(try folder.text("site/index.html") == "home")
    }

    @Test("refuses a folder that holds another's files, and leaves it alone")
    func foreign() throws {
        try folder.write("mine", to: "site/thesis.txt")
        #expect(throws: SiteWriteError.foreignFolder(output)) { try publish(["index.html": "x"]) }
        #expect(try published == ["site/thesis.txt": "mine"])
    }

    @Test("refuses a stage that another has put there")
    func foreignStage() throws {
        try folder.write("mine", to: "site.stage/thesis.txt")
        #expect(throws: SiteWriteError.foreignFolder(output + ".stage")) {
            try publish(["index.html": "x"])
        }
        #expect(try published == ["site.stage/thesis.txt": "mine"])
    }

    @Test("refuses a file")
    func file() throws {
        try folder.write("mine", to: "site")
        #expect(throws: SiteWriteError.notAFolder(output)) { try publish(["index.html": "x"]) }
        #expect(try published == ["site": "mine"])
    }

    @Test("refuses what names no folder", arguments: ["", "/", ".", "..", "a/..", "a/./."])
    func unusable(path: String) {
        #expect(throws: SiteWriteError.unusableOutput(path)) { try SiteWriter(output: path) }
    }

    @Test("refuses a second build while one runs, and takes it afterwards")
    func busy() throws {
        let first = try SiteWriter(output: output)
        #expect(throws: SiteWriteError.busy(lock: output + ".lock")) {
            try SiteWriter(output: output)
        }
        try first.write(page(path: "index.html", text: "first"))
        _ = try first.publish()
        try publish(["index.html": "second"])
        #expect(try folder.text("site/index.html") == "second")
    }

    @Test("leaves the published portal when it is discarded or forgotten")
    func discards() throws {
        try publish(["index.html": "old"])
        let before = try published
        let writer = try SiteWriter(output: output)
        try writer.write(page(path: "index.html", text: "new"))
        writer.discard()
        _ = try SiteWriter(output: output)
        #expect(try published == before)
    }

    @Test(
        "refuses paths that lead elsewhere",
        arguments: [
            "", "/etc/x", "../x", "a/../../x", "a//b", "a/", ".", "a/./b", "a\0b",
            ".helios-manifest.json", String(repeating: "a", count: 256),
        ]
    )
    func unsafePath(path: String) throws {
        let writer = try SiteWriter(output: output)
        #expect(throws: SiteWriteError.unsafePath(path)) {
            try writer.write(page(path: path, text: "x"))
        }
    }

    @Test(
        "refuses two pages of one path",
        arguments: [["a", "a"], ["a", "a/b"], ["a/b", "a"], ["a/b", "a/b/c/d"]]
    )
    func taken(paths: [String]) throws {
        let writer = try SiteWriter(output: output)
        #expect(throws: SiteWriteError.pathTaken(paths[1])) {
            for path in paths { try writer.write(page(path: path, text: "x")) }
        }
    }

    @Test("takes files from several tasks at once")
    func concurrent() async throws {
        let writer = try SiteWriter(output: output)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<4 {
                group.addTask {
                    for number in 0..<50 {
                        let path = "k\(number % 5)/s\(number)/p\(task).html"
                        try writer.write(RenderedFile(path: path, bytes: [UInt8(task)]))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try writer.publish().files == 200)
        #expect(try folder.allFiles().count == 201)
    }
}
