import HeliosDiagnostics
import HeliosText

/// Which modules are enabled, each behind those it requires.
enum ModuleOrder {
    /// The module that is always enabled.
    static let core = "core"

    static func enabled(among modules: [Module], settings: Settings?) -> Checked<[String]> {
        var diagnostics: [Diagnostic] = []
        let names = modules.map(\.name)
        var wanted = names
        if let stated = settings?.modules {
            for name in stated where !names.contains(name.text) {
                diagnostics.append(
                    Diagnostic(
                        .module(.unknown),
                        at: name.span,
                        "no module is called '\(TerminalText.printable(name.text))'",
                        help: Help.oneOf(names, meant: name.text)
                    )
                )
            }
            // A misspelt module is most likely wanted; without it all its records would be in doubt.
            let meant = stated.map { name in
                names.contains(name.text)
                    ? name.text : Suggestion.nearest(to: name.text, among: names) ?? name.text
            }
            wanted = names.filter { $0 == core || meant.contains($0) }
        }
        var order = Order(modules: modules, wanted: Set(wanted), stated: settings?.modules)
        for name in wanted { order.visit(name) }
        return Checked(order.result, diagnostics + order.diagnostics)
    }

    /// A depth-first walk along the requirements.
    private struct Order {
        let modules: [Module]
        let wanted: Set<String>
        let stated: [SpannedText]?
        var result: [String] = []
        var diagnostics: [Diagnostic] = []
        private var underway: [String] = []

        init(modules: [Module], wanted: Set<String>, stated: [SpannedText]?) {
            self.stated = stated
            self.modules = modules
            self.wanted = wanted
        }

        mutating func visit(_ name: String) {
            guard !result.contains(name), let module = modules.first(where: { $0.name == name })
            else { return }
            underway.append(name)
            for requirement in module.requirements { follow(requirement, of: module) }
            underway.removeLast()
            result.append(name)
        }

        private mutating func follow(_ requirement: ModuleRequirement, of module: Module) {
            let required = modules.first { $0.name == requirement.name }
            guard let required, wanted.contains(required.name),
                VersionRange(requirement.range)?.contains(required.version) ?? false
            else {
                let state =
                    required.map {
                        wanted.contains($0.name) ? "has version \($0.version)" : "is disabled"
                    } ?? "does not exist"
                let name = stated?.first { $0.text == module.name }
                // What a misspelt name would require is not said.
                if module.isBuiltIn, name == nil { return }
                diagnostics.append(
                    Diagnostic(
                        .module(.requiresUnmet),
                        at: module.isBuiltIn ? name?.span ?? requirement.span : requirement.span,
                        "module '\(module.name)' requires '\(requirement.name)' "
                            + "\(requirement.range), which \(state)",
                        help: "enable a version that fits, or disable '\(module.name)'"
                    )
                )
                return
            }
            if underway.contains(required.name) {
                diagnostics.append(
                    Diagnostic(
                        .module(.cycle),
                        at: requirement.span,
                        "modules require one another: "
                            + (underway + [required.name]).joined(separator: " → "),
                        help: "remove one of the requirements"
                    )
                )
            } else {
                visit(required.name)
            }
        }
    }
}
