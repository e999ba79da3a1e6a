import HeliosRecords
import HeliosText

/// Who a portal is built for.
package struct Audience: Sendable, Hashable {
    /// The name that `--audience` takes.
    package let name: String
    /// What it may see.
    package let scope: Scope

    /// What an audience may see.
    package enum Scope: Sendable, Hashable {
        /// Every record and field, and of a secret only that there is one.
        case everything
        /// Records with one of these visibilities that belong to the owner of this id or, if they
        /// are public, to nobody.
        case restricted(owner: String?, visibilities: [String])
    }

    package init(name: String, scope: Scope) {
        self.name = name
        self.scope = scope
    }

    /// The organisation's own people.
    package static let everyone = Audience(name: "internal", scope: .everything)

    /// Whether the audience is the organisation itself.
    package var isInternal: Bool { scope == .everything }

    /// Whether anybody may see the portal, and search engines may list it.
    var isPublic: Bool {
        guard case .restricted(nil, let visibilities) = scope else { return false }
        return visibilities == ["public"]
    }

    /// Whether the audience may see a record at all; whatever is not allowed is denied.
    func admits(_ record: Record, of kind: Kind, owner: RecordID?) -> Bool {
        guard case .restricted(let allowed, let visibilities) = scope else { return true }
        guard !kind.has(.secret), record.value(named: "state", of: kind) != .text("archived"),
            case .text(let visibility)? = record.value(named: "visibility", of: kind),
            visibilities.contains(where: { $0.hasSameBytes(as: visibility) })
        else { return false }
        guard let owner else { return visibility.hasSameBytes(as: "public") }
        return allowed.map { $0.hasSameBytes(as: owner.id) } ?? false
    }
}

extension Reply {
    /// Whether the reply stays inside the organisation: a word of it says so, or it says nothing
    /// where one could.
    func isInternal(shape: ObjectShape) -> Bool {
        for (index, field) in shape.fields.enumerated() {
            guard case .enumeration(let words) = field.type, words.contains("internal") else {
                continue
            }
            let stated = fields.first { $0.field == index }?.value ?? field.defaultValue
            guard case .text(let word)? = stated else { return true }
            return word.hasSameBytes(as: "internal")
        }
        return false
    }
}
