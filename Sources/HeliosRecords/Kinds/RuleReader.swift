import HeliosDiagnostics
import HeliosText
import HeliosYAML

/// Reads the rules of a kind.
enum RuleReader {
    /// The rules of a kind, and apart from them those that lack a name or a message.
    static func rules(_ map: inout MapReader) -> (complete: [Rule], incomplete: [Rule]) {
        var seen: Set<String> = []
        var incomplete: [Rule] = []
        var complete: [Rule] = []
        for node in map.list("rules") {
            guard let entries = node.entries else {
                map.report(node.range, "a rule is a map with 'id', 'check' and 'message'")
                continue
            }
            var inner = MapReader(
                entries,
                range: node.range,
                path: map.path,
                vocabulary: KindReader.vocabulary.called("a rule")
            )
            let rule = rule(&inner, at: node.range)
            if let rule, rule.isComplete, !seen.insert(rule.rule.id).inserted {
                inner.report(node.range, "two rules are called '\(rule.rule.id)'")
            }
            map.add(inner.finish())
            guard let rule else { continue }
            if rule.isComplete { complete.append(rule.rule) } else { incomplete.append(rule.rule) }
        }
        return (complete, incomplete)
    }

    /// A rule, whose name and message are empty where the file states none.
    private static func rule(
        _ map: inout MapReader,
        at range: SourceRange
    ) -> (rule: Rule, isComplete: Bool)? {
        let id = map.requiredText("id")
        let condition = condition(&map)
        let message = map.requiredText("message")
        let severity = map.choice("severity", of: Severity.self) ?? .error
        let help = map.text("help")?.text
        let anchor = map.text("at")
        let names = (anchor.map { [$0] } ?? []) + names(in: &map)
        guard let condition else { return nil }
        let rule = Rule(
            id: id?.text ?? "",
            condition: condition,
            severity: severity,
            message: message?.text ?? "",
            help: help,
            anchor: anchor?.text,
            span: SourceSpan(path: map.path, range: range),
            names: names
        )
        return (rule: rule, isComplete: id != nil && message != nil)
    }

    private static func names(in map: inout MapReader) -> [SpannedText] {
        let disjoint = map.text("disjoint").map { [$0] } ?? []
        let bounds = ["from", "to"].compactMap { map.text($0) }
        return disjoint + map.texts("unique") + map.texts("by") + bounds
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
        guard let disjoint else {
            let help = "remove it; it goes with 'disjoint'"
            refuse(["by", "from", "to"], beside: check == nil ? "unique" : "check", help, &map)
            if let check { return .check(check) }
            return .unique(unique)
        }
        if let start, let end {
            refuse(["by"], beside: "from", "remove it; it goes with networks", &map)
            return .disjointRanges(member: disjoint.text, start: start.text, end: end.text)
        }
        guard start == nil, end == nil else {
            requireBoth(lacking: start == nil ? "from" : "to", &map)
            return nil
        }
        return .disjointNetworks(field: disjoint.text, within: within)
    }

    /// Tells of keys that have no effect beside another.
    private static func refuse(
        _ keys: [String],
        beside other: String,
        _ help: String,
        _ map: inout MapReader
    ) {
        for key in keys {
            guard let entry = map.entry(key), !entry.value.isEmpty else { continue }
            map.report(entry.keyRange, "'\(key)' means nothing beside '\(other)'", help: help)
        }
    }

    /// Tells that a range has only one of its ends.
    private static func requireBoth(lacking key: String, _ map: inout MapReader) {
        // What is stated and is no name is told already.
        guard map.entry(key).map({ $0.value.isEmpty }) ?? true else { return }
        // None of these is a misspelt end.
        map.allow(["at", "help", "message", "severity"])
        map.reportMissing(
            key,
            "a range needs 'from' and 'to', the names of its ends",
            help: "add '\(key)'"
        )
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
