import HeliosDiagnostics
package import HeliosRecords
import HeliosText

/// The reference of kinds, fields, links and diagnostics, as Markdown documents.
package struct SchemaReference: Sendable {
    private let schema: Schema

    /// The reference of a schema.
    package init(_ schema: Schema) {
        self.schema = schema
    }

    /// The documents by path: one a module, one for links, one for diagnostics.
    package var documents: [(path: String, text: String)] {
        let modules = moduleNames.map { name in
            (path: "module-\(name).md", text: page(ofModule: name))
        }
        return modules + [
            (path: "links.md", text: linksPage),
            (path: "diagnostics.md", text: Self.diagnosticsPage),
        ]
    }

    private var moduleNames: [String] {
        var names: [String] = []
        for kind in schema.kinds where !names.contains(kind.module) { names.append(kind.module) }
        return names
    }

    private func page(ofModule name: String) -> String {
        let module = schema.modules.first { $0.name == name }
        var text = Self.frontMatter("Kinds: \(module?.label ?? Words.fromName(name))")
        if let summary = module?.summary { text += summary + "\n\n" }
        for kind in schema.kinds where kind.module == name { text += section(of: kind) }
        return Self.ended(text)
    }

    private func section(of kind: Kind) -> String {
        var text = "## \(kind.label.singular)\n\n"
        if let summary = kind.summary { text += summary + "\n\n" }
        text += "`\(kind.name)`, in `\(kind.plural)/`"
        let traits = kind.traits.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        text += traits.isEmpty ? ".\n\n" : "; traits \(traits).\n\n"
        let fields = kind.fields.filter { !$0.span.path.hasByteSuffix("/envelope.yaml") }
        if !fields.isEmpty {
            text += "| Field | Type | Notes |\n| --- | --- | --- |\n"
            text += fields.map(Self.row).joined() + "\n"
        }
        let relations = kind.relations.filter { !$0.span.path.hasByteSuffix("/envelope.yaml") }
        if !relations.isEmpty {
            text += "| Relation | Leads to | Seen from there as | Notes |\n"
            text += "| --- | --- | --- | --- |\n"
            text += relations.map(Self.row).joined() + "\n"
        }
        if !kind.rules.isEmpty {
            text += "Rules:\n\n"
            text +=
                kind.rules.map { "- \($0.message) (`\($0.id)`, \($0.severity.rawValue))\n" }
                .joined() + "\n"
        }
        return text
    }

    private static func row(_ field: Field) -> String {
        var notes: [String] = []
        if field.isRequired { notes.append("required") }
        switch field.uniqueness {
        case .none: break
        case .everywhere: notes.append("unique")
        case .withinOwner: notes.append("unique within its client")
        }
        if let value = field.defaultValue { notes.append("default `\(value.text)`") }
        if !field.alertDays.isEmpty {
            let days = field.alertDays.map(String.init).joined(separator: ", ")
            notes.append("alerts \(days) days ahead")
        }
        if field.isPlanned { notes.append("in the calendar") }
        if field.isInternal { notes.append("internal") }
        if let summary = field.summary { notes.append(summary) }
        return "| `\(field.name)` | \(cell(typeText(field.type))) | "
            + "\(cell(notes.joined(separator: "; "))) |\n"
    }

    private static func row(_ relation: Relation) -> String {
        let targets = relation.targets.isEmpty ? "any" : relation.targets.joined(separator: ", ")
        var notes: [String] = [relation.isMany ? "many" : "one"]
        if relation.isRequired { notes.append("required") }
        if relation.isExclusive { notes.append("each target once") }
        if relation.isAcyclic { notes.append("no circles") }
        if !relation.attributes.isEmpty {
            let names = relation.attributes.map { "`\($0.name)`" }.joined(separator: ", ")
            notes.append("with \(names)")
        }
        if let summary = relation.summary { notes.append(summary) }
        let inverse = relation.isSymmetric ? relation.name : relation.inverse ?? ""
        return "| `\(relation.name)` | \(targets) | `\(inverse)` | "
            + "\(cell(notes.joined(separator: "; "))) |\n"
    }

    private static func typeText(_ type: FieldType) -> String {
        switch type {
        case .enumeration(let names): names.map { "`\($0)`" }.joined(separator: " ")
        case .list(let element): "list of \(typeText(element))"
        case .map(let element, _): "map of \(typeText(element))"
        case .object(let shape):
            "object of "
                + (shape.fields.map(\.name) + shape.relations.map(\.name))
                .map { "`\($0)`" }.joined(separator: ", ")
        default: type.name
        }
    }

    private var linksPage: String {
        var text = Self.frontMatter("Link types")
        text += "Every relation of every kind, with its name from both sides.\n\n"
        text += "| From | Relation | To | Seen from there as |\n| --- | --- | --- | --- |\n"
        var seen: Set<SourceSpan> = []
        for bound in schema.relations {
            let relation = bound.relation
            let isShared = relation.span.path.hasByteSuffix("/envelope.yaml")
            guard !isShared || seen.insert(relation.span).inserted else { continue }
            let source = isShared ? "any" : schema.kinds[bound.kind].name
            let name = bound.field.map { "\($0).\(relation.name)" } ?? relation.name
            let targets =
                relation.targets.isEmpty ? "any" : relation.targets.joined(separator: ", ")
            let inverse = relation.isSymmetric ? relation.name : relation.inverse ?? ""
            text += "| \(source) | `\(name)` | \(targets) | `\(inverse)` |\n"
        }
        return Self.ended(text)
    }

    private static var diagnosticsPage: String {
        var text = frontMatter("Diagnostics")
        text += "Everything that `validate` and `build` can find, by id.\n\n"
        for id in DiagnosticID.allCases {
            let entry = id.entry
            text += "## \(id.rawValue)\n\n**\(entry.title)** (\(entry.severity.rawValue)). "
            text += "\(escaped(entry.explanation))\n\n\(escaped(entry.remedy))\n\n"
        }
        return ended(text)
    }

    private static func frontMatter(_ title: String) -> String {
        "---\nname: \(Scaffold.quoted(title))\ndocument_type: guide\n---\n\n"
    }

    /// The text of a table cell: one line, no bars.
    private static func cell(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "|"): result += "\\|".utf8
            case ASCII.lineFeed: result.append(ASCII.space)
            default: result.append(byte)
            }
        }
        return escaped(String(decoding: result, as: UTF8.self))
    }

    /// Prose in which brackets and angles mean themselves.
    private static func escaped(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "[") || byte == ASCII.less || byte == UInt8(ascii: "*") {
                result.append(ASCII.backslash)
            }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The text with one line feed at its end.
    private static func ended(_ text: String) -> String {
        var bytes = Array(text.utf8)
        while bytes.last == ASCII.lineFeed { bytes.removeLast() }
        return String(decoding: bytes + [ASCII.lineFeed], as: UTF8.self)
    }
}
