import HeliosRecords
import HeliosText

/// Why a reference on the command line names no record.
package struct RecordNotFound: Error, Sendable {
    /// One line that says what happened.
    package let message: String
    /// What to do about it.
    package let help: String
}

extension Repository {
    /// The number of the record that a person means by `kind:id` or `id`; old ids work as well.
    package func record(named text: String) throws(RecordNotFound) -> Int {
        let shown = TerminalText.printable(text)
        guard let reference = LinkReference(text) else {
            throw RecordNotFound(
                message: "'\(shown)' is no reference to a record",
                help: "write an id such as mike, or a kind and id such as user:mike"
            )
        }
        switch graph.index.find(reference, leadingTo: [], owner: nil) {
        case .record(let number), .alias(let number), .wrongKind(let number): return number
        case .ambiguous(let numbers):
            let names = numbers.map { graph.records[$0].id.description }.joined(separator: ", ")
            throw RecordNotFound(
                message: "'\(shown)' could be \(names)",
                help: "write the kind in front of the id"
            )
        case .unread:
            throw RecordNotFound(
                message: "the file of '\(shown)' cannot be read",
                help: "run 'helios-docs validate' to see what is wrong with it"
            )
        case .unknownKind, .dormant:
            throw RecordNotFound(
                message: "no enabled kind is called '\(reference.kind ?? "")'",
                help: Help.oneOf(graph.schema.kinds.map(\.name), meant: reference.kind ?? "")
                    ?? "run 'helios-docs list' to see the kinds"
            )
        case .nothing:
            let ids = graph.records.lazy.map { $0.id }
                .filter { reference.kind == nil || $0.kind == reference.kind }
                .map { reference.kind == nil ? $0.id : $0.description }
            let nearest = Suggestion.nearest(to: text, among: ids)
            throw RecordNotFound(
                message: "no record is called '\(shown)'",
                help: nearest.map { "did you mean '\($0)'?" }
                    ?? "run 'helios-docs list KIND' to see the records of a kind"
            )
        }
    }

    /// The place of the kind that a person means by its name or plural.
    package func kind(named text: String) throws(RecordNotFound) -> Int {
        let schema = graph.schema
        if let kind = schema.kindIndex(named: text) ?? schema.kindIndex(inFolder: text) {
            return kind
        }
        throw RecordNotFound(
            message: "no enabled kind is called '\(TerminalText.printable(text))'",
            help: Help.oneOf(schema.kinds.map(\.name), meant: text)
                ?? "run 'helios-docs list' to see the kinds"
        )
    }
}
