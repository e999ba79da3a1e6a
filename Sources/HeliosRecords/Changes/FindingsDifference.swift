import HeliosDiagnostics
import HeliosText

/// What is wrong with one of two states only; a finding is the same wherever in its file it stands.
struct FindingsDifference {
    /// What is wrong with the second state only.
    private(set) var new: [Diagnostic] = []
    /// What was wrong with the first state only.
    private(set) var fixed: [Diagnostic] = []

    /// By which a finding is known again.
    private struct Key: Hashable {
        let id: DiagnosticID
        let severity: Severity
        let path: [UInt8]
        let record: [UInt8]
        let message: [UInt8]
    }

    /// Compares the findings; `pairs` are the records of both states, renamed ones among them.
    init(_ old: RepositoryState, _ new: RepositoryState, pairs: [(old: Int, new: Int)]) {
        let names = NewNames(old, new, pairs)
        let before = old.diagnostics.map { (key: names.key(of: $0), finding: $0) }
        var left = before.reduce(into: [:]) { $0[$1.key, default: 0] += 1 }
        for finding in new.diagnostics {
            let key = Self.key(of: finding)
            if left[key, default: 0] > 0 {
                left[key, default: 0] -= 1
            } else {
                self.new.append(finding)
            }
        }
        for (key, finding) in before.reversed() where left[key, default: 0] > 0 {
            left[key, default: 0] -= 1
            fixed.append(finding)
        }
        fixed.reverse()
    }

    private static func key(of finding: Diagnostic) -> Key {
        Key(
            id: finding.id,
            severity: finding.severity,
            path: Array(finding.span.path.utf8),
            record: Array((finding.record ?? "").utf8),
            message: Array(finding.message.utf8)
        )
    }

    /// What records and files of the first state are called in the second.
    private struct NewNames {
        private var paths: [String: String] = [:]
        private var records: [String: String] = [:]
        /// What messages say of renamed records: the old words and the new ones.
        private var words: [(old: [UInt8], new: [UInt8])] = []

        init(_ old: RepositoryState, _ new: RepositoryState, _ pairs: [(old: Int, new: Int)]) {
            for pair in pairs {
                let (left, right) = (old.graph.records[pair.old], new.graph.records[pair.new])
                if !left.path.hasSameBytes(as: right.path) { paths[left.path] = right.path }
                for reply in left.replies {
                    let same = right.replies.first { $0.name.hasSameBytes(as: reply.name) }
                    if let same, !same.path.hasSameBytes(as: reply.path) {
                        paths[reply.path] = same.path
                    }
                }
                guard left.id != right.id else { continue }
                records[left.id.description] = right.id.description
                for (one, other) in [
                    ("'\(left.id)'", "'\(right.id)'"), ("'\(left.id.id)'", "'\(right.id.id)'"),
                ] {
                    words.append((Array(one.utf8), Array(other.utf8)))
                }
            }
        }

        func key(of finding: Diagnostic) -> Key {
            let path = paths[finding.span.path] ?? finding.span.path
            let record = finding.record.map { records[$0] ?? $0 }
            return Key(
                id: finding.id,
                severity: finding.severity,
                path: Array(path.utf8),
                record: Array((record ?? "").utf8),
                message: message(Array(finding.message.utf8))
            )
        }

        private func message(_ bytes: [UInt8]) -> [UInt8] {
            guard !words.isEmpty, bytes.contains(ASCII.apostrophe) else { return bytes }
            var result = bytes
            // So many renames at once are told apart by their paths alone.
            for word in words.prefix(1_000) { result.replace(word.old, by: word.new) }
            return result
        }
    }
}

extension [UInt8] {
    /// Puts bytes in the place of each occurrence of others.
    fileprivate mutating func replace(_ old: [UInt8], by new: [UInt8]) {
        var start = 0
        while start + old.count <= count {
            guard self[start..<start + old.count].elementsEqual(old) else {
                start += 1
                continue
            }
            replaceSubrange(start..<start + old.count, with: new)
            start += new.count
        }
    }
}
