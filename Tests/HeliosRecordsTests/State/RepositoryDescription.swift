import HeliosDiagnostics
import HeliosMarkdown
import HeliosRecords
import HeliosText

extension ReopeningTests {
    /// All that a repository says, in words.
    static func description(_ repository: Repository) -> [String] {
        let graph = repository.graph
        var lines = ["\(repository.ruleCount) rules", "\(repository.settings)"]
        lines += repository.looseFiles.map { "\($0.path) \($0.size)" }
        for (number, record) in graph.records.enumerated() {
            lines.append("\(number) \(record.id) \(record.kind) \(record.path) \(record.range)")
            lines.append("\(graph.title(of: number)) \(graph.isArchived(number))")
            lines.append("\(record.owner.map(\.description) ?? "-") \(record.aliases)")
            lines.append("\(record.fields)")
            lines.append("\(record.links) \(record.plainLinks) \(record.faults.sortedByBytes())")
            lines += record.documents.map { "\($0.path) \($0.document)" }
            lines += record.replies.map { "\($0)" }
            lines += record.attachments.map { "\($0.path) \($0.size)" }
            lines += graph.links(from: number).map { "\(graph.links[$0])" }
            lines += graph.links(to: number).map { "from \(graph.links[$0])" }
        }
        return lines
    }
}

/// Edits of texts.
enum Replacing {
    /// The text with the first occurrence of a part replaced.
    static func first(_ part: String, by other: String, in text: String) -> String {
        guard let range = text.firstRange(of: part) else { return text }
        return text[..<range.lowerBound] + other + text[range.upperBound...]
    }

    /// The text with each line replaced that begins so.
    static func line(beginning start: String, by line: String, in text: String) -> String {
        text.split(onByte: 0x0A).map { $0.hasBytePrefix(start) ? line : $0 }
            .joined(separator: "\n")
    }
}
