import HeliosDiagnostics
import HeliosTemplates
import Testing

@Suite("Template layers")
struct TemplateStoreTests {
    static func layer(
        _ name: String,
        _ origin: TemplateLayer.Origin = .user,
        _ files: [String: String]
    ) -> TemplateLayer {
        TemplateLayer(name: name, origin: origin, files: files.mapValues { Array($0.utf8) })
    }

    static let builtIn = layer(
        "built-in",
        .shipped,
        [
            "layouts/page.mustache": "page {{>head}}",
            "layouts/record.mustache": "record {{>head}}",
            "partials/head.mustache": "built-in head",
            "assets/site.css": "body {}",
            ".keep": "",
        ]
    )

    static func output(of name: String, in set: TemplateSet) -> String? {
        var output: [UInt8] = []
        _ = set.template(named: name)?.render(.missing, into: &output)
        return set.template(named: name) == nil ? nil : String(decoding: output, as: UTF8.self)
    }

    @Test("the first layer that has a file wins, for those who put it in as well")
    func overrides() {
        let user = Self.layer("site-templates", .user, ["partials/head.mustache": "own head"])
        let checked = TemplateStore(layers: [user, Self.builtIn]).compile()
        #expect(checked.diagnostics.isEmpty)
        #expect(Self.output(of: "layouts/page", in: checked.value) == "page own head")
        #expect(Self.output(of: "head", in: checked.value) == "own head")
    }

    @Test("a layout falls back from its kind to record to page")
    func fallsBack() {
        let asset = Self.layer("site-templates", .user, ["layouts/asset.mustache": "asset"])
        let names = ["layouts/asset", "layouts/record", "layouts/page"]
        for (layers, expected) in [
            ([asset, Self.builtIn], "layouts/asset"), ([Self.builtIn], "layouts/record"),
        ] {
            let set = TemplateStore(layers: layers).compile(layouts: ["layouts/asset"]).value
            #expect(set.firstTemplate(of: names)?.name == expected)
        }
    }

    @Test("lists each path with the layers that have it, in byte order")
    func lists() {
        let user = Self.layer("site-templates", .user, ["layouts/page.mustache": "own"])
        let store = TemplateStore(layers: [user, Self.builtIn])
        let lines = store.entries.map {
            "\($0.path) \($0.layer.name) \($0.overridden.map(\.name))"
        }
        #expect(
            lines == [
                "assets/site.css built-in []",
                "layouts/page.mustache site-templates [\"built-in\"]",
                "layouts/record.mustache built-in []",
                "partials/head.mustache built-in []",
            ]
        )
        #expect(store.assets.map(\.path) == ["assets/site.css"])
    }

    @Test("ejects the shipped file, whatever overrides it")
    func ejects() throws {
        let user = Self.layer("site-templates", .user, ["layouts/page.mustache": "own"])
        let store = TemplateStore(layers: [user, Self.builtIn])
        for name in ["layouts/page", "layouts/page.mustache"] {
            let file = try #require(store.shippedFile(named: name))
            #expect(file.path == "layouts/page.mustache")
            #expect(file.bytes == Array("page {{>head}}".utf8))
        }
        #expect(store.shippedFile(named: "assets/site.css") != nil)
        #expect(store.shippedFile(named: "layouts/none") == nil)
    }

    @Test("warns of a user's file without effect")
    func warns() {
        let user = Self.layer(
            "site-templates",
            .user,
            [
                "layouts/pgae.mustache": "",
                "layouts/asset.mustache": "{{>own}}",
                "layouts/page.html": "",
                "partials/own.mustache": "",
                "partials/unused.mustache": "",
                "assets/logo.svg": "<svg/>",
            ]
        )
        let store = TemplateStore(layers: [user, Self.builtIn])
        let found = store.compile(layouts: ["layouts/asset"]).diagnostics
        #expect(found.allSatisfy { $0.id == .template(.unknownFile) })
        #expect(
            found.map(\.message) == [
                "'layouts/page.html' overrides nothing and no template uses it",
                "'layouts/pgae.mustache' overrides nothing and no template uses it",
                "'partials/unused.mustache' overrides nothing and no template uses it",
            ]
        )
        #expect(found[1].help == "did you mean 'layouts/page.mustache'?")
        #expect(found[1].span.path == "site-templates/layouts/pgae.mustache")
    }

    @Test("the built-in templates compile without a diagnostic")
    func compilesBuiltIn() {
        let checked = TemplateStore(layers: [.builtIn]).compile()
        #expect(checked.diagnostics.map(\.line) == [])
    }
}
