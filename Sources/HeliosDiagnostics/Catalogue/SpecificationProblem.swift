/// What can be wrong with specifications and changes to them.
public enum SpecificationProblem: String, Sendable, Hashable, CaseIterable, ProblemArea {
    /// A check of a requirement fails.
    case checkFailed = "check-failed"
    /// A check of a requirement is not written as one.
    case checkSyntax = "check-syntax"
    /// A record breaks a requirement.
    case requirementBroken = "requirement-broken"
    /// A test that verifies a requirement failed.
    case testFailed = "test-failed"
    /// A test report cannot be read.
    case testReportInvalid = "test-report-invalid"
    /// No test report names a test that verifies a requirement.
    case testUnknown = "test-unknown"

    package static let area = "spec"

    /// The catalogue's row.
    public var entry: CatalogueEntry {
        switch self {
        case .checkFailed:
            CatalogueEntry(
                .error,
                "A check of a requirement fails",
                "A scenario says by a CHECK step what must be so in the records, and it is not.",
                "Correct the records that are named, or change the requirement."
            )
        case .checkSyntax:
            CatalogueEntry(
                .error,
                "A check of a requirement is not written as one",
                "A check is a step of a scenario: the word CHECK in bold, and the expression in "
                    + "one code span behind it. Anything else would never be run.",
                "Write it as - **CHECK** `every asset has location`."
            )
        case .requirementBroken:
            CatalogueEntry(
                .error,
                "A record breaks a requirement",
                "A check of a requirement fails because of this record.",
                "Correct the record, or change the requirement."
            )
        case .testFailed:
            CatalogueEntry(
                .warning,
                "A test that verifies a requirement failed",
                "The last report of the test says so, and the requirement is not proven.",
                "Mend what the test tests, and run it again."
            )
        case .testReportInvalid:
            CatalogueEntry(
                .error,
                "A test report cannot be read",
                "It is not JUnit's XML, declares a document type, or is too large.",
                "Give the report that the test runner writes for a CI server."
            )
        case .testUnknown:
            CatalogueEntry(
                .information,
                "No test report names a test that verifies a requirement",
                "Test reports were given, and none has a case, suite or file of this name.",
                "Correct the name, or give the report that holds the test."
            )
        }
    }
}
