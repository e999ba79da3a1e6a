package import HeliosText

/// Writes a report for programs; a member that has no value is null, never absent.
package enum JSONReportWriter {
    package static func write(_ report: FinishedReport) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("version", 1)
            json.member("valid", report.isValid)
            json.member("strict", report.strict)
            json.key("summary")
            write(report, summaryTo: &json)
            json.key("diagnostics")
            json.array { json in
                for diagnostic in report.diagnostics { write(diagnostic, to: &json) }
            }
        }
        json.endLine()
        return json.bytes
    }

    private static func write(_ report: FinishedReport, summaryTo json: inout JSONWriter) {
        json.object { json in
            json.member("records", report.summary.records)
            json.member("links", report.summary.links)
            json.member("specs", report.summary.specs)
            json.member("changes", report.summary.changes)
            json.member("checks", report.summary.checks + report.summary.rules)
            json.member("errors", report.count(of: .error))
            json.member("warnings", report.count(of: .warning))
            json.member("information", report.count(of: .information))
            if let older = report.summary.olderFindings { json.member("older_findings", older) }
        }
    }

    /// Writes one finding as an object.
    package static func write(_ diagnostic: Diagnostic, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", diagnostic.id.rawValue)
            json.member("severity", diagnostic.severity.rawValue)
            json.member("message", diagnostic.message)
            json.member("help", orNull: diagnostic.help)
            write(diagnostic.span, to: &json)
            json.member("record", orNull: diagnostic.record)
            json.key("related")
            json.array { json in
                for related in diagnostic.related {
                    json.object { json in
                        json.member("message", related.message)
                        write(related.span, to: &json)
                    }
                }
            }
        }
    }

    private static func write(_ span: SourceSpan, to json: inout JSONWriter) {
        json.member("path", span.path)
        json.key("range")
        json.object { json in
            for (name, position) in [("start", span.range.start), ("end", span.range.end)] {
                json.key(name)
                json.object { json in
                    json.member("line", position.line)
                    json.member("column", position.column)
                }
            }
        }
    }
}

extension JSONWriter {
    /// A member whose value is null when there is none.
    fileprivate mutating func member(_ name: String, orNull value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }
}
