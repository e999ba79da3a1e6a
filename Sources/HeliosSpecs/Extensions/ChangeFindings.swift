import HeliosDiagnostics

/// What only we find in a change.
enum ChangeFindings {
    /// The findings in the files around the deltas.
    static func diagnostics(of id: String, in root: SpecRoot) -> [Diagnostic] {
        ProposalFindings(change: id, in: root).diagnostics
            + FileNameFindings(change: id, in: root).diagnostics
    }

    /// The findings in one delta.
    static func diagnostics(in delta: DeltaDocument, path: String) -> [Diagnostic] {
        DeltaHeadingFindings(delta, path: path).diagnostics
    }
}
