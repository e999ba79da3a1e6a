extension QueryEvaluator {
    /// What stands at the end of a path.
    enum Item {
        /// A record, and the link that led there or −1.
        case record(Int, link: Int)
        /// A value, and the record that holds it.
        case value(FieldValue, of: Int)

        var frame: Frame {
            switch self {
            case .record(let record, let link):
                link < 0 ? .record(record) : .link(link, target: record)
            case .value(let value, let record): .value(value, of: record)
            }
        }
    }

    /// Walks a path to all of its ends, until the closure wants no more.
    ///
    /// Lists and maps at the end are taken apart unless they are wanted whole.
    func visit(
        _ path: CompiledPath,
        _ frame: Frame,
        keepingLists: Bool = false,
        _ body: (Item) -> Bool
    ) {
        let walk = PathWalk(
            graph: graph,
            path: path,
            keepsLists: keepingLists,
            visited: path.hasManyWays ? PathWalk.Visited() : nil
        )
        if !path.attributes.isEmpty {
            guard case .link(let link, _) = frame, let value = walk.attribute(of: link) else {
                return
            }
            _ = walk.value(value, Int(graph.links[link].source), 0, body)
            return
        }
        switch frame {
        case .record(let record), .link(_, let record): _ = walk.record(record, -1, 0, body)
        case .value(let value, let record): _ = walk.value(value, record, 0, body)
        }
    }
}

/// A walk along one path; each function returns whether to go on.
private struct PathWalk {
    let graph: RecordGraph
    let path: CompiledPath
    let keepsLists: Bool
    /// Where it has been, if the ways may be too many to walk each; nil where all are walked.
    let visited: Visited?

    typealias Item = QueryEvaluator.Item

    /// The records that a walk has gone on from, by step.
    final class Visited {
        private var places: Set<Int> = []

        func insert(_ record: Int, at step: Int, of steps: Int) -> Bool {
            places.insert(record * steps + step).inserted
        }
    }

    func record(_ number: Int, _ link: Int, _ step: Int, _ body: (Item) -> Bool) -> Bool {
        guard step < path.steps.count else { return body(.record(number, link: link)) }
        if let visited, !visited.insert(number, at: step, of: path.steps.count) { return true }
        switch path.steps[step] {
        case .field(let table):
            let kind = graph.records[number].kind
            let place = table.places[kind]
            guard place >= 0 else { return true }
            if let stated = graph.records[number].value(at: place) {
                return value(stated, number, step + 1, body)
            }
            guard !table.fallbacks.isEmpty, let fallback = table.fallbacks[kind] else {
                return true
            }
            return value(fallback, number, step + 1, body)
        case .builtin(let builtin):
            return body(.value(.text(text(of: builtin, number)), of: number))
        case .follow(let relation): return follow(relation, from: number, step + 1, body)
        case .member, .followPart: return true
        }
    }

    private func text(of builtin: BuiltinName, _ record: Int) -> String {
        switch builtin {
        case .id: graph.records[record].id.id
        case .kind: graph.records[record].id.kind
        case .path: graph.records[record].path
        }
    }

    private func follow(
        _ relation: RelationStep,
        from record: Int,
        _ step: Int,
        _ body: (Item) -> Bool
    ) -> Bool {
        if !relation.outgoing.isEmpty {
            for number in graph.links(from: record)
            where relation.outgoing.contains(Int(graph.links[number].relation)) {
                let target = Int(graph.links[number].target)
                guard self.record(target, number, step, body) else { return false }
            }
        }
        if !relation.incoming.isEmpty {
            for number in graph.links(to: record)
            where relation.incoming.contains(Int(graph.links[number].relation)) {
                let source = Int(graph.links[number].source)
                guard self.record(source, number, step, body) else { return false }
            }
        }
        return true
    }

    /// Goes on from a value that a record holds.
    func value(
        _ value: FieldValue,
        _ holder: Int,
        _ step: Int,
        _ body: (Item) -> Bool
    ) -> Bool {
        guard step < path.steps.count else {
            if keepsLists { return body(.value(value, of: holder)) }
            return elements(value, holder, path.endsInMap, body)
        }
        switch value {
        case .list(let elements):
            for element in elements {
                guard self.value(element, holder, step, body) else { return false }
            }
            return true
        case .object:
            switch path.steps[step] {
            case .member(let member):
                var part = value.member(member.name)
                if part == nil, !member.fallbacks.isEmpty {
                    part = member.fallbacks[graph.records[holder].kind]
                }
                guard let part else { return true }
                return self.value(part, holder, step + 1, body)
            case .followPart(let name, let relation):
                guard let targets = value.member(name) else { return true }
                return follow(relation, among: targets, from: holder, step + 1, body)
            case .field, .follow, .builtin: return true
            }
        default: return true
        }
    }

    /// Follows those links of a record that one of its objects holds, told apart by their target.
    private func follow(
        _ relation: RelationStep,
        among targets: FieldValue,
        from record: Int,
        _ step: Int,
        _ body: (Item) -> Bool
    ) -> Bool {
        let wanted: [FieldValue]
        if case .list(let several) = targets { wanted = several } else { wanted = [targets] }
        // Two objects may hold links to one target; of each, the first stands for all.
        for text in wanted {
            let found = graph.links(from: record).first { number in
                let link = graph.links[number]
                guard relation.outgoing.contains(Int(link.relation)) else { return false }
                return text == .text(graph.written(link).target.description)
            }
            guard let found else { continue }
            guard self.record(Int(graph.links[found].target), found, step, body) else {
                return false
            }
        }
        return true
    }

    /// The elements of a list or map, or the value itself.
    private func elements(
        _ value: FieldValue,
        _ holder: Int,
        _ isMap: Bool,
        _ body: (Item) -> Bool
    ) -> Bool {
        switch value {
        case .list(let elements):
            for element in elements {
                guard self.elements(element, holder, isMap, body) else { return false }
            }
            return true
        case .object(let members) where isMap:
            for member in members {
                guard elements(member.value, holder, false, body) else { return false }
            }
            return true
        default: return body(.value(value, of: holder))
        }
    }

    func attribute(of link: Int) -> FieldValue? {
        let found = graph.links[link]
        // By places: a copy of an attribute or an entry counts references.
        for index in path.attributes.indices
        where path.attributes[index].relation == found.relation {
            guard found.hasAttributes else { return path.attributes[index].fallback }
            let place = path.attributes[index].place
            let stated = graph.records[Int(found.source)]
                .attributes(ofLink: Int(found.written))
            for entry in stated.indices where stated[entry].field == place {
                return stated[entry].value
            }
            return path.attributes[index].fallback
        }
        return nil
    }
}
