/// What a run remembers of the one before, and leaves to the next.
package struct RecordMemory: Sendable {
    /// What the run before left; nil for none.
    package let bytes: [UInt8]?
    /// What tells the tool apart from any other, and from itself after an update.
    package let tool: [UInt8]

    package init(bytes: [UInt8]?, tool: [UInt8]) {
        self.bytes = bytes
        self.tool = tool
    }
}

/// Which records are other than a run before left them.
package enum RepositoryChange: Sendable, Equatable {
    /// Nothing is known of a run before.
    case unknown
    /// These records, by number: their content, their files, or the links to and from them. All
    /// others are as the state of this token left them, under the same numbers.
    case records([Int], since: UInt64)
}

/// A repository that was opened with the help of what a run before left.
package struct ReopenedRepository<Content: Sendable>: Sendable {
    /// The repository.
    package let repository: Repository
    /// What else the source of records has read.
    package let content: Content
    /// What is other than before.
    package let change: RepositoryChange
    /// What to leave to the next run; nil if there is nothing new to say, or too much in doubt.
    package let state: StoredState?

    /// A repository of which nothing is known from before.
    package init(_ repository: Repository, content: Content) {
        self.init(repository: repository, content: content, change: .unknown, state: nil)
    }

    init(
        repository: Repository,
        content: Content,
        change: RepositoryChange,
        state: StoredState?
    ) {
        self.repository = repository
        self.content = content
        self.change = change
        self.state = state
    }
}

/// What to leave to the next run, worked out only if it is wanted.
package struct StoredState: Sendable {
    /// The name by which a later change refers to it.
    package let token: UInt64
    private let make: @Sendable () -> [UInt8]?

    init(token: UInt64, make: @escaping @Sendable () -> [UInt8]?) {
        self.token = token
        self.make = make
    }

    /// The bytes to keep; nil if the records cannot be described well enough.
    package func bytes() -> [UInt8]? { make() }
}
