import HeliosDiagnostics
import HeliosText
import HeliosYAML

/// Reads the rules of a kind.
enum RuleReader {
    static func rules(_ map: inout MapReader) -> [Rule] {
        var seen: Set<String> = []
        return map.list("rules").compactMap { node in
            guard let entries = node.entries else {
                map.report(node.range, "a rule is a map with 'id', 'check' and 'message'")
                return nil
            }
            var inner = MapReader(
                entries,
                range: node.range,
                path: map.path,
                vocabulary: KindReader.vocabulary.called("a rule")
            )
            let rule = rule(&inner, at: node.range)
            if let rule, !seen.insert(rule.id).inserted {
                inner.report(node.range, "two rules are called '\(rule.id)'")
            }
            map.add(inner.finish())
            return rule
        }
    }

    private static func rule(_ map: inout MapReader, at range: SourceRange) -> Rule? {
        let id = map.requiredText("id")
        let condition = condition(&map)
        let message = map.requiredText("message")
        let severity = map.choice("severity", of: Severity.self) ?? .error
        let help = map.text("help")?.text
        let anchor = map.text("at")
        let names = (anchor.map { [$0] } ?? []) + names(in: &map)
        guard let id, let condition, let message else { return nil }
        return Rule(
            id: id.text,
            condition: condition,
            severity: severity,
            message: message.text,
            help: help,
            anchor: anchor?.text,
            span: SourceSpan(path: map.path, range: range),
            names: names
        )
    }

    private static func names(in map: inout MapReader) -> [SpannedText] {
        let disjoint = map.text("disjoint").map { [$0] } ?? []
        return disjoint + map.texts("unique") + map.texts("by")
    }

    private static func condition(_ map: inout MapReader) -> Rule.Condition? {
        let check = expression("check", &map)
        let unique = map.texts("unique").map(\.text)
        let disjoint = map.text("disjoint")
        let within = map.texts("by").map(\.text)
        let (start, end) = (map.text("from"), map.text("to"))
        let stated = [check != nil, !unique.isEmpty, disjoint != nil].count { $0 }
        guard stated == 1 else {
            map.reportMissing(
                "check",
                "a rule states exactly one of 'check', 'unique' and 'disjoint'",
                help: "keep one of them"
            )
            return nil
        }
        if let check { return .check(check) }
        if !unique.isEmpty { return .unique(unique) }
        guard let disjoint else { return nil }
        if let start, let end {
            return .disjointRanges(member: disjoint.text, start: start.text, end: end.text)
        }
        return .disjointNetworks(field: disjoint.text, within: within)
    }

    /// An expression, with the place of its first character rather than of its quotes.
    private static func expression(_ key: String, _ map: inout MapReader) -> SpannedText? {
        guard let node = map.node(key) else { return nil }
        guard let scalar = node.scalar else {
            map.report(node.range, "'\(key)' is an expression")
            return nil
        }
        return SpannedText(scalar, path: map.path)
    }
}
