import HeliosGit
import HeliosTestSupport
import Testing

@Suite("History")
struct HistoryTests {
    private static func open(_ sandbox: GitSandbox) throws -> (GitRepository, Commit) {
        let repository = try #require(try GitRepository.open(around: sandbox.folder.path))
        return (repository, try repository.resolve("HEAD"))
    }

    @Test(
        "equals git log --follow for every file of many commits with merges and renames",
        // What is alike costs git a comparison with every other file, again and again.
        arguments: zip(SeededHistory.Likeness.allCases, [1_000, 150])
    )
    func equalsGit(likeness: SeededHistory.Likeness, count: Int) throws {
        let sandbox = try GitSandbox()
        let made = SeededHistory(seed: UInt64(count), commits: count, likeness: likeness)
        try sandbox.load(made.stream)
        let (repository, head) = try Self.open(sandbox)
        let history = try HistoryWalk.history(of: head.id, in: repository)
        #expect(history.order.count >= count * 9 / 10)
        #expect(history.walked == history.order.count)
        let commits = history.order.map { history.log.commits[$0] }
        #expect(commits.filter(\.isMerge).count > count / 100)
        let all = try sandbox.git("log", "--format=%H")
        #expect(commits.map(\.id.hex).joined(separator: "\n") == all)
        let files = FileHistory(history)
        let copies = CopySearch(files, in: repository)
        var renames = 0
        for file in try repository.files(of: head.tree, below: "").files {
            let listed = try sandbox.git("log", "--follow", "--format=%H", "--", file.path)
            let exact = try copies.entries(of: file.path)
            let names = exact.map { history.log.commits[$0.commit].id.hex }
            #expect(names.joined(separator: "\n") == listed, "\(file.path)")
            guard likeness == .distinct else { continue }
            #expect(
                files.entries(of: file.path).map(\.commit) == exact.map(\.commit),
                "\(file.path)"
            )
            renames += exact.filter { $0.change.source != nil }.count
        }
        if likeness == .distinct { #expect(renames > 50) }
    }

    @Test("a known history reads only the commits that are new")
    func growing() throws {
        let sandbox = try GitSandbox()
        for minute in 0..<5 { try sandbox.commit(["a.txt": "\(minute)"], minute: minute) }
        let (repository, old) = try Self.open(sandbox)
        let first = try HistoryWalk.history(of: old.id, in: repository)
        #expect(first.walked == 5)
        let stored = try #require(CommitLog(stored: first.log.stored))
        try sandbox.commit(["b.txt": "new"], minute: 6)
        let new = try repository.resolve("HEAD")
        let second = try HistoryWalk.history(of: new.id, in: repository, known: stored)
        #expect(second.walked == 1)
        let fresh = try HistoryWalk.history(of: new.id, in: repository)
        #expect(Self.told(second) == Self.told(fresh))
        #expect(try HistoryWalk.history(of: old.id, in: repository, known: second.log).walked == 0)
    }

    /// All that a history says, whatever the places in its log.
    private static func told(_ history: History) -> [String] {
        history.order.map { number in
            let commit = history.log.commits[number]
            let changes = history.log.changes[commit.changes].map { change in
                let source = change.source.map(history.log.path) ?? ""
                let ids = [change.old, change.new].map { $0?.hex ?? "" }
                return "\(change.action) \(history.log.path(change.path)) \(source) \(ids)"
            }
            let author = history.log.authors[commit.author]
            return "\(commit.id.hex) \(author) \(commit.authored) \(commit.message) \(changes)"
        }
    }

    @Test("a store that is damaged anywhere is no store")
    func damaged() throws {
        let sandbox = try GitSandbox()
        try sandbox.commit(["a.txt": "one\ntwo\nthree\n"], minute: 0)
        try sandbox.git("mv", "a.txt", "b.txt")
        try sandbox.commit([:], minute: 1)
        let (repository, head) = try Self.open(sandbox)
        let stored = try HistoryWalk.history(of: head.id, in: repository).log.stored
        #expect(CommitLog(stored: stored) != nil)
        for place in stored.indices {
            var damaged = stored
            damaged[place] ^= 1
            #expect(CommitLog(stored: damaged) == nil)
            #expect(CommitLog(stored: Array(stored[..<place])) == nil)
        }
        #expect(CommitLog(stored: stored + [0]) == nil)
    }

    @Test("a merge shows only what it holds differently from all its parents")
    func merges() throws {
        let sandbox = try GitSandbox()
        try sandbox.commit(["a.txt": "1\n", "b.txt": "1\n", "c.txt": "1\n"], minute: 0)
        try sandbox.git("checkout", "--quiet", "-b", "side")
        try sandbox.commit(["a.txt": "2\n"], minute: 1)
        try sandbox.git("checkout", "--quiet", "main")
        try sandbox.commit(["b.txt": "2\n"], minute: 2)
        try sandbox.git("merge", "--quiet", "--no-ff", "--no-commit", "side", minute: 3)
        try sandbox.commit(["c.txt": "by the merge\n"], minute: 3)
        let (repository, head) = try Self.open(sandbox)
        let history = try HistoryWalk.history(of: head.id, in: repository)
        let merge = try #require(history.log.commits.first { $0.isMerge })
        let changed = history.log.changes[merge.changes].map { history.log.path($0.path) }
        #expect(changed == ["c.txt"])
    }

    @Test("a shallow clone says where its history ends")
    func shallow() throws {
        let sandbox = try GitSandbox()
        for minute in 0..<5 { try sandbox.commit(["a.txt": "\(minute)"], minute: minute) }
        let clone = try TemporaryFolder()
        try sandbox.git(
            "clone",
            "--quiet",
            "--depth=2",
            "file://\(sandbox.folder.path)",
            clone.path + "/clone"
        )
        let repository = try #require(try GitRepository.open(around: clone.path + "/clone"))
        let head = try repository.resolve("HEAD")
        let history = try HistoryWalk.history(of: head.id, in: repository)
        #expect(history.endsEarly)
        #expect(history.order.count == 2)
        let entries = FileHistory(history).entries(of: "a.txt")
        #expect(entries.map(\.change.action) == [.modified, .added])
        #expect(history.log.storable.commits.count == 1)
    }
}
