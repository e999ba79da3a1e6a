/// What `archive` is asked to do.
package struct ArchiveRequest: Sendable {
    /// The change's name, as it was given.
    package var change: String?
    /// Whether all questions are answered with yes.
    package var isConfirmed = false
    /// Whether the main specifications stay as they are.
    package var skipsSpecs = false
    /// Whether neither the change nor its result is judged.
    package var skipsValidation = false
    /// The day that stands in front of the folder's name, such as `2026-03-31`.
    package var day: String

    package init(change: String?, day: String) {
        self.change = change
        self.day = day
    }
}

/// How `archive` speaks with a person, if there is one.
package struct ArchiveDialogue {
    /// Tells a line of what is going on.
    package let tell: (String) -> Void
    /// Asks a question that is answered with yes or no; nil when there is nobody to ask.
    package let ask: ((String) -> Bool)?

    package init(tell: @escaping (String) -> Void, ask: ((String) -> Bool)?) {
        self.tell = tell
        self.ask = ask
    }

    /// A dialogue with nobody.
    package static var silent: ArchiveDialogue { ArchiveDialogue(tell: { _ in }, ask: nil) }

    /// Goes on if what is asked is confirmed; else fails with a refusal.
    func confirm(
        _ question: String,
        given request: ArchiveRequest,
        or refusal: SpecFailure
    ) throws(SpecFailure) {
        if request.isConfirmed { return }
        guard let ask else { throw refusal }
        if !ask(question) {
            throw SpecFailure("archive_cancelled", "Archive cancelled. No files were changed.")
        }
    }
}
