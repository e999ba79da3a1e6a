import HeliosRecords
package import HeliosSite
import HeliosText

/// What stands behind each requirement: checks, tests and implementers, and where nothing does.
package struct CoverageListing: Sendable {
    /// What can stand behind a requirement.
    package enum Proof: String, Sendable, CaseIterable {
        case check, test, implementer
    }

    private let rows: [Row]
    private let required: [Proof]

    private struct Row: Sendable {
        let capability: String
        let requirement: SpecificationReport.Requirement
        /// What is asked for and not there; empty unless the requirement is a hole.
        let lacks: [Proof]
    }

    /// The coverage of all requirements; a hole is one that has none of the three, or lacks one of
    /// those that are required.
    package init(_ report: SpecificationReport, requiring required: [Proof] = []) {
        self.required = required
        rows = report.capabilities.flatMap { capability in
            capability.requirements.map { requirement in
                Row(
                    capability: capability.name,
                    requirement: requirement,
                    lacks: Self.lacks(of: requirement, required)
                )
            }
        }
    }

    private static func lacks(
        of requirement: SpecificationReport.Requirement,
        _ required: [Proof]
    ) -> [Proof] {
        guard !requirement.isHole else { return Proof.allCases }
        return Proof.allCases.filter { required.contains($0) && !requirement.has($0) }
    }

    /// Whether no requirement is a hole, and none is broken.
    package var isComplete: Bool {
        rows.allSatisfy { $0.lacks.isEmpty && $0.requirement.state != .broken }
    }

    private var holes: [Row] { rows.filter { !$0.lacks.isEmpty } }

    private func count(_ state: SpecificationReport.Requirement.State) -> Int {
        rows.count { $0.requirement.state == state }
    }

    // MARK: Text

    /// A table for a terminal, and the holes below it.
    package var text: String {
        guard !rows.isEmpty else { return "no requirements\n" }
        var table = TextTable(headings: ["requirement", "state", "checks", "tests", "implementers"])
        for row in rows {
            let requirement = row.requirement
            table.add([
                requirement.record.description, requirement.state.rawValue,
                Self.counted(requirement.checks.map(\.state.rawValue)),
                Self.counted(
                    requirement.tests.map(\.state.rawValue)
                        + requirement.verifiers.map { _ in "linked" }
                ),
                requirement.implementers.map(\.description).joined(separator: ", "),
            ])
        }
        return table.text() + holesText + "\n" + summary + "\n"
    }

    private var holesText: String {
        guard !holes.isEmpty else { return "" }
        var table = TextTable()
        for row in holes {
            let lacks = row.lacks.map { "no \($0.rawValue)" }.joined(separator: ", ")
            table.add([row.requirement.record.description, lacks])
        }
        return "\nholes:\n" + table.text(indent: 2)
    }

    private var summary: String {
        let noun = rows.count == 1 ? "requirement" : "requirements"
        let states = SpecificationReport.Requirement.State.allCases.map { state in
            "\(count(state)) \(state.word)"
        }
        let holeNoun = holes.count == 1 ? "hole" : "holes"
        return "\(rows.count) \(noun): " + states.joined(separator: ", ")
            + "; \(holes.count) \(holeNoun)"
    }

    /// `2 passed, 1 unknown`.
    private static func counted(_ words: [String]) -> String {
        var order: [String] = []
        var counts: [String: Int] = [:]
        for word in words {
            if counts[word] == nil { order.append(word) }
            counts[word, default: 0] += 1
        }
        return order.map { "\(counts[$0] ?? 0) \($0)" }.joined(separator: ", ")
    }

    // MARK: CSV

    /// Comma-separated values (RFC 4180), a requirement a row.
    package var csv: [UInt8] {
        var csv = CSVWriter()
        csv.row([
            "requirement", "name", "capability", "state", "checks", "checks_broken", "tests",
            "tests_failed", "verified_by", "implemented_by", "lacks",
        ])
        for row in rows {
            let requirement = row.requirement
            let broken = requirement.checks.count { $0.state != .holds }
            csv.row([
                requirement.record.description, requirement.name, row.capability,
                requirement.state.rawValue, "\(requirement.checks.count)", "\(broken)",
                "\(requirement.tests.count)",
                "\(requirement.tests.count { $0.state == .failed })",
                requirement.verifiers.map(\.description).joined(separator: " "),
                requirement.implementers.map(\.description).joined(separator: " "),
                row.lacks.map(\.rawValue).joined(separator: " "),
            ])
        }
        return csv.bytes
    }

    // MARK: JSON

    /// An object with a summary and a list of requirements.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("version", 1)
            json.key("summary")
            json.object { json in
                json.member("requirements", rows.count)
                for state in SpecificationReport.Requirement.State.allCases {
                    json.member(state.rawValue, count(state))
                }
                json.member("holes", holes.count)
            }
            json.key("requirements")
            json.array { json in
                for row in rows { Self.write(row, to: &json) }
            }
        }
        json.endLine()
        return json.bytes
    }

    private static func write(_ row: Row, to json: inout JSONWriter) {
        let requirement = row.requirement
        json.object { json in
            json.member("requirement", requirement.record.description)
            json.member("name", requirement.name)
            json.member("capability", row.capability)
            json.member("state", requirement.state.rawValue)
            json.key("checks")
            json.array { json in
                for scenario in requirement.scenarios {
                    for check in scenario.checks { write(check, of: scenario, to: &json) }
                }
            }
            json.key("tests")
            json.array { json in
                for test in requirement.tests { write(test, to: &json) }
            }
            write("verified_by", requirement.verifiers.map(\.description), to: &json)
            write("implemented_by", requirement.implementers.map(\.description), to: &json)
            write("lacks", row.lacks.map(\.rawValue), to: &json)
        }
    }

    private static func write(
        _ check: SpecificationReport.Check,
        of scenario: SpecificationReport.Scenario,
        to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("scenario", scenario.slug)
            json.member("check", check.expression)
            json.member("state", check.state.rawValue)
            json.member("tested", check.testedCount)
            write("offenders", check.offenders.map(\.description), to: &json)
            json.key("reason")
            if check.reason.utf8.isEmpty { json.null() } else { json.string(check.reason) }
        }
    }

    private static func write(_ test: SpecificationReport.Test, to json: inout JSONWriter) {
        json.object { json in
            json.member("name", test.name)
            json.member("state", test.state.rawValue)
            json.member("cases", test.caseCount)
            json.key("message")
            if let message = test.message { json.string(message) } else { json.null() }
        }
    }

    private static func write(_ name: String, _ words: [String], to json: inout JSONWriter) {
        json.key(name)
        json.array { json in words.forEach { json.string($0) } }
    }
}

extension SpecificationReport.Requirement {
    fileprivate func has(_ proof: CoverageListing.Proof) -> Bool {
        switch proof {
        case .check: !checks.isEmpty
        case .test: hasTests
        case .implementer: !implementers.isEmpty
        }
    }
}

extension SpecificationReport.Requirement.State {
    /// The word behind a number.
    fileprivate var word: String {
        switch self {
        case .holds: "holding"
        case .broken: "broken"
        case .unproven: "unproven"
        }
    }
}
