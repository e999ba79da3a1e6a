import HeliosText

/// Writes a report as workflow commands, which GitHub Actions shows beside the changed lines.
package enum GitHubReportWriter {
    package static func write(_ report: FinishedReport, pathPrefix: String = "") -> [UInt8] {
        var output: [UInt8] = []
        for diagnostic in report.diagnostics {
            output.append(contentsOf: command(diagnostic, pathPrefix).utf8)
            output.append(ASCII.lineFeed)
        }
        output.append(contentsOf: report.summaryLine.utf8)
        output.append(ASCII.lineFeed)
        return output
    }

    private static func command(_ diagnostic: Diagnostic, _ prefix: String) -> String {
        let name =
            switch diagnostic.severity {
            case .error: "error"
            case .warning: "warning"
            case .information: "notice"
            }
        let range = diagnostic.span.range
        var properties: [String] = []
        if !diagnostic.span.path.utf8.isEmpty {
            properties = [
                "file=\(escaped(prefix + diagnostic.span.path, isProperty: true))",
                "line=\(range.start.line)",
                "col=\(range.start.column)",
                "endLine=\(range.end.line)",
                "endColumn=\(range.end.column)",
            ]
        }
        properties.append("title=\(diagnostic.id.rawValue)")
        let help = diagnostic.help.map { "\nhelp: \($0)" } ?? ""
        let text = escaped(diagnostic.message + help, isProperty: false)
        return "::\(name) \(properties.joined(separator: ","))::\(text)"
    }

    /// The runner ends a command at a line end, and a property at a colon or comma.
    private static func escaped(_ text: String, isProperty: Bool) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": output += "%25"
            case "\r": output += "%0D"
            case "\n": output += "%0A"
            case ":" where isProperty: output += "%3A"
            case "," where isProperty: output += "%2C"
            default: output += TerminalText.printable(String(scalar))
            }
        }
        return output
    }
}
