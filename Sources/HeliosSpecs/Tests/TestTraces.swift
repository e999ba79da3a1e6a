package import HeliosDiagnostics
package import HeliosRecords
import HeliosText

/// Compares the tests that requirements name with what test reports say.
package enum TestTraces {
    /// A diagnostic for each named test that failed, or that no report knows.
    package static func check(
        _ tree: SpecificationTree,
        against results: TestResults,
        schema: Schema
    ) -> [Diagnostic] {
        tree.specifications.flatMap { specification in
            specification.requirements.flatMap { requirement in
                let id = schema.requirementID(
                    named: requirement.name.text,
                    of: specification.capability
                )
                return requirement.traces.compactMap { trace -> Diagnostic? in
                    guard case .test(let name) = trace.target else { return nil }
                    let span = SourceSpan(path: specification.path, range: trace.range)
                    return finding(name, results.cases(named: name), at: span, id)
                }
            }
        }
    }

    private static func finding(
        _ name: String,
        _ cases: [TestCase],
        at span: SourceSpan,
        _ requirement: RecordID?
    ) -> Diagnostic? {
        let name = TerminalText.printable(name)
        if cases.isEmpty {
            return Diagnostic(
                .spec(.testUnknown),
                at: span,
                "no test report names '\(name)'",
                help: "correct the name, or give the report that holds the test",
                record: requirement?.description
            )
        }
        let failures = cases.filter { $0.state == .failed }
        guard let first = failures.first else { return nil }
        let words = first.message.map { ": \($0)" } ?? ""
        let count = cases.count > 1 ? " in \(failures.count) of \(cases.count) cases" : ""
        return Diagnostic(
            .spec(.testFailed),
            at: span,
            "the test '\(name)' failed\(count)\(words)",
            help: "mend what it tests, and run it again",
            record: requirement?.description
        )
    }
}
