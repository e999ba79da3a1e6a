import HeliosDiagnostics
import HeliosTemplates
import Testing

@Suite("Phrases of the interface")
struct PhraseTests {
    private static let english = """
        nav: {home: "Home & more", menu: Menu}
        list.count: {one: "{count} record", other: "{count} records"}
        tasks: "{done} of {count}"
        format: {number: {group: ","}, months: [Jan, Feb]}
        """

    /// What a template gives in a language, with users' files by language.
    private static func show(
        _ template: String,
        _ values: TemplateMap = [:],
        language: String = "en",
        files: [String: String] = [:]
    ) -> (output: String, findings: [String]) {
        let shipped = TemplateStoreTests.layer(
            "built-in",
            .shipped,
            [
                "layouts/page.mustache": template, "strings/en.yaml": english,
                "strings/de.yaml": "nav.home: Start",
            ]
        )
        let user = TemplateStoreTests.layer(
            "site-templates",
            .user,
            Dictionary(uniqueKeysWithValues: files.map { ("strings/\($0.key).yaml", $0.value) })
        )
        let store = TemplateStore(layers: [user, shipped])
        let phrases = store.phrases(for: language)
        let set = store.compile(phrases: phrases.value)
        var output: [UInt8] = []
        let found = set.value.template(named: "layouts/page")?.render(.map(values), into: &output)
        let all = phrases.diagnostics + set.diagnostics + (found ?? [])
        return (String(decoding: output, as: UTF8.self), all.map(\.line))
    }

    @Test(
        "go into a template as escaped text",
        arguments: [
            ("<p>{{t.nav.home}}</p>", "<p>Home &amp; more</p>"),
            ("{{t.nav.menu}}{{t.nav.menu}} {{t.nav.menu}}", "MenuMenu Menu"),
            (
                "{{#no}}{{t.nav.menu}}{{/no}}a{{^no}}{{t.nav.menu}}{{/no}}b{{t.nav.menu}}",
                "aMenubMenu"
            ),
            ("{{#yes}}{{t.nav.menu}}{{/yes}}b{{^yes}}x{{t.nav.menu}}{{/yes}}c", "Menubc"),
            ("{{t.tasks}}!", "1 of 12,345!"),
            ("{{t.list.count}}.", "12,345 records."),
            ("{{#single}}({{t.list.count}}){{/single}}.", "(1 record)."),
        ]
    )
    func literal(template: String, expected: String) {
        let values: TemplateMap = [
            "done": .number(1), "count": .count(12_345), "no": .flag(false), "yes": .flag(true),
            "single": .map(["count": .number(1)]),
        ]
        let shown = Self.show(template, values)
        #expect(shown.output == expected)
        #expect(shown.findings.isEmpty)
    }

    @Test(
        "an unknown phrase is reported where the template names it",
        arguments: [
            (
                "\n<b>{{t.nav.hoem}}</b>",
                "template.unknown-name 2:6-2:16 no phrase is called 'nav.hoem'"
                    + " (did you mean 't.nav.home'?)"
            ),
            (
                "{{{t.nav.home}}}",
                "template.unescaped-text 1:4-1:14 't.nav.home' is text and must be escaped"
                    + " (write '{{t.nav.home}}')"
            ),
            (
                "{{t.format.months}}",
                "template.not-text 1:3-1:18 't.format.months' is a list and cannot be shown as text"
                    + " (use a phrase that is a text)"
            ),
            (
                "{{t.tasks}}",
                "template.unknown-name 1:3-1:10 nothing is called 'done' here"
            ),
        ]
    )
    func unknown(template: String, expected: String) {
        let findings = Self.show(template).findings
        #expect(findings.first == expected)
    }

    @Test("a name 't' is like any other where there are no phrases")
    func withoutPhrases() {
        let shown = Rendering("{{t.x}}", ["t": .map(["x": "y"])])
        #expect(shown.output == "y")
        #expect(shown.findings.isEmpty)
    }

    @Test(
        "a language falls back to the one it belongs to, and then to English",
        arguments: [
            ("de", [:], "Start|Menu"), ("de-AT", [:], "Start|Menu"),
            ("de-at", ["de-AT": "nav.home: Servus"], "Servus|Menu"),
            ("nb", ["nb": "nav: {menu: Meny}"], "Home &amp; more|Meny"),
            ("en", ["en": "nav: {menu: Ways}"], "Home &amp; more|Ways"),
            ("de", ["en": "nav: {menu: Ways, home: Hall}"], "Start|Ways"),
        ] as [(String, [String: String], String)]
    )
    func fallback(language: String, files: [String: String], expected: String) {
        let shown = Self.show("{{t.nav.home}}|{{t.nav.menu}}", language: language, files: files)
        #expect(shown.output == expected)
        #expect(shown.findings.isEmpty)
    }

    @Test("a user's own template may show phrases of the user's own")
    func own() {
        let shown = Self.show("{{t.mine.hello}}", files: ["en": "mine: {hello: Hi}"])
        #expect(shown.output == "Hi")
        #expect(shown.findings.isEmpty)
    }

    @Test(
        "a fault of a user's file is reported in whatever language it is",
        arguments: [
            (
                "nav: {hom: Hjem}",
                "template.unknown-phrase 1:7-1:10 nothing shows the phrase 'nav.hom'"
                    + " (did you mean 'nav.home'?)"
            ),
            (
                "tasks: '{doen} av {count}'",
                "template.phrase-invalid 1:1-1:6 'tasks' has no value '{doen}'"
                    + " (did you mean '{done}'?)"
            ),
            (
                "nav.home: '{x} hjem'",
                "template.phrase-invalid 1:1-1:9 'nav.home' has no value '{x}'"
                    + " (write the phrase without braces)"
            ),
            (
                "list.count: {one: '{count} post'}",
                "template.phrase-invalid 1:1-1:11 'list.count' has no form 'other'"
                    + " (add the form for all numbers that no other form is for)"
            ),
            (
                "list.count: {on: a, other: b}",
                "template.phrase-invalid 1:14-1:16 no form of a phrase is called 'on'"
                    + " (did you mean 'one'?)"
            ),
            (
                "format.months: [jan]",
                "template.phrase-invalid 1:1-1:14 'format.months' is not a list of 2 texts"
                    + " (write all 2, in the order of the English ones)"
            ),
            (
                "nav.home: [a, b]",
                "template.phrase-invalid 1:1-1:9 'nav.home' is not a text"
                    + " (write a text, or one for each form, such as {one: …, other: …})"
            ),
        ]
    )
    func faults(text: String, expected: String) {
        #expect(Self.show("x", files: ["nb": text]).findings == [expected])
    }

    @Test("files that are not named after a language have no effect")
    func fileNames() {
        let shown = Self.show("x", files: ["english": "nav.home: x"])
        #expect(shown.findings.count == 1)
        #expect(shown.findings[0].hasPrefix("template.unknown-file"))
    }

    @Test(
        "numbers have the forms of their language",
        arguments: [
            ("en", "other one other other other other"), ("fr", "one one other other other other"),
            ("ja", "other other other other other other"),
            ("ru", "many one few many one many"), ("pl", "many one few many many many"),
            ("cs", "other one few other other other"), ("ar", "zero one two few many other"),
            ("lt", "other one few few one other"), ("sl", "other one two other other other"),
        ]
    )
    func forms(language: String, expected: String) {
        let rule = PluralRule(language: language)
        let forms = [0, 1, 2, language == "lt" ? 9 : 5, 21, 100].map { rule.form(of: $0).rawValue }
        #expect(forms.joined(separator: " ") == expected)
    }
}
