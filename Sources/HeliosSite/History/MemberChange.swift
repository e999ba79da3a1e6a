package import HeliosRecords
import HeliosText

/// What happened to one field, relation or text of a record.
package struct MemberChange: Sendable, Hashable {
    /// Its name as files write it; of a part of an object with the names above it, as `network.ip`.
    package let name: String
    /// Its words.
    package let label: String
    package let detail: Detail

    package init(name: String, label: String, detail: Detail) {
        self.name = name
        self.label = label
        self.detail = detail
    }

    /// What happened to it.
    package enum Detail: Sendable, Hashable {
        /// One value took the place of another; nil is none.
        case value(old: Value?, new: Value?)
        /// Values of a list, or links.
        case members(added: [Value], removed: [Value])
        /// Lines of a text.
        case lines(added: Int, removed: Int)
        /// Something that is too large or too secret to be shown; nil where it stayed.
        case hidden(Whole)
    }

    /// What happened to a value that is not shown.
    package enum Whole: String, Sendable, Hashable { case set, changed, removed }

    /// A value as it was.
    package struct Value: Sendable, Hashable {
        /// Its text; of a record its title.
        package let text: String
        /// The record that it names, if there is such a one.
        package let record: RecordID?

        package init(_ text: String, record: RecordID? = nil) {
            self.text = text
            self.record = record
        }
    }
}

extension MemberChange.Detail {
    /// The change in words, such as `storage → deployed`, as it stands behind a name or a label.
    package var text: String {
        switch self {
        case .value(let old?, let new?): "\(old.text) → \(new.text)"
        case .value(nil, let new?): new.text
        case .value(let old?, nil): "\(old.text) → (none)"
        case .value(nil, nil): "changed"
        case .members(let added, let removed):
            (added.map { "+ \($0.text)" } + removed.map { "− \($0.text)" })
                .joined(separator: ", ")
        case .lines(let added, let removed): "changed (\(Self.lines(added, removed)))"
        case .hidden(let whole): whole.rawValue
        }
    }

    /// `+3 −1 lines`.
    private static func lines(_ added: Int, _ removed: Int) -> String {
        var parts: [String] = []
        if added > 0 { parts.append("+\(added)") }
        if removed > 0 { parts.append("−\(removed)") }
        let count = added + removed
        return parts.joined(separator: " ") + (count == 1 ? " line" : " lines")
    }

    /// Whether the words say what became of the whole, so that no colon stands before them.
    package var isSentence: Bool {
        switch self {
        case .lines, .hidden: true
        case .value, .members: false
        }
    }
}
