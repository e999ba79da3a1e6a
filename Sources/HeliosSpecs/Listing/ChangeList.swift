package import HeliosFiles
import HeliosRecords
import HeliosText

/// The changes that are not archived, and how far each has come.
package struct ChangeList: Sendable {
    /// A change in the list.
    package struct Row: Sendable {
        package let name: String
        package let progress: ChangeProgress.Count
        /// When one of its files was last written, in milliseconds since 1970.
        package let modified: Int
    }

    package let root: SpecRoot
    package let rows: [Row]

    /// The changes of a root, by name or else the newest first.
    package init(_ root: SpecRoot, byName: Bool) throws(SystemFailure) {
        self.root = root
        let tree = SpecTree(root)
        let progress = ChangeProgress(tree)
        let names = try tree.changesWithHidden()
        let rows = Collation.order(of: names).map { index in
            let folder = tree.change(names[index])
            var count = ChangeProgress.Count()
            if case .counted(let found) = progress.count(in: folder) { count = found }
            return Row(
                name: names[index],
                progress: count,
                modified: Self.newest(in: folder)
            )
        }
        self.rows = byName ? rows : Self.newestFirst(rows)
    }

    private static func newestFirst(_ rows: [Row]) -> [Row] {
        rows.enumerated().sorted { left, right in
            left.element.modified != right.element.modified
                ? left.element.modified > right.element.modified : left.offset < right.offset
        }.map(\.element)
    }

    /// When the newest file of a folder was written; the folder's own time if it has none.
    private static func newest(in folder: String) -> Int {
        var newest: Int?
        var pending = [folder]
        while let path = pending.popLast() {
            // A folder that cannot be listed has nothing to tell.
            for entry in (try? FileSystem.list(path)) ?? [] {
                let inner = "\(path)/\(entry.name)"
                if entry.kind == .folder {
                    pending.append(inner)
                } else if let time = FileSystem.modification(inner) {
                    newest = max(newest ?? time, time)
                }
            }
        }
        return newest ?? FileSystem.modification(folder) ?? 0
    }

    /// The list as the reference tool writes it.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("changes")
            json.array { json in
                for row in rows {
                    json.object { json in
                        json.member("name", row.name)
                        json.member("completedTasks", row.progress.done)
                        json.member("totalTasks", row.progress.total)
                        json.member("lastModified", Self.time(row.modified))
                        json.member("status", row.progress.status)
                    }
                }
            }
            json.member("root", root)
        }
        json.endLine()
        return json.bytes
    }

    private static func time(_ milliseconds: Int) -> String {
        let seconds = (milliseconds - (milliseconds < 0 ? 999 : 0)) / 1000
        let rest = milliseconds - seconds * 1000
        let day = (seconds - (seconds < 0 ? 86_399 : 0)) / 86_400
        let clock = seconds - day * 86_400
        let parts = [clock / 3600, clock / 60 % 60, clock % 60].map { padded($0, 2) }
        return "\(CalendarDate(dayNumber: day))T\(parts.joined(separator: ":")).\(padded(rest, 3))Z"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension ChangeProgress.Count {
    /// The progress in words for people.
    package var words: String {
        total == 0 ? "No tasks" : open == 0 ? "✓ Complete" : "\(done)/\(total) tasks"
    }
}
