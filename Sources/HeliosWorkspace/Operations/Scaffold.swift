package import HeliosRecords
import HeliosText

/// The text of new files: a repository's first ones, and a new record.
package enum Scaffold {
    /// The files of a new repository, by path.
    package static func repository(
        organization: String,
        domain: String,
        timezone: String
    ) -> [(path: String, text: String)] {
        let settings = """
            organization:
              name: \(quoted(organization))
              domain: \(domain)
              timezone: \(timezone)

            """
        let location = """
            name: Head office
            type: headquarters
            timezone: \(timezone)

            """
        return [
            ("helios.yaml", settings),
            ("locations/head-office.yaml", location),
            ("documents/welcome.md", welcome),
            (".gitignore", "/site/\n/.site.spare/\n.helios/cache/\n"),
            (".github/workflows/records.yaml", workflow),
        ]
    }

    private static let welcome = """
        ---
        name: Welcome
        document_type: guide
        ---

        # Where things are

        This repository is the record of our IT: one file a thing, one folder a kind.
        We work from [[location:head-office]].

        - `helios-docs validate` checks every record and link.
        - `helios-docs build` makes the portal.
        - `helios-docs list` shows the kinds, and `helios-docs new asset` begins a record.

        """

    /// The field that says which number a record has, where records are counted.
    static let numberField = "number"

    /// The text of a new record: its title, and every required field with what it takes.
    ///
    /// What is stated elsewhere is left out; a required field `number` has the number, if any.
    package static func record(
        of kind: Kind,
        named name: String,
        without stated: Set<String> = [],
        numbered number: String? = nil
    ) -> String {
        var text = kind.has(.body) ? "---\n" : ""
        if !stated.contains(kind.titleField) { text += "\(kind.titleField): \(quoted(name))\n" }
        for field in kind.fields
        where field.isRequired && field.name != kind.titleField && field.defaultValue == nil
            && !stated.contains(field.name)
        {
            let value = field.name.hasSameBytes(as: numberField) ? number : nil
            text +=
                value.map { "\(field.name): \($0)\n" }
                ?? "\(field.name):  # \(field.type.wanted)\n"
        }
        for relation in kind.relations where relation.isRequired && !stated.contains(relation.name)
        {
            let targets = relation.targets.isEmpty ? ["record"] : relation.targets
            text += "\(relation.name):  # the id of a \(targets.joined(separator: " or "))\n"
        }
        return text + (kind.has(.body) ? "---\n\n" : "")
    }

    /// A text as a YAML scalar: plain where that cannot be misread, else in double quotes.
    static func quoted(_ text: String) -> String {
        let isPlain =
            !text.utf8.isEmpty
            && text.utf8.allSatisfy {
                $0.isASCIILetter || $0.isASCIIDigit || $0 == ASCII.space || $0 == ASCII.dot
                    || $0 == ASCII.hyphen || $0 == ASCII.underscore || $0 >= 0x80
            } && text.utf8.first.map { $0.isASCIILetter || $0 >= 0x80 } ?? false
            && text.utf8.last != ASCII.space
        guard !isPlain else { return text }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension FieldType {
    /// What a person writes into a new file.
    fileprivate var wanted: String {
        switch self {
        case .enumeration(let names): "one of \(names.joined(separator: ", "))"
        case .date: "a day, such as 2026-03-31"
        case .datetime: "a point in time, such as 2026-03-31T14:05:00Z"
        case .list(let element): "a list of \(element.name)"
        default: name
        }
    }
}

extension Scaffold {
    /// A title made from an id: `macbook-mike` as `Macbook mike`.
    package static func title(from id: String) -> String {
        let name = id.split(onByte: ASCII.slash).last ?? id
        return Words.capitalized(
            String(
                decoding: name.utf8.map { $0 == ASCII.hyphen ? ASCII.space : $0 },
                as: UTF8.self
            )
        )
    }
}
