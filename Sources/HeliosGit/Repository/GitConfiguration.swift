import HeliosText

/// A configuration file of git, read as text: nothing that it includes is opened, and nothing that
/// it names is run.
package struct GitConfiguration: Sendable {
    /// Keys as `section.subsection.name`, section and name in lower case, with the last value.
    private var values: [String: String] = [:]

    /// The value of a key such as `user.name`, the last one where it stands several times.
    package subscript(key: String) -> String? { values[key] }

    /// The keys that begin with these bytes, in byte order.
    package func keys(beginning prefix: String) -> [String] {
        values.keys.filter { $0.hasBytePrefix(prefix) }.sortedByBytes()
    }

    /// What a key says as a switch; a key without a value is on, and what is no switch is nil.
    package func flag(_ key: String) -> Bool? {
        switch values[key]?.lowercased() {
        case "true", "yes", "on", "1": true
        case "false", "no", "off", "0", "": false
        default: nil
        }
    }

    /// The file at a path; empty if there is none.
    package init(file path: String) throws(GitError) {
        try self.init(GitFile.read(path, atMost: 1 << 20) ?? [], path)
    }

    init(_ bytes: [UInt8], _ path: String = "config") throws(GitError) {
        var reader = GitConfigurationReader(bytes)
        guard let read = reader.values() else {
            throw .damaged(path: path, reason: "is not a configuration in its line \(reader.line)")
        }
        values = read
    }

    /// Takes over what another file says.
    mutating func add(_ other: GitConfiguration) {
        values.merge(other.values) { _, new in new }
    }
}
