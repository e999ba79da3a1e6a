import HeliosText

/// Writes a report as SARIF 2.1.0 (OASIS), with the whole catalogue as its rules.
package enum SARIFReportWriter {
    package static func write(_ report: FinishedReport, pathPrefix: String = "") -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            json.member("version", "2.1.0")
            json.key("runs")
            json.array { json in
                json.object { json in
                    writeTool(to: &json)
                    json.member("columnKind", "unicodeCodePoints")
                    json.key("results")
                    json.array { json in
                        writeResults(report, pathPrefix, to: &json)
                    }
                }
            }
        }
        json.endLine()
        return json.bytes
    }

    private static func writeTool(to json: inout JSONWriter) {
        json.key("tool")
        json.object { json in
            json.key("driver")
            json.object { json in
                json.member("name", "helios-docs")
                json.key("rules")
                json.array { json in
                    for id in DiagnosticID.allCases { write(id, to: &json) }
                }
            }
        }
    }

    private static func write(_ id: DiagnosticID, to json: inout JSONWriter) {
        let entry = id.entry
        json.object { json in
            json.member("id", id.rawValue)
            json.member("shortDescription", text: entry.title)
            json.member("fullDescription", text: entry.explanation)
            json.member("help", text: entry.remedy)
            json.key("defaultConfiguration")
            json.object { $0.member("level", entry.severity.sarifLevel) }
        }
    }

    private static func writeResults(
        _ report: FinishedReport,
        _ prefix: String,
        to json: inout JSONWriter
    ) {
        let ids = DiagnosticID.allCases
        let indices = Dictionary(uniqueKeysWithValues: zip(ids, ids.indices))
        for diagnostic in report.diagnostics {
            json.object { json in
                json.member("ruleId", diagnostic.id.rawValue)
                if let index = indices[diagnostic.id] { json.member("ruleIndex", index) }
                json.member("level", diagnostic.severity.sarifLevel)
                let help = diagnostic.help.map { "\nhelp: \($0)" } ?? ""
                json.member("message", text: diagnostic.message + help)
                if !diagnostic.span.path.utf8.isEmpty {
                    json.key("locations")
                    json.array { json in
                        json.object { write(diagnostic.span, prefix, to: &$0) }
                    }
                }
                if !diagnostic.related.isEmpty {
                    writeRelated(diagnostic.related, prefix, to: &json)
                }
            }
        }
    }

    private static func writeRelated(
        _ related: [RelatedSpan],
        _ prefix: String,
        to json: inout JSONWriter
    ) {
        json.key("relatedLocations")
        json.array { json in
            for (index, place) in related.enumerated() {
                json.object { json in
                    json.member("id", index)
                    write(place.span, prefix, to: &json)
                    json.member("message", text: place.message)
                }
            }
        }
    }

    private static func write(_ span: SourceSpan, _ prefix: String, to json: inout JSONWriter) {
        json.key("physicalLocation")
        json.object { json in
            json.key("artifactLocation")
            json.object { $0.member("uri", PercentEncoding.path(prefix + span.path)) }
            json.key("region")
            json.object { json in
                json.member("startLine", span.range.start.line)
                json.member("startColumn", span.range.start.column)
                json.member("endLine", span.range.end.line)
                json.member("endColumn", span.range.end.column)
            }
        }
    }
}

extension Severity {
    fileprivate var sarifLevel: String {
        switch self {
        case .information: "note"
        case .warning: "warning"
        case .error: "error"
        }
    }
}

extension JSONWriter {
    /// SARIF wraps each text that a person reads.
    fileprivate mutating func member(_ name: String, text: String) {
        key(name)
        object { $0.member("text", text) }
    }
}
