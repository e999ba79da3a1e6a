package import HeliosRecords
import HeliosText

/// What the portal tells of the past.
///
/// Records are named by their identity, so that it holds for whatever part of the graph an audience
/// sees; `seen(by:)` cuts it down to that part.
package struct SiteHistory: Sendable {
    /// The past of each record that has one.
    package var records: [RecordID: RecordPast] = [:]
    /// What happened lately to any file of the repository; nil where nothing is known.
    package var recent: RecentPast?
    /// Whether the past goes on beyond what is known of it.
    package var endsEarly = false

    package init() {}

    /// What an audience may see of it.
    ///
    /// Audiences outside see nothing: who worked on what, and when, is the organisation's own, and
    /// so is each value that has since been changed or hidden.
    func seen(by audience: Audience) -> SiteHistory {
        audience.isInternal ? self : SiteHistory()
    }
}

/// The past of one record; what is told of it is told only when it is asked for.
package struct RecordPast: Sendable {
    /// How often the record was changed, its beginning included.
    package let count: Int
    /// The commit that changed it last.
    package let updated: CommitNote
    /// The commit that it came into being with; nil where the known past begins later.
    package let created: CommitNote?
    /// Whether it was there before all that is known.
    package let beginsBefore: Bool
    /// A number for the changes: the same ones are told alike, as long as records keep their names.
    package let number: UInt64
    private let tell: @Sendable () -> [HistoryEntry]

    /// A past of which the closure tells the latest changes, the newest first.
    package init(
        count: Int,
        updated: CommitNote,
        created: CommitNote?,
        beginsBefore: Bool,
        number: UInt64,
        tell: @escaping @Sendable () -> [HistoryEntry]
    ) {
        self.count = count
        self.updated = updated
        self.created = created
        self.beginsBefore = beginsBefore
        self.number = number
        self.tell = tell
    }

    /// What happened, the newest first; the oldest may be left out.
    package var entries: [HistoryEntry] { tell() }
}

/// The latest commits; what they did is told only when it is asked for.
package struct RecentPast: Sendable {
    /// A number for the commits and for whose files they changed.
    package let number: UInt64
    private let told: Lazily<[RecentCommit]>

    package init(number: UInt64, tell: @escaping @Sendable () -> [RecentCommit]) {
        self.number = number
        told = Lazily(tell)
    }

    /// The commits, the newest first.
    package var commits: [RecentCommit] { told.value }
}

/// A commit, as people are told of it; nothing in it is checked.
package struct CommitNote: Sendable, Hashable {
    /// The 40 digits of its name.
    package let id: String
    package let author: String
    package let email: String
    package let time: Timestamp
    /// The first line of its message.
    package let subject: String

    package init(id: String, author: String, email: String, time: Timestamp, subject: String) {
        self.id = id
        self.author = author
        self.email = email
        self.time = time
        self.subject = subject
    }

    /// The first ten digits of its name.
    package var shortID: String { String(Substring(id.utf8.prefix(10))) }

    /// Who wrote it: the name, or what else the commit says.
    package var authorName: String {
        author.isEmpty ? (email.isEmpty ? "somebody" : email) : author
    }
}

/// What one commit did to one record.
package struct HistoryEntry: Sendable {
    /// The commit.
    package let commit: CommitNote
    /// What happened to the record as a whole.
    package let event: Event
    /// What happened to its fields, links and texts.
    package let changes: [MemberChange]
    /// The text before and after, where people may compare them.
    package let text: TextChange?

    /// What can happen to a record.
    package enum Event: Sendable, Hashable {
        case created, changed, removed
        /// It got the id or place that it has from this path on.
        case renamed(from: String)
        /// It was made from the text of this path, which stayed.
        case copied(from: String)
        /// It was there before, but the clone does not hold that.
        case known
    }

    package init(
        commit: CommitNote,
        event: Event,
        changes: [MemberChange],
        text: TextChange? = nil
    ) {
        self.commit = commit
        self.event = event
        self.changes = changes
        self.text = text
    }
}

/// A Markdown text before and after a change.
package struct TextChange: Sendable, Hashable {
    package let old: String
    package let new: String

    package init(old: String, new: String) {
        self.old = old
        self.new = new
    }
}

/// A commit, and the records and files it changed.
package struct RecentCommit: Sendable {
    package let commit: CommitNote
    package let items: [Item]
    /// How many more it changed.
    package let omitted: Int

    /// A record or another file that a commit changed.
    package struct Item: Sendable {
        /// The record; nil for a file that belongs to none of today's.
        package let record: RecordID?
        /// The record's title, or the path of the file.
        package let title: String
        package let event: HistoryEntry.Event
        package let changes: [MemberChange]

        package init(
            record: RecordID?,
            title: String,
            event: HistoryEntry.Event,
            changes: [MemberChange]
        ) {
            self.record = record
            self.title = title
            self.event = event
            self.changes = changes
        }
    }

    package init(commit: CommitNote, items: [Item], omitted: Int = 0) {
        self.commit = commit
        self.items = items
        self.omitted = omitted
    }
}
