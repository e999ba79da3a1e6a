import HeliosDiagnostics
import HeliosText

extension QueryChecker {
    /// Whether an operand gets its type from what stands opposite: text, or a word that is no name.
    func isOpen(_ syntax: QuerySyntax, in scope: QueryScope) -> Bool {
        switch syntax.form {
        case .literal(.text), .literal(.bare), .literal(.reference): true
        case .path(let names) where names.count == 1: !isName(names[0].text, in: scope)
        default: false
        }
    }

    private func isName(_ syntax: QuerySyntax, in scope: QueryScope) -> Bool {
        if case .path(let names) = syntax.form { return isName(names[0].text, in: scope) }
        return false
    }

    private func isName(_ name: String, in scope: QueryScope) -> Bool {
        if case .unknown = scope.meaning(of: name, in: schema) {
            return false
        }
        return true
    }

    /// An operand, read as the type of what stands opposite if it is a literal.
    mutating func value(
        _ syntax: QuerySyntax,
        opposite other: Typed,
        in scope: QueryScope
    ) -> Typed? {
        let shape = other.type.shape
        if case .enumeration(let words) = shape, let word = word(syntax) {
            if words.contains(where: { $0.hasSameBytes(as: word) }) {
                return typed(.text(word), shape, at: syntax.range)
            }
            if !isName(syntax, in: scope) {
                report(.queryNotAWord(word, at: source.span(syntax.range), among: words))
                return nil
            }
        }
        if shape.isNothing, let word = word(syntax) {
            return typed(.text(word), shape, at: syntax.range)
        }
        switch syntax.form {
        case .literal(.text(let text)): return quoted(text, shape, at: syntax.range)
        case .literal(.bare(let text)):
            guard let type = shape.literalType else { return value(syntax, in: scope) }
            return parsed(text, as: type, at: syntax.range).flatMap {
                typed($0, shape, at: syntax.range)
            }
        case .path(let names) where isOpen(syntax, in: scope):
            return bareWord(names[0], shape, in: scope)
        default: return value(syntax, in: scope)
        }
    }

    private func typed(_ value: FieldValue, _ shape: ValueShape, at range: Range<Int>) -> Typed? {
        Typed(value: .literal(value), type: ValueType(shape: shape), range: range)
    }

    /// The text of an operand that can be an enum's word.
    private func word(_ syntax: QuerySyntax) -> String? {
        switch syntax.form {
        case .path(let names) where names.count == 1: names[0].text
        case .literal(.text(let text)), .literal(.bare(let text)): text
        case .literal(.integer), .literal(.decimal), .literal(.boolean), .literal(.duration),
            .literal(.date):
            words(syntax.range)
        default: nil
        }
    }

    private mutating func quoted(
        _ text: String,
        _ shape: ValueShape,
        at range: Range<Int>
    ) -> Typed? {
        switch shape {
        case .text(nil), .text(.string?), .text(.text?), .text(.markdown?):
            return typed(.text(text), .text(nil), at: range)
        case .datetime:
            // A day stands for all of its points in time.
            if let date = CalendarDate(text) { return typed(.date(date), .date, at: range) }
        default: break
        }
        guard let type = shape.literalType else {
            return typed(.text(text), .text(nil), at: range)
        }
        return parsed(text, as: type, at: range).flatMap { typed($0, shape, at: range) }
    }

    /// A word without quotes that is no name: a code where codes are expected, otherwise a mistake.
    private mutating func bareWord(
        _ name: PathName,
        _ shape: ValueShape,
        in scope: QueryScope
    ) -> Typed? {
        if case .text(let type?) = shape, type.isCode {
            return parsed(name.text, as: type, at: name.range).flatMap {
                typed($0, shape, at: name.range)
            }
        }
        guard !isInDoubt(name, in: scope) else { return nil }
        var diagnostic = unknown(name, in: scope)
        if case .text = shape {
            diagnostic = Diagnostic(
                diagnostic.id,
                at: diagnostic.span,
                diagnostic.message,
                help: "put text in quotes: \"\(name.text)\""
            )
        }
        report(diagnostic)
        return nil
    }

    // MARK: - Records

    /// Equality of the records at the end of a path with references or other such paths.
    mutating func references(
        _ path: CompiledPath,
        kinds: [Int],
        _ members: [QuerySyntax],
        in scope: QueryScope
    ) -> Predicate? {
        var named: [RecordReference] = []
        var tests: [Predicate] = []
        var isComplete = true
        for member in members {
            if case .path(let names) = member.form, !isOpen(member, in: scope) {
                guard let test = shared(path, kinds, names, member.range, in: scope) else {
                    isComplete = false
                    continue
                }
                tests.append(test)
            } else if let reference = reference(member, kinds: kinds, in: scope) {
                named.append(reference)
            } else {
                isComplete = false
            }
        }
        guard isComplete else { return nil }
        if !named.isEmpty { tests.append(.refers(path, named)) }
        return tests.count == 1 ? tests[0] : .any(tests)
    }

    private mutating func shared(
        _ path: CompiledPath,
        _ kinds: [Int],
        _ names: [PathName],
        _ range: Range<Int>,
        in scope: QueryScope
    ) -> Predicate? {
        guard let other = self.path(names, in: scope) else { return nil }
        guard other.type.shape.isComparable(to: .record(kinds)) else {
            mismatch(
                "'\(words(range))' is \(other.type.shape.words), not "
                    + "\(kindWords(kinds))",
                at: range,
                help: "compare a relation with a record, such as 'user:mike'"
            )
            return nil
        }
        return .sharesRecord(path, other.path)
    }

    private func kindWords(_ kinds: [Int]) -> String {
        let names = kinds.prefix(4).map { "'\(schema.kinds[$0].name)'" }
        if kinds.count > 4 { return "a record" }
        return "a record of \(names.joined(separator: " or "))"
    }

    /// The record that an operand names: `user:mike`, `"user:mike"`, `"mike"` or `mike`.
    private mutating func reference(
        _ syntax: QuerySyntax,
        kinds: [Int],
        in scope: QueryScope
    ) -> RecordReference? {
        switch syntax.form {
        case .literal(.reference(let kind, let id)):
            return reference(kind, id, kinds: kinds, at: syntax.range)
        case .literal(.text(let text)), .literal(.bare(let text)):
            let parts = text.split(onByte: ASCII.colon)
            if parts.count == 2, Slug.isName(parts[0]), Slug.isPath(parts[1]) {
                return reference(parts[0], parts[1], kinds: kinds, at: syntax.range)
            }
            return reference(text, kinds: kinds, at: syntax.range)
        case .path(let names) where names.count == 1:
            return reference(names[0].text, kinds: kinds, at: syntax.range)
        default:
            mismatch(
                "'\(words(syntax.range))' is not \(kindWords(kinds))",
                at: syntax.range,
                help: "write a record as 'kind:id', such as 'user:mike'"
            )
            return nil
        }
    }

    private mutating func reference(
        _ id: String,
        kinds: [Int],
        at range: Range<Int>
    ) -> RecordReference? {
        guard Slug.isPath(id) else {
            mismatch(
                "'\(TerminalText.printable(id))' is not an id",
                at: range,
                help: "write the record's id, or 'kind:id'"
            )
            return nil
        }
        return RecordReference(kind: kinds.count == 1 ? kinds[0] : nil, id: id)
    }

    private mutating func reference(
        _ kind: String,
        _ id: String,
        kinds: [Int],
        at range: Range<Int>
    ) -> RecordReference? {
        guard let index = schema.kindIndex(named: kind) else {
            report(
                .queryUnknownKind(kind, at: source.span(range), among: schema.kinds.map(\.name))
            )
            return nil
        }
        guard kinds.contains(index) else {
            mismatch(
                "'\(kind):\(id)' is not \(kindWords(kinds))",
                at: range,
                help: "name a record of a kind that the relation leads to"
            )
            return nil
        }
        return RecordReference(kind: index, id: id)
    }
}

extension FieldType {
    /// Whether its values are short codes that need no quotes.
    fileprivate var isCode: Bool {
        switch self {
        case .country, .currency, .language: true
        default: false
        }
    }
}
