import Foundation
import PackagePlugin

/// Writes a folder of the package into one Swift source of the target that needs it.
///
/// SwiftPM's own `.embedInCode` fails on two files of one name, and a resource bundle would tie the
/// tool to a folder beside it.
@main
struct EmbedFiles: BuildToolPlugin {
    /// The folder that each target embeds, and the name of the constant it becomes.
    static let folders = [
        "HeliosRecords": (folder: "modules", constant: "embeddedModuleFiles"),
        "HeliosTemplates": (folder: "site-templates", constant: "embeddedTemplateFiles"),
    ]

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let (folder, constant) = Self.folders[target.name] else { return [] }
        let root = context.package.directoryURL.appending(path: folder)
        let files =
            FileManager.default
            .enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])?
            .compactMap { $0 as? URL }
            .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
            .sorted { $0.path() < $1.path() } ?? []
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(files.count) files of \(folder)",
                executable: try context.tool(named: "embed-files").url,
                arguments: [root.path(), output.path(), constant],
                inputFiles: files,
                outputFiles: [output]
            )
        ]
    }
}
