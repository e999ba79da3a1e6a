import HeliosText

/// One case of a test report.
package struct TestCase: Sendable, Hashable {
    /// The suite, such as `HeliosRecordsTests.LinkInventoryTests`; may be empty.
    package let suite: String
    /// The name within the suite.
    package let name: String
    /// The file of the test, if the report says so.
    package let file: String?
    package let state: State
    /// What a failure says, on one line.
    package let message: String?

    package init(
        suite: String,
        name: String,
        file: String? = nil,
        state: State,
        message: String? = nil
    ) {
        self.suite = suite
        self.name = name
        self.file = file
        self.state = state
        self.message = message
    }

    package enum State: String, Sendable {
        case passed, failed, skipped
    }
}

/// The cases of test reports, found by what requirements call them.
///
/// A test is named by its case (`everyLinkIsDeclared()`), by suite and case
/// (`LinkInventoryTests.everyLinkIsDeclared()`), by a suite, by a file (`test_portal.py`), or by file
/// and case (`test_portal.py::test_pages`); what stands before the suite or the file, such as the
/// module or folder, may be left out.
package struct TestResults: Sendable {
    /// All cases, in the order of the reports.
    package let cases: [TestCase]
    private let places: [String: [Int]]

    package init(_ cases: [TestCase] = []) {
        self.cases = cases
        var places: [String: [Int]] = [:]
        for (place, test) in cases.enumerated() {
            for name in Self.names(of: test) { places[name, default: []].append(place) }
        }
        self.places = places
    }

    /// The cases that a name means, in the order of the reports.
    package func cases(named name: String) -> [TestCase] {
        (places[name] ?? []).map { cases[$0] }
    }

    /// What a case may be called.
    private static func names(of test: TestCase) -> Set<String> {
        var names: Set<String> = [test.name]
        var files = test.file.map { endings(of: $0, at: ASCII.slash) } ?? []
        if !test.suite.utf8.isEmpty {
            for ending in endings(of: test.suite, at: ASCII.dot) {
                names.insert(ending)
                names.insert("\(ending).\(test.name)")
            }
            // Python's reports name the module, and people its file.
            files += test.suite.split(onByte: ASCII.dot).map { "\($0).py" }
        }
        for file in files {
            names.insert(file)
            names.insert("\(file)::\(test.name)")
        }
        return names
    }

    /// The text, and what stands behind each separator in it; at most 16 of them.
    private static func endings(of text: String, at separator: UInt8) -> [String] {
        let parts = text.split(onByte: separator)
        let mark = String(decoding: [separator], as: UTF8.self)
        return parts.indices.suffix(16).map { parts[$0...].joined(separator: mark) } + [text]
    }
}
