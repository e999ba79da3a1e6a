import HeliosDiagnostics
package import HeliosText

extension SpecValidation {
    /// The report as the reference tool writes it; without compatibility, our findings beside it.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("items")
            json.array { json in
                for item in items { write(item, to: &json) }
            }
            json.key("summary")
            json.object { json in writeSummary(to: &json) }
            json.member("version", "1.0")
            json.member("root", root)
            guard !compatible, !strays.isEmpty else { return }
            json.key("extensions")
            json.array { json in strays.forEach { $0.write(to: &json) } }
        }
        json.endLine()
        return json.bytes
    }

    private func write(_ item: SpecItem, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", item.id)
            json.member("type", item.kind.rawValue)
            json.member("valid", isValid(item))
            json.key("issues")
            json.array { json in
                for issue in item.issues {
                    json.object { json in
                        json.member("level", issue.level.rawValue)
                        json.member("path", issue.path)
                        if let line = issue.line { json.member("line", line) }
                        json.member("message", issue.message)
                    }
                }
            }
            json.member("durationMs", item.milliseconds)
            guard !compatible else { return }
            json.key("extensions")
            json.array { json in item.extensions.forEach { $0.write(to: &json) } }
        }
    }

    private func writeSummary(to json: inout JSONWriter) {
        json.key("totals")
        json.object { json in Totals(items, in: self).write(to: &json) }
        json.key("byType")
        json.object { json in
            for kind in kinds {
                json.key(kind.rawValue)
                json.object { json in
                    Totals(items.filter { $0.kind == kind }, in: self).write(to: &json)
                }
            }
        }
        guard !compatible else { return }
        json.key("extensions")
        json.object { json in
            for (name, severity) in [("errors", Severity.error), ("warnings", .warning)] {
                let count = extensions.count { $0.severity == severity }
                json.member(name, count)
            }
        }
    }

    private struct Totals {
        let items: Int
        let passed: Int

        init(_ items: [SpecItem], in validation: SpecValidation) {
            self.items = items.count
            passed = items.count { validation.isValid($0) }
        }

        func write(to json: inout JSONWriter) {
            json.member("items", items)
            json.member("passed", passed)
            json.member("failed", items - passed)
        }
    }
}

extension Diagnostic {
    /// One of our findings, in the form of the reference tool's issues.
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id.rawValue)
            let level: SpecIssue.Level =
                switch severity {
                case .error: .error
                case .warning: .warning
                case .information: .info
                }
            json.member("level", level.rawValue)
            json.member("path", span.path)
            json.member("line", span.range.start.line)
            json.member("column", span.range.start.column)
            json.member("message", message)
            if let help { json.member("help", help) }
        }
    }
}

extension JSONWriter {
    /// Writes a root as a member.
    package mutating func member(_ name: String, _ root: SpecRoot) {
        key(name)
        object { json in
            json.member("path", root.path)
            json.member("source", root.source.rawValue)
        }
    }
}

extension SpecFailure {
    /// The failure as the reference tool writes it, with what else belongs into the object first.
    package func json(
        before members: (inout JSONWriter) -> Void = { _ in }
    ) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            members(&json)
            json.key("status")
            json.array { json in
                json.object { json in
                    json.member("severity", "error")
                    json.member("code", code)
                    json.member("message", message)
                    if let target { json.member("target", target) }
                    if let fix { json.member("fix", fix) }
                }
            }
        }
        json.endLine()
        return json.bytes
    }
}
