import Glibc
import HeliosFiles
import HeliosText

/// The schemas that a root knows: its own, the user's, and the one that is built in.
package struct SchemaCatalogue: Sendable {
    private let folders: [String]

    /// The schemas of a root.
    package init(_ root: SpecRoot) {
        var folders = ["\(root.folder)/schemas"]
        if let data = Self.userData { folders.append("\(data)/openspec/schemas") }
        self.folders = folders
    }

    private static var userData: String? {
        if let data = variable("XDG_DATA_HOME") { return data }
        return variable("HOME").map { "\($0)/.local/share" }
    }

    private static func variable(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.utf8.isEmpty ? nil : text
    }

    /// The names of all schemas, in code unit order.
    package var names: [String] {
        var names: Set<String> = [WorkflowSchema.standardName]
        for folder in folders {
            // A folder that is not there holds no schemas.
            for entry in (try? FileSystem.list(folder)) ?? []
            where FileSystem.kind("\(folder)/\(entry.name)/schema.yaml") == .file {
                names.insert(entry.name)
            }
        }
        return names.sorted(by: IDOrder.byCodeUnit)
    }

    /// Whether a name is exactly that of a schema.
    package func knows(_ name: String) -> Bool {
        if name.hasSameBytes(as: WorkflowSchema.standardName) { return true }
        return isFolderName(name) && file(of: name) != nil
    }

    /// Whether a name leads to the schema that is built in.
    package func isStandard(_ name: String) -> Bool {
        let name = Self.withoutSuffix(name)
        return name.hasSameBytes(as: WorkflowSchema.standardName) && file(of: name) == nil
    }

    /// Why a change that names this schema cannot use it; nil when it can.
    package func failure(toUse name: String) -> String? {
        guard knows(name) else { return "schema: unknown schema '\(name)'" }
        if case .failure(let failure) = load(name) { return failure.message }
        return nil
    }

    /// The schema of a name, a suffix `.yaml` or `.yml` left out.
    package func load(_ name: String) -> Result<WorkflowSchema, SchemaError> {
        let name = Self.withoutSuffix(name)
        guard isFolderName(name), let path = file(of: name) else {
            guard name.hasSameBytes(as: WorkflowSchema.standardName) else {
                let known = names.joined(separator: ", ")
                return .failure(
                    SchemaError(message: "Schema '\(name)' not found. Available: \(known)")
                )
            }
            return .success(.standard)
        }
        let file: [UInt8]
        do throws(SystemFailure) {
            file = try FileSystem.read(path)
        } catch {
            return .failure(
                SchemaError(message: "Failed to read schema at '\(path)': \(error.message)")
            )
        }
        guard let document = SpecYAML.parse(file) else {
            return .failure(
                SchemaError(message: "Failed to parse schema at '\(path)': it is not valid YAML")
            )
        }
        return WorkflowSchema.read(document).mapError {
            SchemaError(message: "Invalid schema at '\(path)': \($0.text)")
        }
    }

    private func file(of name: String) -> String? {
        folders.map { "\($0)/\(name)/schema.yaml" }.first { FileSystem.kind($0) == .file }
    }

    private func isFolderName(_ name: String) -> Bool {
        !name.utf8.isEmpty && !name.contains(byte: ASCII.slash) && !name.contains(byte: 0)
            && name != "." && name != ".."
    }

    private static func withoutSuffix(_ name: String) -> String {
        for suffix in [".yaml", ".yml"] where name.hasByteSuffix(suffix) {
            return String(Substring(name.utf8.dropLast(suffix.utf8.count)))
        }
        return name
    }
}

/// Why a schema cannot be loaded, in the words of the reference tool.
package struct SchemaError: Error, Sendable, Hashable {
    package let message: String
}
