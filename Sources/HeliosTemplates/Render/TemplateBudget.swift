/// How much one page may still become; sections over a list within themselves would never end.
struct TemplateBudget {
    /// The most bytes of output.
    var bytes: Int
    /// The most rounds of sections.
    var rounds: Int

    static let page = TemplateBudget(bytes: 64 << 20, rounds: 4_000_000)

    /// For the pages after one that was too large: nothing is published, but the faults of other
    /// templates are still to be found.
    static let afterFailure = TemplateBudget(bytes: 1 << 20, rounds: 1 << 16)
}
