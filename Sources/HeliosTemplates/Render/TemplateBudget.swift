/// How much one page may still become; sections over a list within themselves would never end.
package struct TemplateBudget: Sendable {
    /// The most bytes of output.
    package var bytes: Int
    /// The most rounds of sections.
    package var rounds: Int

    package init(bytes: Int, rounds: Int) {
        self.bytes = bytes
        self.rounds = rounds
    }

    /// Of any page.
    package static let page = TemplateBudget(bytes: 64 << 20, rounds: 4_000_000)

    /// For the pages after one that was too large: nothing is published, but the faults of other
    /// templates are still to be found.
    static let afterFailure = TemplateBudget(bytes: 1 << 20, rounds: 1 << 16)
}
