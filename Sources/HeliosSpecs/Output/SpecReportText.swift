import HeliosText

/// The report for people as the reference tool writes it.
///
/// Without compatibility, issues that our own report tells with their place are left to it.
package struct SpecReportText: Sendable {
    /// What goes to standard output.
    package private(set) var output = ""
    /// What goes to standard error.
    package private(set) var errors = ""

    package init(_ validation: SpecValidation) {
        if validation.isSingle, let item = validation.items.first {
            write(item, in: validation)
        } else {
            write(validation)
        }
    }

    private mutating func write(_ validation: SpecValidation) {
        guard !validation.items.isEmpty else {
            output = "No items found to validate.\n"
            return
        }
        var failed: [SpecItem] = []
        for item in validation.items {
            let name = "\(item.kind.rawValue)/\(TerminalText.printable(item.id))\n"
            if validation.isValid(item) {
                output += "✓ \(name)"
            } else {
                errors += "✗ \(name)"
                failed.append(item)
            }
        }
        let count = validation.items.count
        output +=
            "Totals: \(count - failed.count) passed, \(failed.count) failed (\(count) items)\n"
        if let first = failed.first {
            let id = TerminalText.printable(first.id)
            let tool = Self.tool(compatible: validation.compatible)
            output += "Details: \(tool) validate \(id) --type \(first.kind.rawValue)\n"
        }
    }

    private mutating func write(_ item: SpecItem, in validation: SpecValidation) {
        let id = TerminalText.printable(item.id)
        let noun = item.kind == .change ? "Change" : "Specification"
        guard !validation.isValid(item) else {
            output = "\(noun) '\(id)' is valid\n"
            return
        }
        errors = "\(noun) '\(id)' has issues\n"
        for issue in item.issues where validation.compatible || !issue.isToldOtherwise {
            let sign =
                switch issue.level {
                case .error: "✗"
                case .warning: "⚠"
                case .info: "ℹ"
                }
            let message = issue.message.split(onByte: ASCII.lineFeed)
                .map(TerminalText.printable).joined(separator: "\n")
            let path = TerminalText.printable(issue.path)
            errors += "\(sign) [\(issue.level.rawValue)] \(path): \(message)\n"
        }
        errors += "Next steps:\n"
        let tool = Self.tool(compatible: validation.compatible)
        for step in Self.steps(for: item, id, tool) { errors += "  - \(step)\n" }
    }

    private static func steps(for item: SpecItem, _ id: String, _ tool: String) -> [String] {
        let scenario = "Each requirement MUST include at least one #### Scenario: block"
        if item.kind == .spec {
            return [
                "Ensure spec includes ## Purpose and ## Requirements sections", scenario,
                "Re-run with --json to see structured report",
            ]
        }
        let rules = item.issues.map(\.rule)
        let schema = "(schema: <name> naming a known schema is required)"
        if rules.contains("D-24") {
            return [
                "This change declares skip_specs (no spec deltas): delete the files under specs/, "
                    + "or remove skip_specs from .openspec.yaml if requirements do change",
                "skip_specs is only honored when .openspec.yaml is valid change metadata \(schema)",
            ]
        }
        if rules.contains("D-23") {
            return [
                "Fix .openspec.yaml so the skip_specs marker can be honored \(schema)",
                "Or remove skip_specs from .openspec.yaml and add delta specs instead",
            ]
        }
        return [
            "Ensure change has deltas in specs/: use headers ## ADDED/MODIFIED/REMOVED/RENAMED "
                + "Requirements", scenario,
            "Debug parsed deltas: \(tool) show \(id) --json --deltas-only",
        ]
    }

    /// What is said when nothing was asked for.
    package static func nothing(compatible: Bool) -> String {
        let tool = tool(compatible: compatible)
        return """
            Nothing to validate. Try one of:
              \(tool) validate --all
              \(tool) validate --changes
              \(tool) validate --specs
              \(tool) validate <item-name>

            """ + (compatible ? "Or run in an interactive terminal.\n" : "")
    }

    /// The command that a reader is told to run: the reference tool's, or ours.
    private static func tool(compatible: Bool) -> String {
        compatible ? "openspec" : "helios-docs spec"
    }
}

extension SpecIssue {
    /// Whether a diagnostic says the same: its own, or that of another issue.
    fileprivate var isToldOtherwise: Bool {
        diagnostic != nil || rule.hasSameBytes(as: "MS-11")
    }
}
