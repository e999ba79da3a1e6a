import HeliosGit
import HeliosTestSupport
import Testing

@Suite("Revisions")
struct RevisionTests {
    private static let loose = Result { try sandbox() }
    private static let packed = Result {
        let sandbox = try Self.sandbox()
        try sandbox.git("gc", "--quiet")
        return sandbox
    }

    /// Five commits, a branch that is merged, and tags.
    private static func sandbox() throws -> GitSandbox {
        let sandbox = try GitSandbox()
        try sandbox.commit(["a.txt": "1"], minute: 0)
        try sandbox.commit(["a.txt": "2"], minute: 1)
        try sandbox.git("tag", "light")
        try sandbox.git("tag", "--annotate", "--message=First", "v1.0")
        try sandbox.git("checkout", "--quiet", "-b", "side/branch")
        try sandbox.commit(["b.txt": "3"], minute: 2)
        try sandbox.git("checkout", "--quiet", "main")
        try sandbox.commit(["a.txt": "4"], minute: 3)
        try sandbox.git("merge", "--quiet", "--no-ff", "--message=Merge", "side/branch", minute: 4)
        return sandbox
    }

    @Test(
        "mean the commits that git says",
        arguments: [
            "HEAD", "@", "main", "refs/heads/main", "heads/main", "side/branch", "light", "v1.0",
            "tags/v1.0", "HEAD~1", "HEAD^2", "HEAD^", "HEAD~2^{commit}", "v1.0^{}", "v1.0~1",
            "HEAD^2~1", "HEAD~", "HEAD^0",
        ],
        [false, true]
    )
    func resolve(revision: String, packed: Bool) throws {
        let sandbox = try (packed ? Self.packed : Self.loose).get()
        let repository = try #require(try GitRepository.open(around: sandbox.folder.path))
        let expected = try sandbox.git("rev-parse", revision + "^{commit}")
        #expect(try repository.resolve(revision).id.hex == expected)
        let short = String(expected.prefix(7))
        #expect(try repository.resolve(short).id.hex == expected)
        #expect(try repository.resolve(expected.uppercased()).id.hex == expected)
    }

    @Test(
        "are refused when they mean no commit",
        arguments: [
            "", "nothing", "HEAD~9", "HEAD^3", "main@{1}", "@{u}", "@{yesterday}", "a..b", "HEAD:a",
            ":/Merge", "HEAD^{/Merge}", "HEAD^{tree}", "../config", "config", "-x", "a b", "HEAD^@",
            "a\u{0}b", "00000000", "HEAD~99999999999999999999", "x.lock", "refs/../HEAD", "~1",
        ]
    )
    func refuse(revision: String) throws {
        let sandbox = try Self.loose.get()
        let repository = try #require(try GitRepository.open(around: sandbox.folder.path))
        #expect(throws: GitError.self) { try repository.resolve(revision) }
    }

    @Test("a moment means the last commit before it, along the first parents")
    func moments() throws {
        let sandbox = try Self.loose.get()
        let repository = try #require(try GitRepository.open(around: sandbox.folder.path))
        let start = 1_767_268_800
        for (moment, revision) in [(1, "HEAD~3"), (61, "HEAD~2"), (180, "HEAD~2"), (181, "HEAD~1")]
        {
            let commit = try repository.lastCommit(before: start + moment, written: "2026-01-01")
            #expect(try commit.id.hex == sandbox.git("rev-parse", revision))
        }
        #expect(throws: GitError.beforeHistory(revision: "2025-01-01", isShallow: false)) {
            try repository.lastCommit(before: start, written: "2025-01-01")
        }
    }

    @Test("a repository without commits says so")
    func unborn() throws {
        let sandbox = try GitSandbox()
        let repository = try #require(try GitRepository.open(around: sandbox.folder.path))
        #expect(try repository.head() == nil)
        #expect(throws: GitError.noCommits) { try repository.resolve("HEAD") }
    }
}
