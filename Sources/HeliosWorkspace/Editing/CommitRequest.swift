import Glibc
import HeliosGit
import HeliosRecords
import HeliosText

/// The commit that a person wants of a change.
package struct CommitRequest: Sendable {
    /// The acting person as `Name <mail>`, where stated.
    package var author: String?
    /// Others who took part, as `Name <mail>`.
    package var coAuthors: [String]

    package init(author: String? = nil, coAuthors: [String] = []) {
        self.author = author
        self.coAuthors = coAuthors
    }
}

extension CommitRecorder {
    /// The recorder of a change's commit, or why there can be none.
    init(
        _ request: CommitRequest,
        _ planned: PlannedChange,
        root: String
    ) throws(ChangeFailure) {
        guard let repository = try Self.repository(around: root) else {
            throw .refused(
                ChangeRefusal(
                    "'\(TerminalText.printable(root))' is in no git repository",
                    help: "make one with 'git init', or run this without --commit"
                )
            )
        }
        let people = People(repository)
        let author = try people.author(request.author)
        let committer = try people.committer() ?? author
        let inGit = { (path: String) in repository.prefix + path }
        let (seconds, offset) = Self.now()
        self.repository = repository
        notes = people.notes
        draft = CommitDraft(
            author: author,
            committer: committer,
            seconds: seconds,
            offsetMinutes: offset,
            message: try Self.message(planned, request.coAuthors),
            moves: planned.files.moves.map { (inGit($0.from), inGit($0.to)) },
            texts: Self.prefixed(planned.files.texts, repository.prefix),
            originals: Self.prefixed(planned.originals, repository.prefix)
        )
    }

    private static func prefixed(
        _ texts: [String: [UInt8]],
        _ prefix: String
    ) -> [String: [UInt8]] {
        Dictionary(uniqueKeysWithValues: texts.map { (prefix + $0.key, $0.value) })
    }

    private static func now() -> (seconds: Int, offset: Int) {
        var seconds = time(nil)
        var local = unsafe tm()
        guard unsafe localtime_r(&seconds, &local) != nil else { return (seconds, 0) }
        return (seconds, unsafe Int(local.tm_gmtoff) / 60)
    }

    /// The subject, what changes, and the trailers.
    private static func message(
        _ planned: PlannedChange,
        _ coAuthors: [String]
    ) throws(ChangeFailure) -> String {
        var lines = [planned.subject, ""]
        for move in planned.files.moves { lines.append("Moved \(move.from) to \(move.to).") }
        let paths = planned.files.texts.keys.sortedByBytes()
        let edited = paths.filter { planned.originals[$0] != nil }
        for path in paths where planned.originals[path] == nil { lines.append("Created \(path).") }
        for path in edited.prefix(20) { lines.append("Edited \(path).") }
        if edited.count > 20 { lines.append("Edited \(edited.count - 20) more files.") }
        lines += ["", "Helios-Operation: \(planned.operation)", "Helios-Record: \(planned.record)"]
        for text in coAuthors {
            lines.append("Co-authored-by: \(try People.identity(text, of: "--co-author"))")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Who acts, as the options, the environment and git's configuration say.
private struct People {
    private let configuration: [GitConfiguration]
    let notes: [String]

    init(_ repository: GitRepository) {
        configuration =
            [repository.configuration]
            + Self.globalFiles.compactMap { path in
                try? GitConfiguration(file: path)
            }
        let signs = configuration.lazy.compactMap { $0.flag("commit.gpgsign") }.first
        notes =
            signs == true
            ? ["the commit is not signed, though 'commit.gpgsign' asks for it"] : []
    }

    /// The person's own files, the ones that git prefers first.
    private static var globalFiles: [String] {
        if let stated = SystemClock.variable("GIT_CONFIG_GLOBAL") { return [stated] }
        guard let home = SystemClock.variable("HOME") else { return [] }
        let shared = SystemClock.variable("XDG_CONFIG_HOME") ?? "\(home)/.config"
        return ["\(home)/.gitconfig", "\(shared)/git/config"]
    }

    static func identity(_ text: String, of source: String) throws(ChangeFailure) -> Identity {
        do throws(PersonProblem) {
            return try Identity(text)
        } catch {
            throw .refused(
                ChangeRefusal(
                    "\(source) names nobody a commit can name: \(error.reason)",
                    help: "write it as 'Name <mail@example.org>'"
                )
            )
        }
    }

    func author(_ stated: String?) throws(ChangeFailure) -> Identity {
        if let stated { return try Self.identity(stated, of: "--author") }
        if let found = try configured("AUTHOR") { return found }
        throw .refused(
            ChangeRefusal(
                "nobody is named who makes this commit",
                help: """
                    say who with --author 'Name <mail@example.org>', or set user.name and \
                    user.email with 'git config'
                    """
            )
        )
    }

    func committer() throws(ChangeFailure) -> Identity? { try configured("COMMITTER") }

    private func configured(_ role: String) throws(ChangeFailure) -> Identity? {
        if let stated = SystemClock.variable("HELIOS_AUTHOR") {
            return try Self.identity(stated, of: "HELIOS_AUTHOR")
        }
        let name = SystemClock.variable("GIT_\(role)_NAME") ?? value("user.name")
        let email = SystemClock.variable("GIT_\(role)_EMAIL") ?? value("user.email")
        guard let name, let email else { return nil }
        do throws(PersonProblem) {
            return try Identity(name: name, email: email)
        } catch {
            throw .refused(
                ChangeRefusal(
                    "git's configuration names nobody a commit can name: \(error.reason)",
                    help: "correct user.name and user.email with 'git config'"
                )
            )
        }
    }

    private func value(_ key: String) -> String? {
        configuration.lazy.compactMap { $0[key] }.first
    }
}
