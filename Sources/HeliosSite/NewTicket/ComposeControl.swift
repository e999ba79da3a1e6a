import HeliosTemplates

/// A question of a form.
struct ComposeControl {
    /// What it is called in the file.
    let name: String
    /// Its words.
    let label: String
    let form: Form
    var isRequired = false
    /// How to answer.
    var hint = ""
    /// How many characters the answer may have.
    var limit: Int?
    /// Other names by which an address may answer.
    var aliases: [String] = []
    var options: [ComposeOption] = []
    /// Whether there are more answers than it offers.
    var isCut = false

    /// How it is answered.
    enum Form {
        case text
        case lines
        case choice
        case owner
        case offering
        case reference
        case references
    }

    var values: TemplateMap {
        var map = TemplateMap(reserving: 13)
        map.text(Name.name, name)
        map.text(Name.label, label)
        map.append(Name.isRequired, .flag(isRequired))
        map.append(Name.hint, hint.isEmpty ? .missing : .text(hint))
        map.append(Name.limit, limit.map { .number($0) } ?? .missing)
        map.text(Name.aliases, aliases.joined(separator: " "))
        map.append(Name.text, .flag(form == .text))
        map.append(Name.lines, .flag(form == .lines))
        map.append(Name.choice, .flag([.choice, .owner, .offering].contains(form)))
        map.text(Name.role, role)
        map.append(Name.isMany, .flag(form == .references))
        map.append(Name.reference, .flag(form == .reference || form == .references))
        map.append(Name.isCut, .flag(isCut))
        map.append(Name.options, .maps(options.map(\.values)))
        return map
    }

    /// What the script does with the answer.
    private var role: String {
        switch form {
        case .text: "text"
        case .lines: "body"
        case .choice: "word"
        case .owner: "owner"
        case .offering: "offering"
        case .reference: "one"
        case .references: "many"
        }
    }
}

/// An answer that a form offers.
struct ComposeOption {
    /// What stands in the file.
    let value: String
    /// Its words.
    let label: String
    /// The client that it belongs to.
    var owner: String?
    /// The kind of the record.
    var kind = ""
    /// What it puts into the text.
    var text: String?
    var isChosen = false

    fileprivate var values: TemplateMap {
        var map = TemplateMap(reserving: 6)
        map.text(Name.value, value)
        map.text(Name.label, label)
        map.append(Name.owner, owner.map { .text($0) } ?? .missing)
        map.append(Name.kind, kind.isEmpty ? .missing : .text(kind))
        map.append(Name.text, text.map { .text($0) } ?? .missing)
        map.append(Name.isChosen, .flag(isChosen))
        return map
    }
}

/// Whose a new record may be, and what that means for its place.
struct ComposeOwner {
    /// The client; empty for the organisation itself.
    let id: String
    /// The number of the next record.
    let next: Int
    /// The folder in front of that of the kind.
    let folder: String

    var values: TemplateMap {
        var map = TemplateMap(reserving: 3)
        map.text(Name.id, id)
        map.text(Name.value, String(next))
        map.text(Name.folder, folder)
        return map
    }
}
