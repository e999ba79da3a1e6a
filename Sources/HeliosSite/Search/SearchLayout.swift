import HeliosDiagnostics
import HeliosRecords
import HeliosText

/// What the records of a kind are found by, worked out once for all of them.
struct SearchLayout: Sendable {
    /// The fields with words, by their place in the kind.
    let fields: [Int]
    /// The field that says in a sentence what a record is.
    let summary: Int?

    init(_ kind: Kind, _ layout: KindLayout) {
        let documents: [Int] = kind.fields.indices.filter { kind.fields[$0].type == .markdown }
        fields = kind.fields.indices.filter { index in
            let field = kind.fields[index]
            return field.name != kind.titleField && layout.summary != index
                && !["aliases", "icon"].contains(field.name) && layout.status != .field(index)
                && !layout.logs.contains(index)
                && !documents.contains(index) && Self.saysSomething(field)
        }
        summary = layout.summary
    }

    /// Whether anybody looks for a field's values: not for yes and no, amounts and colours, nor for
    /// words that every kind has, such as who may read a record.
    private static func saysSomething(_ field: Field) -> Bool {
        switch field.type {
        case .enumeration, .list(of: .enumeration):
            return !field.span.path.hasByteSuffix("/envelope.yaml")
        case .integer: return field.uniqueness != .none
        case .boolean, .color, .secret, .money, .decimal, .duration, .datetime, .timezone,
            .language, .currency, .path, .list(of: .secret):
            return false
        default: return true
        }
    }
}

extension FieldType {
    /// Whether values of this type are looked up as a whole.
    var isIdentifier: Bool {
        switch self {
        case .email, .phone, .fqdn, .ip, .cidr, .mac, .hex: true
        default: false
        }
    }
}
