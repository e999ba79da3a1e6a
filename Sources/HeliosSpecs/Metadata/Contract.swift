import HeliosText

/// A value of a YAML document that is not what it should be.
package struct ContractProblem: Sendable, Hashable, CustomStringConvertible {
    /// The keys and positions that lead to it, joined by dots.
    let path: String
    let text: String

    package var description: String { "\(path): \(text)" }
}

/// Looks at the values of a document one by one, and keeps what is wrong with them.
struct Contract {
    private(set) var problems: [ContractProblem] = []

    mutating func add(_ path: String, _ text: String) {
        problems.append(ContractProblem(path: path, text: text))
    }

    mutating func expect(_ type: String, _ value: SpecYAML?, at path: String) {
        let found = value?.typeName ?? "undefined"
        add(path, "Invalid input: expected \(type), received \(found)")
    }

    /// A text; `empty` is said of one without a character.
    mutating func text(
        _ value: SpecYAML?,
        at path: String,
        isOptional: Bool = false,
        empty: String? = "Too small: expected string to have >=1 characters"
    ) -> String? {
        if value == nil, isOptional { return nil }
        guard case .text(let text) = value else {
            expect("string", value, at: path)
            return nil
        }
        if let empty, text.utf8.isEmpty { add(path, empty) }
        return text
    }

    mutating func boolean(_ value: SpecYAML?, at path: String) -> Bool? {
        guard let value else { return nil }
        guard case .boolean(let flag) = value else {
            expect("boolean", value, at: path)
            return nil
        }
        return flag
    }

    mutating func texts(_ value: SpecYAML?, at path: String) -> [String] {
        guard let value else { return [] }
        guard case .list(let items) = value else {
            expect("array", value, at: path)
            return []
        }
        return items.enumerated().compactMap { text($1, at: "\(path).\($0)") }
    }
}

/// The contract of `.openspec.yaml`, field by field in the reference tool's order.
struct MetadataContract {
    private var contract = Contract()
    private(set) var metadata: ChangeMetadata

    var problems: [ContractProblem] { contract.problems }

    init(_ document: SpecYAML) {
        let schema = contract.text(document["schema"], at: "schema", empty: "schema is required")
        let created = Self.day(document["created"], &contract)
        let goal = contract.text(document["goal"], at: "goal", isOptional: true)
        _ = contract.texts(document["affected_areas"], at: "affected_areas")
        Self.checkInitiative(document["initiative"], &contract)
        metadata = ChangeMetadata(
            schema: schema ?? "",
            created: created,
            goal: goal,
            skipsSpecs: contract.boolean(document["skip_specs"], at: "skip_specs"),
            retiresCapabilities: contract.boolean(
                document["retire_capabilities"],
                at: "retire_capabilities"
            )
        )
    }

    private static func day(_ value: SpecYAML?, _ contract: inout Contract) -> String? {
        guard
            let text = contract.text(value, at: "created", isOptional: true, empty: nil)
        else { return nil }
        let bytes = Array(text.utf8)
        let isDay =
            bytes.count == 10
            && bytes.indices.allSatisfy {
                $0 == 4 || $0 == 7 ? bytes[$0] == ASCII.hyphen : bytes[$0].isASCIIDigit
            }
        if !isDay { contract.add("created", "created must be YYYY-MM-DD format") }
        return text
    }

    private static func checkInitiative(_ value: SpecYAML?, _ contract: inout Contract) {
        guard let value else { return }
        guard case .map(let entries) = value else {
            contract.expect("object", value, at: "initiative")
            return
        }
        for (key, word) in [("store", "Store"), ("id", "Initiative")] {
            let path = "initiative.\(key)"
            guard let text = contract.text(value[key], at: path, empty: nil), !isKebab(text)
            else { continue }
            contract.add(
                path,
                "\(word) id must be kebab-case with lowercase letters, numbers, and single hyphen "
                    + "separators"
            )
        }
        let extra = entries.map(\.key).filter { $0 != "store" && $0 != "id" }
        guard !extra.isEmpty else { return }
        let names = extra.map { "\"\($0)\"" }.joined(separator: ", ")
        contract.add("initiative", "Unrecognized key\(extra.count == 1 ? "" : "s"): \(names)")
    }

    private static func isKebab(_ text: String) -> Bool {
        text.split(onByte: ASCII.hyphen).allSatisfy { part in
            !part.utf8.isEmpty && part.utf8.allSatisfy { $0.isASCIILowercase || $0.isASCIIDigit }
        }
    }
}
