import HeliosGit
import HeliosTestSupport
import Testing

@Suite("Commits and trees")
struct CommitTests {
    @Test("a commit tells who made it, when, and what was said")
    func tells() throws {
        let sandbox = try GitSandbox()
        let first = try sandbox.commit(["a.txt": "1"], minute: 0)
        let second = try sandbox.commit(["a.txt": "2"], minute: 1)
        let repository = try #require(try GitRepository.open(around: sandbox.folder.path))
        let commit = try repository.resolve("HEAD")
        #expect(commit.id.hex == second)
        #expect(commit.parents.map(\.hex) == [first])
        #expect(
            commit.author
                == Person(
                    name: "Mike Berg",
                    email: "mike@fjord.example",
                    seconds: 1_767_268_860,
                    offsetMinutes: 60
                )
        )
        #expect(commit.subject == "Change 1")
        #expect(!commit.isMalformed)
        #expect(!commit.isCut)
    }

    @Test("the files below a folder are listed by their paths there")
    func lists() throws {
        let sandbox = try GitSandbox()
        try sandbox.commit([
            "top.txt": "0", "records/helios.yaml": "1", "records/assets/b.yaml": "2",
            "records/assets.md": "3", "records/.hidden/x": "4", "records/site/index.html": "5",
        ])
        let path = sandbox.folder.file("records").path(percentEncoded: false)
        let repository = try #require(try GitRepository.open(around: path))
        #expect(repository.prefix == "records/")
        let listing = try repository.files(
            of: repository.resolve("HEAD").tree,
            below: repository.prefix,
            limits: TreeLimits(skippedAtTop: ["site"])
        )
        #expect(listing.problems == [])
        #expect(listing.files.map(\.path) == ["assets.md", "assets/b.yaml", "helios.yaml"])
        let id = try #require(listing.files.last?.id)
        #expect(try repository.blob(id, atMost: 10) == Array("1".utf8))
        #expect(throws: GitError.tooLarge(id, limit: 0)) { try repository.blob(id, atMost: 0) }
    }

    @Test("several threads read at once")
    func threads() async throws {
        let sandbox = try GitSandbox()
        var files: [String: String] = [:]
        for number in 0..<200 { files["folder/\(number).txt"] = "text \(number)" }
        try sandbox.commit(files)
        try sandbox.git("gc", "--quiet")
        let repository = try #require(try GitRepository.open(around: sandbox.folder.path))
        let listing = try repository.files(of: repository.resolve("HEAD").tree, below: "")
        let sizes = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    try listing.files.reduce(0) {
                        try $0 + repository.blob($1.id, atMost: 99).count
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(sizes == Array(repeating: 1_490, count: 4))
    }

    @Test("outside of git there is no repository")
    func none() throws {
        let folder = try TemporaryFolder()
        #expect(try GitRepository.open(around: folder.path) == nil)
    }
}
