import HeliosDiagnostics
import HeliosText

/// Gives an expression its names and types; goes on after a problem, to report each one.
///
/// What returns nil has reported why.
struct QueryChecker {
    let schema: Schema
    let source: QuerySource
    var diagnostics: [Diagnostic] = []
    /// The record's own fields and relations, in the order in which they are mentioned.
    var mentions: [Mention] = []

    init(schema: Schema, source: QuerySource) {
        self.schema = schema
        self.source = source
    }

    /// A value, and what is known of it.
    struct Typed {
        let value: ValueExpression
        let type: ValueType
        let range: Range<Int>
    }

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    mutating func mismatch(_ message: String, at range: Range<Int>, help: String? = nil) {
        report(.queryMismatch(message, at: source.span(range), help: help))
    }

    func words(_ range: Range<Int>) -> String { source.words(range) }

    // MARK: - Conditions

    mutating func predicate(_ syntax: QuerySyntax, in scope: QueryScope) -> Predicate? {
        switch syntax.form {
        case .all(let parts): return joined(parts, in: scope).map { .all($0) }
        case .any(let parts): return joined(parts, in: scope).map { .any($0) }
        case .not(let inner): return predicate(inner, in: scope).map { .not($0) }
        case .comparison(let comparison, let left, let right):
            return self.comparison(comparison, left, right, in: scope)
        case .membership(let left, let members):
            return membership(left, members, in: scope)
        case .presence(let inner, let wantsPresent):
            let test = presence(of: inner, in: scope)
            return wantsPresent ? test : test.map { .not($0) }
        case .call(let function, let argument, let filter)
        where [.any, .all, .exists].contains(function):
            return quantified(function, argument, filter, in: scope)
        default:
            return booleanValue(syntax, in: scope)
        }
    }

    private mutating func joined(_ parts: [QuerySyntax], in scope: QueryScope) -> [Predicate]? {
        let checked = parts.map { predicate($0, in: scope) }
        let whole = checked.compactMap { $0 }
        return whole.count == parts.count ? whole : nil
    }

    private mutating func booleanValue(_ syntax: QuerySyntax, in scope: QueryScope) -> Predicate? {
        guard let typed = value(syntax, in: scope) else { return nil }
        guard typed.type.shape.isComparable(to: .boolean) else {
            report(
                .queryNotACondition(
                    words(syntax.range),
                    shape: typed.type.isMany ? "a set" : typed.type.shape.words,
                    at: source.span(syntax.range)
                )
            )
            return nil
        }
        return .value(typed.value)
    }

    private mutating func presence(of syntax: QuerySyntax, in scope: QueryScope) -> Predicate? {
        if case .path(let names) = syntax.form {
            return path(names, in: scope).map { .isPresent($0.path) }
        }
        return value(syntax, in: scope).map { .isKnown($0.value) }
    }

    // MARK: - Values

    /// A value whose type does not depend on what stands opposite.
    mutating func value(_ syntax: QuerySyntax, in scope: QueryScope) -> Typed? {
        let range = syntax.range
        switch syntax.form {
        case .path(let names):
            guard let walk = path(names, in: scope) else { return nil }
            return Typed(value: .path(walk.path), type: walk.type, range: range)
        case .literal(let literal): return constant(literal, at: range)
        case .negative(let inner): return negative(inner, at: range, in: scope)
        case .arithmetic(let sign, let left, let right):
            return arithmetic(sign, left, right, at: range, in: scope)
        case .call(let function, let argument, let filter)
        where [.count, .sum, .min, .max].contains(function):
            return aggregate(function, argument, filter, at: range, in: scope)
        default:
            return predicate(syntax, in: scope).map {
                Typed(value: .truth($0), type: ValueType(shape: .boolean), range: range)
            }
        }
    }

    private mutating func constant(_ literal: QuerySyntax.Literal, at range: Range<Int>) -> Typed? {
        func typed(_ value: ValueExpression, _ shape: ValueShape) -> Typed {
            Typed(value: value, type: ValueType(shape: shape), range: range)
        }
        switch literal {
        case .text(let text): return typed(.literal(.text(text)), .text(nil))
        case .integer(let number): return typed(.literal(.integer(number)), .number)
        case .decimal(let number): return typed(.literal(.decimal(number)), .number)
        case .money(let money): return typed(.literal(.money(money)), .money)
        case .duration(let seconds): return typed(.literal(.duration(seconds)), .duration)
        case .date(let date): return typed(.literal(.date(date)), .date)
        case .boolean(let flag): return typed(.literal(.boolean(flag)), .boolean)
        case .today: return typed(.today, .date)
        case .now: return typed(.now, .datetime)
        case .datetime(let text):
            return parsed(text, as: .datetime, at: range).map { typed(.literal($0), .datetime) }
        case .bare(let text):
            mismatch(
                "nothing gives '\(text)' a type",
                at: range,
                help: "put text in quotes, or compare it with a field"
            )
            return nil
        case .reference(let kind, let id):
            mismatch(
                "'\(kind):\(id)' names a record and can only be compared with a relation",
                at: range,
                help: "write it behind a relation, such as 'assigned_to = \(kind):\(id)'"
            )
            return nil
        }
    }

    /// A text as a value of a type.
    mutating func parsed(_ text: String, as type: FieldType, at range: Range<Int>) -> FieldValue? {
        do {
            return try type.parse(text)
        } catch {
            mismatch(error.message, at: range, help: error.help)
            return nil
        }
    }
}
