/// Values by name, in the order they were set.
///
/// A page has few names at each level, so that a scan over integers beats hashing.
package struct TemplateMap: Sendable {
    private struct Entry {
        let name: TemplateName
        var value: TemplateValue
    }

    private var entries: [Entry] = []

    /// No values.
    package init() {}

    /// No values yet, with room for this many.
    package init(reserving count: Int) {
        entries.reserveCapacity(count)
    }

    /// The values given by text keys; of two equal keys the last counts.
    package init(texts values: some Sequence<(String, TemplateValue)>) {
        for (name, value) in values { self[TemplateName(name)] = value }
    }

    /// The value of a name, or nil when the map does not know the name at all.
    ///
    /// Setting nil forgets the name; to keep it without a value set `.missing`.
    package subscript(name: TemplateName) -> TemplateValue? {
        get {
            for entry in entries where entry.name == name { return entry.value }
            return nil
        }
        set {
            let index = entries.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): entries[index].value = value
            case (let index?, nil): entries.remove(at: index)
            case (nil, let value?): entries.append(Entry(name: name, value: value))
            case (nil, nil): break
            }
        }
    }

    /// Adds a value without looking for the name: for callers that set each name once.
    package mutating func append(_ name: TemplateName, _ value: TemplateValue) {
        assert(self[name] == nil, "'\(name.text)' is set twice")
        entries.append(Entry(name: name, value: value))
    }

    /// The names in the order they were set.
    package var names: [TemplateName] { entries.map(\.name) }

    /// The names in the order they were set, with their values.
    var pairs: some Sequence<(TemplateName, TemplateValue)> {
        entries.lazy.map { ($0.name, $0.value) }
    }
}

extension TemplateMap: ExpressibleByDictionaryLiteral {
    /// The values as listed; of two equal names the last counts.
    package init(dictionaryLiteral elements: (TemplateName, TemplateValue)...) {
        self.init(reserving: elements.count)
        for (name, value) in elements { self[name] = value }
    }
}
