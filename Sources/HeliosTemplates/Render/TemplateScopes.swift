import HeliosText

/// The places of the values that names are looked up in, innermost last.
struct TemplateScopes {
    private var places: [Int] = []

    /// What a name stands for.
    enum Lookup {
        /// The value at this place.
        case found(Int)
        /// Nothing, because what it is a part of is missing or empty.
        case missing
        /// The part of the name at this index exists nowhere.
        case unknown(part: Int)
        /// The value before this part is not a group of values.
        case noParts(part: Int, Int)
    }

    mutating func reset(to place: Int) {
        places.removeAll(keepingCapacity: true)
        places.append(place)
    }

    mutating func push(_ place: Int) { places.append(place) }

    mutating func pop() { places.removeLast() }

    mutating func replaceTop(by place: Int) { places[places.count - 1] = place }

    /// The value of a name of one part: in the innermost scope that has it.
    func value(of name: TemplateName, in values: TemplateValues) -> Lookup {
        var index = places.count
        while index > 0 {
            index -= 1
            if values.nodes[places[index]].kind == .map,
                let place = values.place(of: name, in: places[index])
            {
                return .found(place)
            }
        }
        return .unknown(part: 0)
    }

    /// The value of a name: its first part in the innermost scope that has it, each further part in
    /// the value before it.
    ///
    /// Behind a missing or empty value everything is missing.
    func value(of reference: TemplateProgram.Reference, in values: TemplateValues) -> Lookup {
        guard let first = reference.parts.first else {
            return places.last.map { .found($0) } ?? .missing
        }
        var lookup = value(of: first, in: values)
        for part in 1..<reference.parts.count {
            guard case .found(let place) = lookup else { return lookup }
            guard values.nodes[place].kind == .map else {
                return values.isFalsy(place) ? .missing : .noParts(part: part, place)
            }
            lookup =
                values.place(of: reference.parts[part], in: place).map { .found($0) }
                ?? .unknown(part: part)
        }
        return lookup
    }

    /// The names that could have been written in place of an unknown part: innermost scope first,
    /// each scope in byte order.
    func names(
        insteadOf part: Int,
        of reference: TemplateProgram.Reference,
        in values: TemplateValues
    ) -> [String] {
        if part == 0 { return places.reversed().flatMap { Self.names(of: $0, in: values) } }
        let before = TemplateProgram.Reference(
            parts: Array(reference.parts.prefix(part)),
            range: reference.range
        )
        guard case .found(let place) = value(of: before, in: values) else { return [] }
        return Self.names(of: place, in: values)
    }

    private static func names(of place: Int, in values: TemplateValues) -> [String] {
        guard values.nodes[place].kind == .map else { return [] }
        return values.names(of: place).map(\.text).sortedByBytes()
    }
}
