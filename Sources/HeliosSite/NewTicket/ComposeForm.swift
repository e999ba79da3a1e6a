import HeliosRecords
import HeliosTemplates
import HeliosText

/// What the form for a new record asks, and what stands in its file without being asked.
///
/// Fields and relations are asked for by their names, as far as the kind has them; what they may
/// say comes from the records of the audience.
struct ComposeForm {
    /// The relations that the form asks for.
    static let relations = ["category", "requester", "assets"]
    /// The name by which an address gives what is asked for.
    static let offering = "item"
    /// More records than this are not offered; their ids can be written.
    private static let limit = 2_000

    let context: PageContext
    /// The kind's place.
    let kind: Int

    private var declared: Kind { context.schema.kinds[kind] }
    private var phrases: Phrases { context.phrases }

    /// The questions in their order.
    var controls: [ComposeControl] {
        var controls: [ComposeControl] = []
        if context.graph.audience.isInternal { controls += ownerControl }
        controls += offeringControl
        controls.append(titleControl)
        let names = ["\(declared.name)_type", "type", "priority"]
        for field in declared.fields where names.contains(field.name) {
            controls += choice(of: field)
        }
        for name in Self.relations { controls += control(ofRelation: name) }
        controls.append(
            ComposeControl(
                name: "details",
                label: phrases[.composeDetails],
                form: .lines,
                isRequired: true,
                hint: phrases[.composeDetailsHint],
                limit: 60_000
            )
        )
        return controls
    }

    private var titleControl: ComposeControl {
        let field = declared.fields.first { $0.name.hasSameBytes(as: declared.titleField) }
        var limit = 200
        if case .string(let limits)? = field?.type { limit = limits.maximumLength ?? limit }
        return ComposeControl(
            name: declared.titleField,
            label: field?.displayLabel ?? "",
            form: .text,
            isRequired: true,
            hint: phrases[.composeTitleHint],
            limit: limit
        )
    }

    private func choice(of field: Field) -> [ComposeControl] {
        guard case .enumeration(let words) = field.type else { return [] }
        var chosen: String?
        if case .text(let word)? = field.defaultValue { chosen = word }
        return [
            ComposeControl(
                name: field.name,
                label: field.displayLabel,
                form: .choice,
                isRequired: field.isRequired,
                options: words.map {
                    ComposeOption(value: $0, label: phrases.word($0), isChosen: $0 == chosen)
                }
            )
        ]
    }

    // MARK: Records

    /// Whose it is: the organisation's own, or a client's.
    private var ownerControl: [ComposeControl] {
        guard let kind = containerKind, !context.graph.graph.records(ofKind: kind).isEmpty,
            declared.relations.contains(where: \.isOwnership)
        else { return [] }
        return [
            ComposeControl(
                name: context.schema.kinds[kind].name,
                label: context.schema.kinds[kind].label.singular,
                form: .owner,
                hint: phrases[.composeOwnerHint],
                options: options(ofKinds: [kind])
            )
        ]
    }

    private var containerKind: Int? {
        context.schema.kinds.firstIndex { $0.has(.container) }
    }

    /// What can be asked for: its name becomes the heading, and its questions the text.
    private var offeringControl: [ComposeControl] {
        let kinds = context.schema.kinds.indices.filter { context.schema.kinds[$0].has(.offering) }
        let options = options(ofKinds: kinds, question: questions)
        guard !options.isEmpty, let kind = kinds.first else { return [] }
        return [
            ComposeControl(
                name: Self.offering,
                label: context.schema.kinds[kind].label.singular,
                form: .offering,
                hint: phrases[.composeOfferingHint],
                options: options
            )
        ]
    }

    /// What is asked of those who ask for something, one a line.
    private func questions(of record: Int) -> String {
        let kind = context.graph.kind(of: record)
        guard let field = kind.fieldIndex(named: "request_fields"),
            case .list(let questions)? = context.graph.records[record].value(at: field)
        else { return "" }
        return questions.compactMap { question in
            guard case .object(let members) = question,
                case .text(let label)? = members.first(where: { $0.name == "label" })?.value
            else { return nil }
            return "- \(label): "
        }.joined(separator: "\n")
    }

    private func control(ofRelation name: String) -> [ComposeControl] {
        guard let relation = declared.relation(named: name), !relation.isDormant else { return [] }
        let kinds = relation.targets.compactMap { context.schema.kindIndex(named: $0) }
        let options = options(
            ofKinds: kinds,
            naming: kinds.count > 1,
            sorting: declared.name
        )
        guard !options.isEmpty || relation.isRequired else { return [] }
        return [
            ComposeControl(
                name: name,
                label: relation.displayLabel,
                form: relation.isMany ? .references : .reference,
                isRequired: relation.isRequired,
                hint: phrases[relation.isMany ? .composeManyHint : .composeOneHint],
                aliases: relation.targets,
                options: options,
                isCut: options.count == Self.limit
            )
        ]
    }

    /// The records of kinds that are not put away, by title.
    private func options(
        ofKinds kinds: [Int],
        naming: Bool = false,
        sorting: String? = nil,
        question: ((Int) -> String)? = nil
    ) -> [ComposeOption] {
        var result: [ComposeOption] = []
        for kind in kinds {
            let type = context.schema.kinds[kind].fieldIndex(named: "type")
            for number in context.currentRecords(ofKind: kind) {
                let record = context.graph.records[number]
                // A subject may say what it sorts.
                if let sorting, context.schema.kinds[kind].has(.tree), let type,
                    case .text(let word)? = record.value(at: type), word != sorting
                {
                    continue
                }
                let owner = record.owner?.id
                let id = owner.map { record.id.id.dropping(bytes: $0.utf8.count + 1) }
                let name = id ?? record.id.id
                result.append(
                    ComposeOption(
                        value: naming ? "\(record.id.kind):\(name)" : name,
                        label: context.title(number),
                        owner: owner,
                        kind: record.id.kind,
                        text: question?(number)
                    )
                )
                if result.count == Self.limit { return result }
            }
        }
        return result
    }

    // MARK: What is not asked

    /// The name of the field that counts the records.
    var numberField: String? {
        declared.fields.first {
            guard case .integer = $0.type else { return false }
            return $0.isRequired && $0.uniqueness != .none
        }?.name
    }

    /// The number that each of these records has, by its id or by its field.
    private func takenNumbers(by records: [Int]) -> [Int] {
        let extracts = context.plan.extracts
        let field = numberField.flatMap { declared.fieldIndex(named: $0) }
        let column = extracts.column(
            "number \(declared.plural)",
            of: records,
            numbers: extracts.contents
        ) { number, bytes in
            let record = context.graph.records[number]
            var value = Int(record.id.id.split(onByte: ASCII.slash).last ?? "") ?? 0
            if let field, case .integer(let stated)? = record.value(at: field) {
                value = max(value, stated)
            }
            ExtractColumn.append(value, to: &bytes)
        }
        return records.indices.map { column.numbers(at: $0).first ?? 0 }
    }

    /// The next number of the organisation itself, and of each client.
    var owners: [ComposeOwner] {
        let records = Array(context.graph.graph.records(ofKind: kind))
        let values = takenNumbers(by: records)
        let numbers = zip(records, values).map { record, value in
            (owner: context.graph.records[record].owner?.id, value: value)
        }
        let taken = Set(numbers.map(\.value))
        let highest = taken.max() ?? 0
        let clients = containerKind.map { Array(context.graph.graph.records(ofKind: $0)) } ?? []
        let plural = containerKind.map { context.schema.kinds[$0].plural } ?? ""
        let names: [String?] = [nil] + clients.map { context.graph.records[$0].id.id }
        return names.map { name in
            var next = numbers.lazy.filter { $0.owner == name }.map(\.value).max() ?? highest
            repeat { next = next < Int.max ? next + 1 : 1 } while taken.contains(next)
            return ComposeOwner(
                id: name ?? "",
                next: next,
                folder: name.map { "\(plural)/\($0)/" } ?? ""
            )
        }
    }

    /// The status of a new record, by the name of its field: what the columns of a board are.
    var firstStatus: String? {
        guard let name = declared.boardColumns, let relation = declared.relation(named: name) else {
            return nil
        }
        let records = relation.targets.compactMap { context.schema.kindIndex(named: $0) }
            .flatMap { Array(context.graph.graph.records(ofKind: $0)) }
        let first =
            records.first { isSet("is_default", of: $0) }
            ?? records.filter { !isSet("is_closed", of: $0) && !isSet("is_resolved", of: $0) }
            .min { order(of: $0) < order(of: $1) }
        return first.map { "\(name): \(context.graph.records[$0].id.id)" }
    }

    private func isSet(_ name: String, of record: Int) -> Bool {
        context.graph.kind(of: record).fieldIndex(named: name).map {
            context.graph.records[record].value(at: $0) == .boolean(true)
        } ?? false
    }

    private func order(of record: Int) -> Int {
        guard let field = context.graph.kind(of: record).fieldIndex(named: "order"),
            case .integer(let order)? = context.graph.records[record].value(at: field)
        else { return Int.max }
        return order
    }

    /// How it came in, where the kind has a word for this page.
    var source: String? {
        guard let field = declared.field(named: "source"),
            case .enumeration(let words) = field.type, words.contains("portal")
        else { return nil }
        return "source: portal"
    }

    // MARK: Without the form

    /// A file to start from.
    var sample: String {
        var lines = ["---"]
        if let numberField { lines.append("\(numberField): \(owners.first?.next ?? 1)") }
        for control in controls {
            switch control.form {
            case .text: lines.append("\(control.name): \"…\"")
            case .choice:
                let words = control.options.map(\.value).joined(separator: ", ")
                let chosen = control.options.first(where: \.isChosen) ?? control.options.first
                lines.append("\(control.name): \(chosen?.value ?? "")  # \(words)")
            default: continue
            }
        }
        lines += [source, firstStatus].compactMap { $0 }
        return lines.joined(separator: "\n") + "\n---\n\n…\n"
    }

    /// Where that file goes.
    var samplePath: String {
        let ending = declared.has(.body) ? "md" : "yaml"
        return "\(declared.plural)/\(owners.first?.next ?? 1)/record.\(ending)"
    }

    /// The questions of the form, for a mail.
    var letter: String {
        controls.map { "\($0.label): " }.joined(separator: "\n") + "\n"
    }
}
