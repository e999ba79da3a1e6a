package import HeliosDiagnostics

/// What happened between two states of a repository, in terms of records.
package struct RepositoryDifference: Sendable {
    /// The first state.
    package let old: RepositoryState
    /// The second state.
    package let new: RepositoryState
    /// The numbers of the records that only the second state has.
    package let added: [Int]
    /// The records that only the first state has.
    package let removed: [RemovedRecord]
    /// Records whose id has changed, by their new place.
    package let renamed: [RenamedRecord]
    /// Records of both states that say something else, by their new place.
    package let changed: [RecordChange]
    /// Changed files that are no part of a record, such as kinds and settings.
    package let files: [FileChange]
    /// What is wrong with the second state only.
    package let newFindings: [Diagnostic]
    /// What was wrong with the first state only.
    package let fixedFindings: [Diagnostic]

    /// Whether both states say the same.
    package var isEmpty: Bool {
        added.isEmpty && removed.isEmpty && renamed.isEmpty && changed.isEmpty && files.isEmpty
            && newFindings.isEmpty && fixedFindings.isEmpty
    }
}

/// A record that is gone.
package struct RemovedRecord: Sendable, Hashable {
    /// Its number in the first state.
    package let number: Int
    /// Whether its file is still there, and cannot be read.
    package let isUnreadable: Bool
}

/// A record that has another id.
package struct RenamedRecord: Sendable, Hashable {
    /// Its number in the first state.
    package let old: Int
    /// Its number in the second state.
    package let new: Int
    /// What shows that it is the same.
    package let reason: Reason

    /// What shows that two records are the same.
    package enum Reason: String, Sendable, Hashable {
        /// The new one names the old id among its aliases.
        case alias
        /// Its file was renamed.
        case file
        /// It says exactly the same.
        case content
    }
}

/// What happened to one record.
package struct RecordChange: Sendable, Hashable {
    /// Its number in the first state.
    package let old: Int
    /// Its number in the second state.
    package let new: Int
    /// Its fields with another value, in the order of the kind.
    package var fields: [FieldChange] = []
    /// Its links, by relation in the order of the kind.
    package var links: [LinkChange] = []
    /// Its own text.
    package var text: ChangedText?
    /// Old ids that came and went.
    package var aliases = ListChange()
    /// Its replies.
    package var replies: [ReplyChange] = []
    /// The files beside it.
    package var attachments: [FileChange] = []
    /// The path it had, if its file was moved and its id stayed.
    package var movedFrom: String?

    /// Whether nothing happened.
    var isEmpty: Bool {
        fields.isEmpty && links.isEmpty && text == nil && aliases.isEmpty && replies.isEmpty
            && attachments.isEmpty && movedFrom == nil
    }
}

/// Elements that came and went.
package struct ListChange: Sendable, Hashable {
    /// What came.
    package var added: [String] = []
    /// What went.
    package var removed: [String] = []

    /// Whether nothing came or went.
    package var isEmpty: Bool { added.isEmpty && removed.isEmpty }
}

/// A field that says something else.
package struct FieldChange: Sendable, Hashable {
    /// The field's name.
    package let name: String
    /// What the record stated.
    package let old: FieldValue?
    /// What the record states.
    package let new: FieldValue?
    /// What held where nothing was stated.
    package let oldDefault: FieldValue?
    /// What holds where nothing is stated.
    package let newDefault: FieldValue?
    /// What happened within a list or object, or to the value as a whole.
    package let parts: [PartChange]
    /// What happened to a text of several lines.
    package let text: ChangedText?
    /// Whether a secret within it is another one; what it says is never told.
    package let isSecretChanged: Bool

    /// Whether what holds for the record is another thing, and not only stated otherwise.
    package var isEffective: Bool {
        let (before, after) = (old ?? oldDefault, new ?? newDefault)
        guard let before, let after else { return before != nil || after != nil }
        return isSecretChanged || !before.isSame(as: after)
    }
}

/// A part of a value that is another one.
package struct PartChange: Sendable, Hashable {
    /// The way from the field to the part, such as `[eth0].mac`; empty for the field itself.
    package let path: String
    /// What was there, unless the part is new.
    package let old: FieldValue?
    /// What is there, unless the part is gone.
    package let new: FieldValue?
    /// Whether only the order of a list is another one.
    package let isOrder: Bool
    /// Whether the part is an element of a list, which comes or goes as a whole.
    package let isElement: Bool
}

/// A text of several lines that is another one.
package struct ChangedText: Sendable, Hashable {
    /// The lines.
    package let lines: LineDifference
    /// Whether one of the texts seems to hold a secret, so that no line of them is told.
    package let isHidden: Bool

    /// How much changed, such as `1 line added, 2 removed`.
    package var summary: String {
        let (added, removed) = (lines.addedCount, lines.removedCount)
        return "\(added) line\(added == 1 ? "" : "s") added, \(removed) removed"
            + (isHidden ? "; not shown, since it seems to hold a secret" : "")
    }
}

/// A link that came, went, leads elsewhere, or says something else about itself.
package struct LinkChange: Sendable, Hashable {
    /// The link as it was.
    package let old: LinkFact?
    /// The link as it is.
    package let new: LinkFact?

    /// The link, as it is or was.
    package var fact: LinkFact? { new ?? old }
}

/// A reply that came, went or was edited.
package struct ReplyChange: Sendable, Hashable {
    /// The name of its file without the ending.
    package let name: String
    /// Whether it came, went or was edited.
    package let change: FileChange.Change
    /// Its fields with another value.
    package let fields: [FieldChange]
    /// Its text.
    package let text: ChangedText?
}

/// A file that came, went or has other bytes.
package struct FileChange: Sendable, Hashable {
    /// What happened to it.
    package enum Change: String, Sendable, Hashable {
        case added, removed, changed
    }

    /// Its path, or for a file beside a record its path below the record's folder.
    package let path: String
    /// What happened to it.
    package let change: Change
    /// The size that a file beside a record had.
    package var oldSize: Int?
    /// The size that a file beside a record has.
    package var newSize: Int?
}
