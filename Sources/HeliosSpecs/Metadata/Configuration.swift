import HeliosFiles

/// What a root's `config.yaml` says, as far as it matters here.
package struct SpecConfiguration: Sendable {
    /// The schema that changes follow unless they name one.
    package let schema: String
    /// What `store` leads to.
    package let store: Store

    /// The key `store`.
    package enum Store: Sendable, Hashable {
        case absent
        case named(String)
        /// It is not a text, or the file is not YAML.
        case invalid
    }

    /// The configuration of a root; one that is missing or cannot be read says nothing.
    package init(_ root: SpecRoot) {
        // The reference tool passes over a configuration that it cannot read.
        guard let path = root.configuration, let file = try? FileSystem.read(path) else {
            schema = WorkflowSchema.standardName
            store = .absent
            return
        }
        let document = SpecYAML.parse(file)
        if case .text(let name) = document?["schema"], !name.utf8.isEmpty {
            schema = name
        } else {
            schema = WorkflowSchema.standardName
        }
        switch document {
        case nil: store = .invalid
        case .some(let document):
            switch document["store"] {
            case nil: store = .absent
            case .text(let name): store = .named(name)
            default: store = .invalid
            }
        }
    }
}
