/// What commits did to which files: the part of a history that never changes, and can be stored.
package struct CommitLog: Sendable {
    /// The commits in the order in which they were met.
    package private(set) var commits: [LoggedCommit] = []
    /// The changes of all commits.
    package private(set) var changes: [PathChange] = []
    /// The bytes of each path that any commit touched.
    package private(set) var paths: [[UInt8]] = []
    /// Whoever wrote any of the commits.
    package private(set) var authors: [Author] = []

    // Bytes as keys: a `String` equates paths that are canonically equivalent.
    private var pathNumbers: [[UInt8]: Int] = [:]
    private var authorNumbers: [[UInt8]: Int] = [:]
    private var commitNumbers: [ObjectID: Int] = [:]

    /// A log without commits.
    package init() {}

    /// The place of a commit; nil for one that is not in the log.
    package func number(of commit: ObjectID) -> Int? { commitNumbers[commit] }

    /// The place of a path; nil for one that no commit touched.
    package func number(ofPath path: String) -> Int? { pathNumbers[Array(path.utf8)] }

    /// The place of a path; nil for one that no commit touched.
    func number(ofBytes path: [UInt8]) -> Int? { pathNumbers[path] }

    /// A path as text.
    package func path(_ number: Int) -> String { String(decoding: paths[number], as: UTF8.self) }

    /// The place of a path, which is given one if it has none.
    package mutating func intern(path: [UInt8]) -> Int {
        if let known = pathNumbers[path] { return known }
        pathNumbers[path] = paths.count
        paths.append(path)
        return paths.count - 1
    }

    /// The place of an author, who is given one if there is none.
    package mutating func intern(_ author: Author) -> Int {
        let key = Array(author.name.utf8) + [0] + Array(author.email.utf8)
        if let known = authorNumbers[key] { return known }
        authorNumbers[key] = authors.count
        authors.append(author)
        return authors.count - 1
    }

    /// Adds a commit with its changes and says its place.
    @discardableResult
    package mutating func append(_ commit: LoggedCommit, _ changes: [PathChange]) -> Int {
        var commit = commit
        let start = self.changes.count
        self.changes += changes
        commit.changes = start..<self.changes.count
        commitNumbers[commit.id] = commits.count
        commits.append(commit)
        return commits.count - 1
    }

    /// The same without commits that a shallow clone cuts off: a deeper one knows more of them.
    package var storable: CommitLog {
        guard commits.contains(where: \.isCut) else { return self }
        var log = self
        log.commits = commits.filter { !$0.isCut }
        log.commitNumbers = [:]
        for (number, commit) in log.commits.enumerated() { log.commitNumbers[commit.id] = number }
        return log
    }
}
