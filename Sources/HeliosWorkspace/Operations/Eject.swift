import HeliosRecords
package import HeliosTemplates
import HeliosText

extension Workspace {
    /// Copies a built-in template into the repository; returns the path of the copy.
    package func eject(_ name: String) throws -> String {
        let store = TemplateStore(layers: [.builtIn])
        guard let file = store.shippedFile(named: name) else {
            let names = store.entries.map(\.path)
            throw RecordNotFound(
                message: "no built-in template is called '\(TerminalText.printable(name))'",
                help: Help.oneOf(names, meant: name) ?? "run 'helios-docs templates list'"
            )
        }
        let path = "site-templates/\(file.path)"
        try NewFiles(root: root).write(String(decoding: file.bytes, as: UTF8.self), to: path)
        return path
    }
}

/// The templates of a portal and where each comes from.
package struct TemplateListing: Sendable {
    /// A table for a terminal.
    package let text: String

    /// The templates and assets of a store.
    package init(_ store: TemplateStore) {
        var table = TextTable(headings: ["file", "from", "instead of"])
        for entry in store.entries {
            let overridden = entry.overridden.map(\.name).joined(separator: ", ")
            table.add([entry.path, entry.layer.name, overridden])
        }
        text = table.text()
    }
}
