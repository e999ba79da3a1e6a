import HeliosRecords

/// The relations within objects that only the organisation itself may follow, because a field above
/// them is internal.
struct HiddenRelations: Sendable {
    private let numbers: Set<Int>

    init(schema: Schema) {
        var numbers: Set<Int> = []
        for kind in schema.kinds {
            for field in kind.fields {
                Self.collect(
                    field.type,
                    path: "\(kind.name).\(field.name)",
                    isHidden: field.isInternal,
                    schema,
                    &numbers
                )
            }
        }
        self.numbers = numbers
    }

    func contains(_ relation: Int) -> Bool { numbers.contains(relation) }

    private static func collect(
        _ type: FieldType,
        path: String,
        isHidden: Bool,
        _ schema: Schema,
        _ numbers: inout Set<Int>
    ) {
        switch type {
        case .list(let element), .map(let element, _):
            collect(element, path: path, isHidden: isHidden, schema, &numbers)
        case .object(let shape):
            for relation in shape.relations where isHidden {
                let number = schema.relationNumber(nestedAt: "\(path).\(relation.name)")
                if let number { numbers.insert(number) }
            }
            for field in shape.fields {
                let inner = isHidden || field.isInternal
                collect(
                    field.type,
                    path: "\(path).\(field.name)",
                    isHidden: inner,
                    schema,
                    &numbers
                )
            }
        default: break
        }
    }
}
