import HeliosDiagnostics
import HeliosRecords
import HeliosText

extension Repository {
    /// What the saved report that a person means by `kind:id` or `id` asks.
    package func question(ofReport text: String) throws(RecordNotFound) -> String {
        let kinds = graph.schema.kinds.filter { $0.has(.report) }.map(\.name)
        let shown = TerminalText.printable(text)
        guard let reference = LinkReference(text),
            let number = report(reference, among: kinds)
        else {
            let ids = graph.records.lazy.filter { kinds.contains($0.id.kind) }.map(\.id.id)
            throw RecordNotFound(
                message: "no report is called '\(shown)'",
                help: Suggestion.nearest(to: text, among: ids).map { "did you mean '\($0)'?" }
                    ?? "run 'helios-docs list' to see the records of each kind"
            )
        }
        guard let query = SavedQuery.read(number, of: graph).value else {
            throw RecordNotFound(
                message: "what the report '\(shown)' asks cannot be understood",
                help: "run 'helios-docs validate' to see what is wrong with it"
            )
        }
        return query.text
    }

    private func report(_ reference: LinkReference, among kinds: [String]) -> Int? {
        guard !kinds.isEmpty else { return nil }
        return switch graph.index.find(reference, leadingTo: kinds, owner: nil) {
        case .record(let number), .alias(let number): number
        default: nil
        }
    }
}
