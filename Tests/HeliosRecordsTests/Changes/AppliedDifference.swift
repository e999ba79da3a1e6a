import Foundation
import HeliosRecords
import HeliosText

/// Applies a difference, told as JSON, to what the records of its first state say.
struct AppliedDifference {
    private(set) var records: [String: [String: Any]]

    init(_ difference: [String: Any], to records: [String: [String: Any]]) {
        self.records = records
        for rename in Self.objects(difference, "renamed") { apply(rename: rename) }
        for gone in Self.objects(difference, "removed") {
            self.records[Self.text(gone, "record")] = nil
        }
        for come in Self.objects(difference, "added") {
            self.records[Self.text(come, "record")] = come
        }
        for change in Self.objects(difference, "changed") { apply(change) }
    }

    private static func objects(_ object: [String: Any], _ key: String) -> [[String: Any]] {
        object[key] as? [[String: Any]] ?? []
    }

    private static func text(_ object: [String: Any], _ key: String) -> String {
        object[key] as? String ?? ""
    }

    private mutating func apply(rename: [String: Any]) {
        let (from, to) = (Self.text(rename, "from"), Self.text(rename, "to"))
        for (id, record) in records {
            let links = Self.objects(record, "links").map { link in
                var link = link
                if Self.text(link, "target") == from { link["target"] = to }
                return link
            }
            records[id]?["links"] = links
        }
        guard var record = records.removeValue(forKey: from) else { return }
        record["record"] = to
        record["title"] = rename["title"]
        record["path"] = rename["path"]
        records[to] = record
    }

    private mutating func apply(_ change: [String: Any]) {
        let id = Self.text(change, "record")
        guard var record = records[id] else { return }
        record["title"] = change["title"]
        record["path"] = change["path"]
        record["aliases"] = Self.list(record["aliases"], changedBy: change["aliases"])
        record["links"] = Self.list(record["links"], changedBy: change["links"])
        record["fields"] = Self.fields(record["fields"], changedBy: change)
        record["text"] = Self.text(record["text"], changedBy: change["text"])
        record["replies"] = Self.replies(record, changedBy: change)
        record["attachments"] = Self.attachments(record, changedBy: change)
        records[id] = record
    }

    private static func list(_ old: Any?, changedBy change: Any?) -> [Any] {
        let change = change as? [String: Any] ?? [:]
        let gone = Set((change["removed"] as? [Any] ?? []).map(JSONValue.text))
        let kept = (old as? [Any] ?? []).filter { !gone.contains(JSONValue.text($0)) }
        return kept + (change["added"] as? [Any] ?? [])
    }

    private static func fields(_ old: Any?, changedBy change: [String: Any]) -> [String: Any] {
        var fields = old as? [String: Any] ?? [:]
        for field in objects(change, "fields") {
            let name = text(field, "field")
            fields[name] = field["new"] is NSNull ? nil : field["new"]
        }
        return fields
    }

    private static func text(_ old: Any?, changedBy change: Any?) -> String {
        var lines = (old as? String ?? "").split(onByte: UInt8(ascii: "\n"))
        for hunk in objects(change as? [String: Any] ?? [:], "hunks").reversed() {
            let start = (hunk["old_line"] as? Int ?? 1) - 1
            let count = (hunk["removed"] as? [String] ?? []).count
            lines.replaceSubrange(start..<start + count, with: hunk["added"] as? [String] ?? [])
        }
        return lines.joined(separator: "\n")
    }

    private static func replies(
        _ record: [String: Any],
        changedBy change: [String: Any]
    ) -> [[String: Any]] {
        var replies = objects(record, "replies")
        for reply in objects(change, "replies") {
            let place = replies.firstIndex { text($0, "name") == text(reply, "name") }
            if let place, text(reply, "change") == "removed" {
                replies.remove(at: place)
            } else if let place {
                replies[place]["fields"] = fields(replies[place]["fields"], changedBy: reply)
                replies[place]["text"] = text(replies[place]["text"], changedBy: reply["text"])
            } else if let come = reply["reply"] as? [String: Any] {
                replies.append(come)
            }
        }
        return replies
    }

    private static func attachments(
        _ record: [String: Any],
        changedBy change: [String: Any]
    ) -> [[String: Any]] {
        var files = objects(record, "attachments")
        for file in objects(change, "attachments") {
            files.removeAll { text($0, "name") == text(file, "name") }
            if let size = file["new_size"] as? Int {
                files.append(["name": text(file, "name"), "size": size])
            }
        }
        return files
    }
}

extension [String: [String: Any]] {
    /// One line for each record; the order of links, aliases, replies and files does not matter.
    var lines: [String] {
        map { id, record in
            var record = record
            for key in ["links", "aliases", "replies", "attachments"] {
                record[key] = (record[key] as? [Any] ?? []).map(JSONValue.text).sorted()
            }
            return "\(id) \(JSONValue.text(record))"
        }.sorted()
    }
}
