import HeliosText

/// The values that names are looked up in, innermost last.
struct TemplateScopes {
    private var values: [TemplateValue] = []

    /// What a name stands for.
    enum Lookup {
        case found(TemplateValue)
        /// The part of the name at this index exists nowhere.
        case unknown(part: Int)
        /// The value before this part is not a group of values.
        case noParts(part: Int, TemplateValue)
    }

    mutating func reset(to value: TemplateValue) {
        values.removeAll(keepingCapacity: true)
        values.append(value)
    }

    mutating func push(_ value: TemplateValue) { values.append(value) }

    mutating func pop() { values.removeLast() }

    mutating func replaceTop(by value: TemplateValue) { values[values.count - 1] = value }

    /// The value of a name: its first part in the innermost scope that has it, each further part in
    /// the value before it.
    ///
    /// Behind a missing or empty value everything is missing.
    func value(of reference: TemplateProgram.Reference) -> Lookup {
        guard let first = reference.parts.first else { return .found(values.last ?? .missing) }
        guard var value = value(of: first) else { return .unknown(part: 0) }
        for part in 1..<reference.parts.count {
            guard case .map(let map) = value else {
                return value.isFalsy ? .found(.missing) : .noParts(part: part, value)
            }
            guard let next = map[reference.parts[part]] else { return .unknown(part: part) }
            value = next
        }
        return .found(value)
    }

    private func value(of name: TemplateName) -> TemplateValue? {
        var index = values.count
        while index > 0 {
            index -= 1
            if case .map(let map) = values[index], let value = map[name] { return value }
        }
        return nil
    }

    /// The names that could have been written in place of an unknown part: innermost scope first,
    /// each scope in byte order.
    func names(insteadOf part: Int, of reference: TemplateProgram.Reference) -> [String] {
        if part == 0 { return values.reversed().flatMap(Self.names) }
        let before = TemplateProgram.Reference(
            parts: Array(reference.parts.prefix(part)),
            range: reference.range
        )
        guard case .found(let value) = value(of: before) else { return [] }
        return Self.names(of: value)
    }

    private static func names(of value: TemplateValue) -> [String] {
        guard case .map(let map) = value else { return [] }
        return map.names.map(\.text).sortedByBytes()
    }
}
