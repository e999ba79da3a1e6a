public import HeliosDiagnostics
import HeliosYAML

/// What a record is.
///
/// Kinds are data; no code names one.
public final class Kind: Sendable {
    /// The name, such as `asset`.
    public let name: String
    /// The name of its folder and of its pages, such as `assets`.
    public let plural: String
    /// The words on pages.
    public let label: Label
    /// Whether the organization has words of its own for it.
    package let hasOwnLabel: Bool
    /// The module that declares it.
    public let module: String
    /// One sentence for the reference and the list page.
    public let summary: String?
    /// The name of an icon.
    public let icon: String?
    /// The behaviours it opts into.
    public let traits: [Trait]
    /// The field that is a record's heading.
    public let titleField: String
    /// Where an id comes from.
    public let identity: Identity
    /// Its own fields and those of the envelope, in the order declared.
    public let fields: [Field]
    /// Its own relations and those of the envelope, in the order declared.
    public let relations: [Relation]
    /// How the detail page groups fields and relations.
    public let groups: [FieldGroup]
    /// The front matter of a reply, for a kind with the trait `thread`.
    public let reply: ObjectShape?
    /// The field or relation whose values are the columns of a board.
    public let boardColumns: String?
    /// What must hold for each record.
    public let rules: [Rule]
    /// Lists of records, by name.
    public let views: [View]
    /// Where it is declared.
    public let span: SourceSpan
    /// Where each trait is written.
    let traitSpans: [Trait: SourceSpan]

    /// The fields and relations that every record states, by name.
    let requiredNames: [String]
    /// The place of the first relation that texts fill.
    let computedRelation: Int?

    private let members: [String: Member]

    /// What a name stands for: the places of a field and of a relation.
    struct Member: Sendable {
        var field: Int?
        var relation: Int?
    }

    /// Where an id comes from.
    public enum Identity: String, Sendable, CaseIterable {
        /// The base name of the file.
        case name
        /// The path below the kind's folder.
        case path
    }

    package init(
        name: String,
        plural: String,
        label: Label,
        hasOwnLabel: Bool = false,
        module: String,
        summary: String? = nil,
        icon: String? = nil,
        traits: [Trait] = [],
        titleField: String = "name",
        identity: Identity = .name,
        fields: [Field],
        relations: [Relation] = [],
        groups: [FieldGroup] = [],
        reply: ObjectShape? = nil,
        boardColumns: String? = nil,
        rules: [Rule] = [],
        views: [View] = [],
        span: SourceSpan,
        traitSpans: [Trait: SourceSpan] = [:]
    ) {
        self.name = name
        self.plural = plural
        self.label = label
        self.hasOwnLabel = hasOwnLabel
        self.module = module
        self.summary = summary
        self.icon = icon
        self.traits = traits
        self.titleField = titleField
        self.identity = identity
        self.fields = fields
        self.relations = relations
        self.groups = groups
        self.reply = reply
        self.boardColumns = boardColumns
        self.rules = rules
        self.views = views
        self.span = span
        self.traitSpans = traitSpans
        requiredNames =
            fields.filter { $0.isRequired && $0.defaultValue == nil }.map(\.name)
            + relations.filter(\.isRequired).map(\.name)
        computedRelation = relations.firstIndex(where: \.isComputed)
        members = Self.members(fields, relations)
    }

    private static func members(_ fields: [Field], _ relations: [Relation]) -> [String: Member] {
        var members: [String: Member] = [:]
        members.reserveCapacity(fields.count + relations.count)
        for (index, relation) in relations.enumerated() where members[relation.name] == nil {
            members[relation.name] = Member(field: nil, relation: index)
        }
        for (index, field) in fields.enumerated() where members[field.name]?.field == nil {
            members[field.name, default: Member()].field = index
        }
        return members
    }

    /// The same kind with other relations.
    func with(relations: [Relation]) -> Kind {
        with(
            label: label,
            summary: summary,
            fields: fields,
            relations: relations,
            groups: groups,
            reply: reply
        )
    }

    /// The same kind with other words, which all these hold.
    func with(
        label: Label,
        summary: String?,
        fields: [Field],
        relations: [Relation],
        groups: [FieldGroup],
        reply: ObjectShape?
    ) -> Kind {
        Kind(
            name: name,
            plural: plural,
            label: label,
            hasOwnLabel: hasOwnLabel,
            module: module,
            summary: summary,
            icon: icon,
            traits: traits,
            titleField: titleField,
            identity: identity,
            fields: fields,
            relations: relations,
            groups: groups,
            reply: reply,
            boardColumns: boardColumns,
            rules: rules,
            views: views,
            span: span,
            traitSpans: traitSpans
        )
    }

    /// The field and the relation of this name.
    func member(named name: String) -> Member { members[name] ?? Member() }

    /// The place of a field in `fields`.
    public func fieldIndex(named name: String) -> Int? { members[name]?.field }

    /// The field of this name.
    public func field(named name: String) -> Field? { fieldIndex(named: name).map { fields[$0] } }

    /// The place of a relation in `relations`.
    public func relationIndex(named name: String) -> Int? { members[name]?.relation }

    /// The relation of this name, as written on this kind.
    public func relation(named name: String) -> Relation? {
        relationIndex(named: name).map { relations[$0] }
    }

    /// Whether the kind opts into a behaviour.
    public func has(_ trait: Trait) -> Bool { traits.contains(trait) }

    /// The view of this name.
    public func view(named name: String) -> View? { views.first { $0.name == name } }
}

/// The words for one and for several.
public struct Label: Sendable, Hashable {
    /// For one, such as `Asset`.
    public let singular: String
    /// For several, such as `Assets`.
    public let plural: String

    /// A pair of words.
    public init(singular: String, plural: String) {
        self.singular = singular
        self.plural = plural
    }
}

/// A behaviour that a kind opts into.
///
/// Pages, alerts and commands attach to traits.
public enum Trait: String, Sendable, CaseIterable {
    /// A human being, with a mail address.
    case person
    /// Has dates that raise alerts.
    case expires
    /// Has replies, one a file.
    case thread
    /// Can be shown as columns by status.
    case board
    /// Has a `parent` of its own kind.
    case tree
    /// Has a Markdown body.
    case body
    /// Holds secrets.
    case secret
    /// Is checked against the outside world.
    case monitored
    /// Owns other records: a client.
    case container
    /// Is a range of addresses, which other records take.
    case subnet
    /// Has units from bottom to top that other records are mounted in.
    case rack
    /// Answers a question that comes up again: an article of the knowledge base.
    case knowledge
    /// Is relied on by people, and rests on other records itself.
    case service
    /// Can be asked for.
    case offering
    /// Says when people work.
    case officeHours = "office_hours"
    /// Promises how fast something is answered and solved.
    case serviceLevel = "service_level"
    /// Says which service level holds for a client and a priority.
    case serviceLevelChoice = "service_level_choice"
    /// Describes the organization itself.
    case company
    /// Sets rules for passwords, sessions and the like.
    case policy
    /// Joins another system: a key, or a way to sign in.
    case integration
    /// Asks a question of the records of a kind, and shows the answer.
    case report
    /// Is read from the main specification of a capability.
    case specification
    /// Is read from a requirement of a specification.
    case requirement
    /// Is read from the folder of a change to specifications.
    case change
}

/// A part of the detail page.
public struct FieldGroup: Sendable, Hashable {
    /// Its heading.
    public let label: String
    /// The fields and relations it shows, in order.
    public let members: [String]
    /// Where its members are written.
    let memberSpans: [SourceSpan]

    /// A part of the detail page.
    public init(label: String, members: [String]) {
        self.label = label
        self.members = members
        memberSpans = []
    }

    /// The same part under another heading.
    func with(label: String) -> FieldGroup {
        FieldGroup(label: label, members: members)
    }

    /// A part as a file states it.
    init(label: String, members: [SpannedText]) {
        self.label = label
        self.members = members.map(\.text)
        memberSpans = members.map(\.span)
    }
}

/// A list of records: its columns.
public struct View: Sendable, Hashable {
    /// Its name; `list` is the kind's list page.
    public let name: String
    /// Its columns, as expressions of the query language, with where each is written.
    public let columns: [SpannedText]
    /// What its records are ordered by, as behind `order by`; nil for the usual order.
    public let order: SpannedText?

    /// A list of records.
    public init(name: String, columns: [SpannedText], order: SpannedText? = nil) {
        self.name = name
        self.columns = columns
        self.order = order
    }
}

/// A text of a kind and where its first scalar stands.
public struct SpannedText: Sendable, Hashable {
    /// The text.
    public let text: String
    /// Where it stands.
    public let span: SourceSpan
    /// The scalar that holds it, where the places of its parts matter.
    let scalar: YAMLScalar?

    /// A text and its place.
    public init(_ text: String, at span: SourceSpan) {
        self.text = text
        self.span = span
        scalar = nil
    }

    /// The text of a scalar, such as an expression, which may take several lines.
    init(_ scalar: YAMLScalar, path: String) {
        text = scalar.text
        let range = scalar.range(ofBytes: 0..<scalar.text.utf8.count)
        span = SourceSpan(path: path, range: range)
        self.scalar = scalar
    }
}

/// What must hold for each record of a kind.
public struct Rule: Sendable, Hashable {
    /// Its name within the kind.
    public let id: String
    /// What must hold.
    public let condition: Condition
    /// How much a breach matters.
    public let severity: Severity
    /// What is wrong with a record that breaks it.
    public let message: String
    /// What to do about it.
    public let help: String?
    /// The field or relation that a breach is shown at.
    public let anchor: String?
    /// Where it is declared.
    public let span: SourceSpan
    /// Where it names fields and relations outside an expression.
    let nameSpans: [SpannedText]

    /// A rule.
    package init(
        id: String,
        condition: Condition,
        severity: Severity,
        message: String,
        help: String?,
        anchor: String?,
        span: SourceSpan,
        names: [SpannedText] = []
    ) {
        nameSpans = names
        self.id = id
        self.condition = condition
        self.severity = severity
        self.message = message
        self.help = help
        self.anchor = anchor
        self.span = span
    }

    /// What a rule can demand.
    public enum Condition: Sendable, Hashable {
        /// An expression that is not false.
        case check(SpannedText)
        /// No two records share all of these.
        case unique([String])
        /// No two records with the same values of `within` have overlapping networks here.
        case disjointNetworks(field: String, within: [String])
        /// No two entries of a list, or links of a relation, overlap from `start` to `end`.
        case disjointRanges(member: String, start: String, end: String)
    }
}
