import Synchronization

/// What a page has looked up by name or path, while it is rendered.
///
/// A page shows its own record and what that record's links lead to, which can be told without
/// rendering it. What a text names cannot, so it is noted here.
final class PageLookups: Sendable {
    private let state = Mutex(Found())

    /// What was looked up.
    struct Found: Sendable {
        /// Whether any name was, found or not.
        var usesNames = false
        /// Whether any path of a file was, found or not.
        var usesFiles = false
        /// Whether what a file holds was, besides its path.
        var usesFileContent = false
        /// The records that were found, each once, in order.
        var records: [Int] = []
        fileprivate var seen: Set<Int> = []
        fileprivate var count = 0
    }

    /// Notes a name and the record it stands for, if any.
    func note(_ record: Int?) {
        state.withLock { found in
            found.usesNames = true
            found.count += 1
            if let record, found.seen.insert(record).inserted { found.records.append(record) }
        }
    }

    /// Notes a path of a file.
    func noteFile() {
        state.withLock { found in
            found.usesFiles = true
            found.count += 1
        }
    }

    /// Notes that the page shows what a file of another record holds, such as the size of an image.
    func noteFileContent() {
        state.withLock { found in
            found.usesFiles = true
            found.usesFileContent = true
            found.count += 1
        }
    }

    /// How often anything was looked up since the last call of `take`.
    var count: Int { state.withLock(\.count) }

    /// What was looked up since the last call.
    func take() -> Found {
        state.withLock { found in
            defer { found = Found() }
            return found
        }
    }
}
