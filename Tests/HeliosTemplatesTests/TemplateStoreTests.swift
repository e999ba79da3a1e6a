import Foundation
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
        #expect(store.assets.map(\.path) == ["site.css"])
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

    static let parts = layer(
        "built-in",
        .shipped,
        [
            "styles/10-base.css": "base", "styles/00-tokens.css": "tokens",
            "styles/deep/20-more.css": "not joined", "scripts/10-a.js": "a",
            "icons/sun.svg":
                "<svg width=\"24\" viewBox=\"0 0 24 24\">\n  <path d=\"M1 1\" />\n</svg>\n",
            "icons/LICENSE": "ISC", "assets/theme.js": "theme",
            "layouts/page.mustache": "page",
        ]
    )

    /// The rule of the icon among the parts.
    static let sun =
        ".icon-sun{--icon:url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' "
        + "width='24' viewBox='0 0 24 24'%3E%3Cpath d='M1 1' /%3E%3C/svg%3E\")}\n"

    @Test("joins styles and scripts, each file of which can be overridden or added to")
    func joins() {
        let user = Self.layer(
            "site-templates",
            .user,
            ["styles/00-tokens.css": "own tokens", "styles/99-own.css": "own"]
        )
        let store = TemplateStore(layers: [user, Self.parts])
        #expect(
            store.assets.map { "\($0.path) \(String(decoding: $0.bytes, as: UTF8.self))" } == [
                "site.css own tokens\nbase\nown\n" + Self.sun, "site.js a", "theme.js theme",
            ]
        )
        #expect(store.compile().diagnostics.isEmpty)
    }

    @Test("a whole file instead of what would be joined counts")
    func wholeOverride() throws {
        let user = Self.layer("site-templates", .user, ["assets/site.css": "mine"])
        let store = TemplateStore(layers: [user, Self.parts])
        #expect(store.assets.first?.bytes == Array("mine".utf8))
        #expect(store.compile().diagnostics.isEmpty)
        let shipped = try #require(store.shippedFile(named: "assets/site.css"))
        #expect(shipped.bytes == Array("tokens\nbase\n\(Self.sun)".utf8))
        #expect(store.shippedFile(named: "styles/10-base.css") != nil)
    }

    @Test("puts the icons behind the styles as rules, those of the user first")
    func icons() throws {
        let user = Self.layer(
            "site-templates",
            .user,
            [
                "icons/moon.svg": "<?xml?><svg viewBox=\"0 0 9 9\"><g/></svg>",
                "icons/none.svg": "text",
                "icons/sun.svg": "<svg xmlns=\"x\"><path\nd=\"M2 2\"/>\n</svg>\n",
            ]
        )
        let store = TemplateStore(layers: [user, Self.parts])
        #expect(store.compile().diagnostics.isEmpty)
        let styles = try #require(store.assets.first { $0.path == "site.css" })
        #expect(
            String(decoding: styles.bytes, as: UTF8.self) == """
                tokens
                base
                .icon-moon{--icon:url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' \
                viewBox='0 0 9 9'%3E%3Cg/%3E%3C/svg%3E")}
                .icon-sun{--icon:url("data:image/svg+xml,%3Csvg xmlns='x'%3E%3Cpath d='M2 2'/%3E%3C/svg%3E")}

                """
        )
    }

    @Test(
        "lets no name and no drawing of an icon out of its rule",
        arguments: [
            (
                "icons/a.b.svg", "<svg xmlns=''/></svg>", ".icon-a\\.b",
                "%3Csvg xmlns=''/%3E%3C/svg%3E"
            ),
            (
                "icons/a/b.svg", "<svg xmlns=''></svg>", ".icon-a\\/b",
                "%3Csvg xmlns=''%3E%3C/svg%3E"
            ),
            (
                "icons/{}.svg", "<svg xmlns=\"'\\\" fill=\"#1%ü\"></svg>", ".icon-\\{\\}",
                "%3Csvg xmlns=%22'%5C%22 fill=%22%231%25%C3%BC%22%3E%3C/svg%3E"
            ),
        ]
    )
    func iconRule(path: String, drawing: String, selector: String, encoded: String) {
        let rule = "\(selector){--icon:url(\"data:image/svg+xml,\(encoded)\")}\n"
        let store = TemplateStore(layers: [Self.layer("built-in", .shipped, [path: drawing])])
        #expect(store.assets.map { String(decoding: $0.bytes, as: UTF8.self) } == [rule])
    }

    @Test("leaves out icons that no class can name", arguments: ["a b", "a\nb", "a\u{7F}b"])
    func unnamedIcon(name: String) {
        let files = ["icons/\(name).svg": "<svg></svg>"]
        let store = TemplateStore(layers: [Self.layer("built-in", .shipped, files)])
        #expect(store.assets.isEmpty)
    }

    @Test("the built-in templates compile without a diagnostic")
    func compilesBuiltIn() {
        let checked = TemplateStore(layers: [.builtIn]).compile()
        #expect(checked.diagnostics.map(\.line) == [])
    }
}
