import HeliosSite
import HeliosTemplates
import Testing

@Suite("The catalogue of phrases")
struct PhraseCatalogueTests {
    private static let store = TemplateStore(layers: [.builtIn])
    private static let english = store.phrases(for: "en")
    private static let german = store.phrases(for: "de")

    /// The keys that the tool's own file of a language states.
    private static func stated(_ language: String) -> Set<String> { store.statedKeys(of: language) }

    @Test("can be read, and templates name nothing that it lacks")
    func readable() {
        for table in [Self.english, Self.german] {
            #expect(table.diagnostics.isEmpty, "\(table.diagnostics.map(\.message))")
            let set = Self.store.compile(phrases: table.value)
            #expect(set.diagnostics.isEmpty, "\(set.diagnostics.map(\.message))")
        }
    }

    @Test("is complete in German, and says nothing that English does not")
    func complete() {
        let (english, german) = (Self.stated("en"), Self.stated("de"))
        #expect(english.subtracting(german).sorted() == [])
        #expect(german.subtracting(english).sorted() == [])
    }

    @Test("has a place for the same values in both languages")
    func sameValues() {
        for key in Self.english.value.keys where !key.hasPrefix("format.date") {
            let english = Self.english.value[key]?.content
            let german = Self.german.value[key]?.content
            #expect(Set(english?.names ?? []) == Set(german?.names ?? []), "\(key)")
            switch (english, german) {
            case (.list(let texts)?, .list(let others)?): #expect(texts.count == others.count)
            case (.list, _), (_, .list): Issue.record("\(key) is a list in one language only")
            case (.forms, .text), (.text, .forms): Issue.record("\(key) has forms in one only")
            default: break
            }
        }
    }

    @Test("holds every phrase that code asks for, and none that nothing shows")
    func used() {
        let keys = Set(Self.english.value.keys)
        let areas: [[String]] = [
            Phrase.allCases.map(\.rawValue), OverviewPhrase.allCases.map(\.rawValue),
            ReportPhrase.allCases.map(\.rawValue), SettingsPhrase.allCases.map(\.rawValue),
        ]
        let asked = Set(areas.joined())
        #expect(asked.subtracting(keys).sorted() == [])
        let shown = Self.store.compile(phrases: Self.english.value).value.phraseKeys
        let idle = keys.subtracting(asked).subtracting(shown).filter { key in
            !PhraseTable.openAreas.contains { key.hasPrefix($0) }
        }
        #expect(idle.sorted() == [])
    }
}
