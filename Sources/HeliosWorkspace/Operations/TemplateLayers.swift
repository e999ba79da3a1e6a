import HeliosDiagnostics
package import HeliosRecords
package import HeliosTemplates
import HeliosText

extension Workspace {
    /// The templates in the order in which they are looked up: `--templates`, the repository's own,
    /// those that ship inside the tool.
    package func templateStore(
        of repository: Repository,
        above directory: String? = nil
    ) throws(WorkspaceError) -> TemplateStore {
        var layers: [TemplateLayer] = []
        if let directory {
            layers.append(
                TemplateLayer(
                    name: directory,
                    origin: .user,
                    files: try Self.files(below: directory)
                )
            )
        }
        if !repository.templates.isEmpty {
            layers.append(
                TemplateLayer(
                    name: "site-templates",
                    origin: .user,
                    files: Self.byPath(repository.templates)
                )
            )
        }
        return TemplateStore(layers: layers + [.builtIn])
    }

    private static func byPath(_ files: [(path: String, text: [UInt8])]) -> [String: [UInt8]] {
        Dictionary(
            files.map { ($0.path, $0.text) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private static func files(
        below directory: String
    ) throws(WorkspaceError) -> [String: [UInt8]] {
        let tree = WorkingTree(root: directory)
        let listed = tree.list()
        if let problem = listed.diagnostics.first {
            throw .unreadable(path: directory, reason: problem.message)
        }
        var files: [String: [UInt8]] = [:]
        for file in listed.value {
            do throws(SourceReadError) {
                files[file.path] = try tree.read(file)
            } catch {
                throw .unreadable(path: "\(directory)/\(file.path)", reason: error.reason)
            }
        }
        return files
    }
}
