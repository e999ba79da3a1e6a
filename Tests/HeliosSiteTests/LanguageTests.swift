import HeliosRecords
import HeliosSite
import HeliosTemplates
import HeliosText
import Testing

@Suite("Portals in other languages")
struct LanguageTests {
    private static let german = Task {
        try await Portal(sampleFiles, language: "de").render(options: .fixed(in: "de"))
    }

    /// The pages of one portal, without the tags: what stands between them and in attributes that
    /// people meet.
    private static func texts(_ files: [String: String]) -> [(path: String, text: String)] {
        files.sorted { $0.key < $1.key }.filter { $0.key.hasSuffix(".html") }.flatMap {
            path,
            page in
            nodes(of: page).map { (path, $0) }
        }
    }

    private static func nodes(of page: String) -> [String] {
        var nodes: [String] = []
        for (index, part) in page.split(separator: "<").enumerated() where index > 0 {
            let pieces = part.split(separator: ">", maxSplits: 1)
            if pieces.count == 2 { nodes.append(String(pieces[1]).trimmingBlanks()) }
            for name in [" aria-label=\"", " title=\"", " data-label=\"", " alt=\""] {
                let found = pieces[0].split(separator: name, maxSplits: 1)
                if found.count == 2 { nodes.append(String(found[1].prefix { $0 != "\"" })) }
            }
        }
        return nodes.filter { !$0.isEmpty }
    }

    @Test("no phrase of the English catalogue is left on a German page")
    func german() async throws {
        let texts = Self.texts(try await Self.german.value)
        #expect(texts.count > 1_000)
        let store = TemplateStore(layers: [.builtIn])
        let english = store.phrases(for: "en").value
        let german = store.phrases(for: "de").value
        let allowed = Self.words(of: german)
        // A record may be called so.
        let content = sampleFiles.values.joined(separator: "\n")
        let words = Self.words(of: english).subtracting(allowed)
        for word in words.sorted() where !content.contains(word) {
            let found = texts.first { text in
                word.utf8.count > 12 ? text.text.contains(word) : text.text == word
            }
            #expect(found == nil, "\(word): \(found?.path ?? "") says '\(found?.text ?? "")'")
        }
    }

    /// The texts of a catalogue, of those with values the stretches that say something.
    private static func words(of table: PhraseTable) -> Set<String> {
        var words: Set<String> = []
        for key in table.keys where !key.hasPrefix("format.") {
            guard let content = table[key]?.content else { continue }
            for form in PluralForm.allCases {
                for case .text(let text) in content.pattern(for: form).pieces {
                    let word = text.trimmingBlanks()
                    let isWhole = content.names.isEmpty
                    if isWhole || word.utf8.count > 12 { words.insert(word) }
                }
            }
        }
        return words
    }

    @Test("no label of a kind is left in English where German has another word")
    func labels() async throws {
        let texts = Set(Self.texts(try await Self.german.value).map(\.text))
        let english = SchemaLoader.builtIn().value
        for kind in english.kinds where kind.label.plural.utf8.count > 6 {
            let german = Portal.schema(sampleFiles, language: "de").translated()
            let plural = german.kind(named: kind.name)?.label.plural ?? ""
            guard plural != kind.label.plural, plural.utf8.count > 0 else { continue }
            #expect(!texts.contains(kind.label.plural), "\(kind.label.plural)")
        }
    }

    @Test(
        "dates, money and words are those of the language",
        arguments: [
            ("assets/macbook-mike/index.html", ["10.03.2026", "25.990,00 kr", "in 9 Tagen"]),
            (
                "assets/macbook-mike/index.html",
                ["Im Einsatz", "Seriennummer", "<html lang=\"de\""]
            ),
            ("assets/index.html", ["<h1>Geräte</h1>"]),
            ("index.html", ["Termine mit Stand vom", ">01.03.2026</time>", "Überfällig"]),
            ("404.html", ["Nicht gefunden"]),
        ]
    )
    func formats(path: String, expected: [String]) async throws {
        let files = try await Self.german.value
        let page = try #require(files[path])
        for text in expected { #expect(page.contains(text), "\(text) on \(path)") }
    }

    @Test("files for machines are the same in every language")
    func machines() async throws {
        let german = try await Self.german.value
        let english = try await Portal.sample.value
        for (path, text) in english where path.hasSuffix(".json") || path.hasSuffix(".csv") {
            #expect(german[path] == text, "\(path)")
        }
    }

    @Test("a repository may bring a language of its own, which English fills up")
    func third() async throws {
        let files = try await Portal(sampleFiles, language: "nb").render(
            options: .fixed(in: "nb"),
            overrides: [
                "strings/nb.yaml": """
                nav.home: Hjem
                distance:
                  inDays: {one: "om {n} dag", other: "om {n} dager"}
                format.date.short: "{day}.{month}.{year}"
                record: {attachments: Vedlegg}
                """
            ]
        )
        let page = try #require(files["assets/macbook-mike/index.html"])
        for text in [">Hjem</a>", "om 9 dager", ">10.3.2026</time>", "Serial number"] {
            #expect(page.contains(text), "\(text)")
        }
    }

    @Test("lines run from the right where the language asks for it")
    func direction() async throws {
        let files = try await Portal(sampleFiles).render(options: .fixed(in: "he"))
        #expect(files["index.html"]?.contains("<html lang=\"he\" dir=\"rtl\"") ?? false)
        #expect(try await Self.german.value["index.html"]?.contains("dir=") == false)
    }
}
