import HeliosDiagnostics
import HeliosRecords
import HeliosSpecs
import HeliosText

/// A repository as a change finds it or would leave it, with all that is wrong with it.
struct CheckedRepository {
    let repository: Repository
    let findings: [Diagnostic]

    var graph: RecordGraph { repository.graph }

    /// Reads and validates files, and tests the requirements on the records.
    static func read(_ reader: some SourceReader, at clock: Clock) async -> CheckedRepository {
        var report = Report()
        let (repository, tree) = report.take(
            await Repository.open(reader, at: clock, with: SpecificationSource())
        )
        _ = report.take(
            RequirementChecks.run(tree, on: repository.graph, in: repository.environment)
        )
        return CheckedRepository(repository: repository, findings: report.diagnostics)
    }

    /// The first finding that was not there before, if any; ids and paths may have changed their
    /// names in the meantime.
    func firstFinding(
        notIn old: CheckedRepository,
        renaming names: [(old: String, new: String)] = [],
        moving changes: FileChanges = FileChanges(),
        besides isExpected: (Diagnostic) -> Bool = { _ in false }
    ) -> Diagnostic? {
        var known: [String: Int] = [:]
        for finding in old.findings {
            let path = changes.newPath(of: finding.span.path)
            let message = names.reduce(finding.message) { $0.replacingBytes($1.old, $1.new) }
            known[Self.key(finding, path: path, message: message), default: 0] += 1
            if !message.hasSameBytes(as: finding.message) {
                known[Self.key(finding, path: path, message: finding.message), default: 0] += 1
            }
        }
        for finding in findings where !isExpected(finding) {
            let key = Self.key(finding, path: finding.span.path, message: finding.message)
            guard let count = known[key], count > 0 else { return finding }
            known[key] = count - 1
        }
        return nil
    }

    private static func key(_ finding: Diagnostic, path: String, message: String) -> String {
        "\(finding.id.rawValue)\u{0}\(path)\u{0}\(message)"
    }
}

extension String {
    /// The text with each occurrence of some bytes replaced by others.
    fileprivate func replacingBytes(_ old: String, _ new: String) -> String {
        let (text, wanted) = (Array(utf8), Array(old.utf8))
        guard !wanted.isEmpty, text.count >= wanted.count else { return self }
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            if text[index] == wanted[0], text[index...].starts(with: wanted) {
                result += Array(new.utf8)
                index += wanted.count
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
