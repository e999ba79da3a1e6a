import HeliosDiagnostics
import HeliosRecords
import HeliosText
import Testing

@Suite("Kinds in other languages")
struct SchemaTermsTests {
    private static func schema(
        _ language: String,
        labels: [String: Settings.LabelSetting] = [:],
        modules: [(path: String, text: String)] = []
    ) -> Checked<Schema> {
        var settings = Settings.unknown
        settings.organization.locale = language
        settings.labels = labels
        let own = modules.map { ($0.path, Array($0.text.utf8)) }
        return SchemaLoader.load(
            modules: ModuleSource.builtIn + ModuleSource.grouped(own, isBuiltIn: false),
            repositoryKinds: [],
            settings: settings
        )
    }

    private static let english = schema("en").value
    private static let german = schema("de").value

    /// Names of standards and brands, and words that are the same in German.
    private static let kept: Set<String> = [
        "api", "csv", "entra", "git", "google", "google_chat_space", "google_workspace", "html",
        "json", "lfs", "microsoft_365", "microsoft_teams", "oidc", "ok", "okta", "onelogin", "pro",
        "qsfp28", "qsfp_dd", "saas", "saml", "sfp", "sfp_plus", "url", "vpn", "webhook", "wifi",
    ]

    /// What a schema calls its fields, relations and groups, and the words of its enumerations.
    private struct Texts {
        var labels: Set<String> = []
        var paths: Set<String> = []
        var words: Set<String> = []
        var units: Set<String> = []

        init(_ schema: Schema) {
            for kind in schema.kinds {
                add(ObjectShape(fields: kind.fields, relations: kind.relations), kind.name)
                if let reply = kind.reply { add(reply, kind.name) }
                labels.formUnion(kind.groups.map(\.label))
            }
        }

        private mutating func add(_ shape: ObjectShape, _ path: String) {
            for field in shape.fields { add(field, path) }
            for relation in shape.relations {
                paths.insert("\(path).\(relation.name)")
                labels.insert(relation.displayLabel)
                if !relation.isSymmetric, relation.inverse != nil {
                    labels.insert(relation.displayInverseLabel)
                }
                for field in relation.attributes { add(field, "\(path).\(relation.name)") }
            }
        }

        private mutating func add(_ field: Field, _ path: String) {
            paths.insert("\(path).\(field.name)")
            labels.insert(field.displayLabel)
            if let unit = field.unit { units.insert(unit) }
            add(field.type, "\(path).\(field.name)")
        }

        private mutating func add(_ type: FieldType, _ path: String) {
            switch type {
            case .enumeration(let words): self.words.formUnion(words)
            case .list(let element): add(element, path)
            case .map(let element, _): add(element, path)
            case .object(let shape): add(shape, path)
            default: break
            }
        }
    }

    @Test("every word of the built-in kinds is there in German, and none besides")
    func complete() {
        #expect(Self.schema("de").diagnostics.isEmpty)
        // What is missing goes into `labels.de.yaml` of the module.
        let (texts, terms) = (Texts(Self.english), Self.german.terms)
        #expect(texts.labels.subtracting(terms.labels.keys).sorted() == [])
        let known = texts.labels.union(texts.paths)
        #expect(Set(terms.labels.keys).subtracting(known).sorted() == [])
        let wanted = texts.words.filter { word in
            !Self.kept.contains(word) && word.utf8.contains(where: \.isASCIILowercase)
        }
        #expect(wanted.subtracting(terms.words.keys).sorted() == [])
        #expect(Set(terms.words.keys).subtracting(texts.words).sorted() == [])
        #expect(texts.units.subtracting(terms.units.keys).sorted() == [])
    }

    @Test("kinds, fields, relations and modules are called in German, and named as ever")
    func translated() throws {
        let schema = Self.german.translated()
        let asset = try #require(schema.kind(named: "asset"))
        #expect(asset.label == Label(singular: "Gerät", plural: "Geräte"))
        #expect(asset.plural == "assets")
        #expect(asset.field(named: "serial")?.displayLabel == "Seriennummer")
        #expect(asset.relation(named: "location")?.displayInverseLabel == "An diesem Standort")
        #expect(asset.groups.first?.label == "Identität")
        #expect(schema.modules.contains { $0.label == "Verzeichnis" })
        #expect(
            schema.kinds.allSatisfy { $0.summary != Self.english.kind(named: $0.name)?.summary }
        )
        let rule = schema.kind(named: "alert_rule")
        #expect(rule?.field(named: "enabled")?.displayLabel == "Eingeschaltet")
    }

    @Test("what the organization calls a kind stays")
    func ownLabels() throws {
        let text = """
            organization: {name: F, domain: f.example, timezone: UTC, locale: de}
            labels: {entity.asset: {singular: Ding, plural: Dinge}}
            """
        let settings = try #require(SettingsReader.read(Array(text.utf8)).value)
        let schema = Self.schema("de", labels: settings.labels).value.translated()
        #expect(schema.kind(named: "asset")?.label.plural == "Dinge")
    }

    @Test("a module of the repository may add a language")
    func ownModule() throws {
        let checked = Self.schema(
            "nb-NO",
            modules: [
                ("modules/norsk/module.yaml", "name: norsk\nversion: 1.0.0\n"),
                (
                    "modules/norsk/labels.nb.yaml",
                    """
                    kinds: {asset: {singular: Enhet, plural: Enheter}}
                    terms: {Serial number: Serienummer}
                    words: {deployed: I bruk}
                    """
                ),
            ]
        )
        #expect(checked.diagnostics.isEmpty, "\(checked.diagnostics.map(\.message))")
        let schema = checked.value.translated()
        #expect(schema.kind(named: "asset")?.label.plural == "Enheter")
        #expect(schema.kind(named: "asset")?.field(named: "serial")?.displayLabel == "Serienummer")
        #expect(schema.terms.word("deployed") == "I bruk")
    }
}
