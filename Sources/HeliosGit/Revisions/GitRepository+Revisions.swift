extension GitRepository {
    /// The commit that a revision means: a tag, a branch, a commit's name of at least four digits,
    /// or one of these with `~2` or `^2` behind it.
    package func resolve(_ revision: String) throws(GitError) -> Commit {
        let parsed = try Revision(revision)
        var commit = try peeled(try object(parsed.base, of: revision))
        for step in parsed.steps {
            switch step {
            case .back(let count):
                for _ in 0..<count { commit = try parent(1, of: commit, revision) }
            case .parent(let number): commit = try parent(number, of: commit, revision)
            }
        }
        return commit
    }

    /// Whether a tag, a branch or `HEAD` has this name.
    package func hasReference(_ name: String) throws(GitError) -> Bool {
        guard References.isValid(name) else { return false }
        return try references.target(ofShort: name) != nil
    }

    /// The commit that is checked out, or nil before the first.
    package func head() throws(GitError) -> Commit? {
        switch try references.head() {
        case .object(let id): return try commit(id)
        case .name(let name):
            return try references.target(of: name).map { id throws(GitError) in
                try commit(id)
            }
        }
    }

    /// The branch that is checked out, such as `refs/heads/main`, or nil where `HEAD` is a commit.
    package func branch() throws(GitError) -> String? {
        guard case .name(let name) = try references.head() else { return nil }
        return name
    }

    /// The last commit made before a moment, from `HEAD` along the first parents.
    ///
    /// Commits are taken in the order of the history, whatever the clocks of their makers showed:
    /// the first one met, from the newest backwards, that was recorded before the moment.
    package func lastCommit(
        before seconds: Int,
        written text: String
    ) throws(GitError) -> Commit {
        guard var commit = try head() else { throw .noCommits }
        while commit.committer.seconds >= seconds {
            guard let parent = commit.parents.first else {
                throw .beforeHistory(revision: text, isShallow: isShallow)
            }
            commit = try self.commit(parent)
        }
        return commit
    }

    private func object(_ name: String, of revision: String) throws(GitError) -> ObjectID {
        if let id = ObjectID(hex: name) { return id }
        if let id = try references.target(ofShort: name) { return id }
        if name == "HEAD" { throw .noCommits }
        let digits = Array(name.utf8)
        if digits.count >= 4, digits.allSatisfy({ ObjectID.value(ofDigit: $0) != nil }),
            let id = try objects.object(beginning: digits, written: revision)
        {
            return id
        }
        throw .unknown(revision: revision, isShallow: isShallow)
    }

    private func parent(
        _ number: Int,
        of commit: Commit,
        _ revision: String
    ) throws(GitError) -> Commit {
        guard number <= commit.parents.count else {
            throw .unknown(revision: revision, isShallow: commit.isCut)
        }
        return try self.commit(commit.parents[number - 1])
    }

    /// The commit that an object is, or that a tag leads to.
    private func peeled(_ id: ObjectID) throws(GitError) -> Commit {
        var id = id
        for _ in 0..<10 {
            do throws(GitError) {
                return try commit(id)
            } catch {
                guard case .wrongKind = error else { throw error }
            }
            do throws(GitError) {
                id = try target(ofTag: id)
            } catch {
                guard case .wrongKind = error else { throw error }
                throw .wrongKind(id, expected: "commit")
            }
        }
        throw .wrongKind(id, expected: "commit")
    }

    private func target(ofTag id: ObjectID) throws(GitError) -> ObjectID {
        let bytes = try objects.read(id, .tag, atMost: Limits.commit)
        let word = "object "
        guard bytes.starts(with: word.utf8), bytes.count > 47,
            let target = ObjectID(hex: bytes[7..<47])
        else { throw .corruptObject(id, reason: "the tag names no object") }
        return target
    }
}
