import HeliosDiagnostics
import HeliosText
import HeliosYAML

extension FieldReader {
    /// Attributes that only some types have.
    private static let attributes: [(name: String, types: [String])] = [
        ("min_length", ["string", "text"]), ("max_length", ["string", "text"]),
        ("pattern", ["string", "text"]), ("min", ["integer", "decimal", "money"]),
        ("max", ["integer", "decimal", "money"]), ("of", ["enum", "list", "map"]),
        ("keys", ["map"]), ("length", ["hex"]), ("alert", ["date", "datetime"]),
        ("calendar", ["date", "datetime"]), ("exists", ["path"]), ("unit", ["integer", "decimal"]),
        ("names", ["string", "list"]),
        ("fields", ["object"]), ("relations", ["object"]),
    ]

    /// Attributes that are looked for in the record's own fields alone.
    private static let outermost = ["unique", "alert", "calendar"]

    /// Attributes of a whole field, which each value of a list or map has not.
    private static let whole = ["required", "default", "audience", "unit", "names"]

    /// Tells of attributes that would have no effect, each once.
    func checkAttributes(
        _ map: inout MapReader,
        of type: String,
        depth: Int,
        isElement: Bool
    ) {
        let strange = Self.attributes.filter { !$0.types.contains(type) }
        for (name, types) in strange {
            guard let entry = map.entry(name) else { continue }
            map.report(
                entry.keyRange,
                "'\(name)' means nothing for a field of type \(type)",
                help: "remove it; it is for \(types.joined(separator: ", "))",
                id: .kind(.fieldAttribute)
            )
            map.pass(over: name)
        }
        let fitting = { (names: [String]) in
            names.filter { name in !strange.contains { $0.name == name } }
        }
        if isElement {
            let help = "remove it, or say it of the field that holds the values"
            refuse(fitting(Self.whole), for: "the values of a list or map", help: help, &map)
        }
        if depth > 0 {
            let help = "remove it, or make the part a field of its own"
            refuse(fitting(Self.outermost), for: "a part of a field", help: help, &map)
        } else if isReply {
            let help = "remove it; it is for the fields of a record"
            refuse(fitting(Self.outermost), for: "a field of a reply", help: help, &map)
        }
    }

    private func refuse(
        _ names: [String],
        for holder: String,
        help: String,
        _ map: inout MapReader
    ) {
        for name in names {
            guard let entry = map.entry(name) else { continue }
            // Only a default can be meant by 'false'.
            guard name == "default" || entry.value.scalar?.text != "false" else { continue }
            map.report(
                entry.keyRange,
                "'\(name)' means nothing for \(holder)",
                help: help,
                id: .kind(.fieldAttribute)
            )
        }
    }

    /// Limits between which nothing lies.
    func checkLimits(_ map: inout MapReader) {
        for (low, high) in [("min", "max"), ("min_length", "max_length")] {
            guard let least = map.entry(low)?.value.scalar.flatMap({ DecimalNumber($0.text) }),
                let entry = map.entry(high),
                let most = entry.value.scalar.flatMap({ DecimalNumber($0.text) }), most < least
            else { continue }
            map.report(entry.value.range, "'\(high)' is less than '\(low)'")
        }
    }
}
