import Foundation
import HeliosTemplates
import Testing

/// The official test files of the Mustache specification, which are not part of this package.
@Suite("Mustache specification")
struct MustacheSpecTests {
    /// All modules but lambdas: a value of ours is data, never code.
    static let modules = [
        "comments", "delimiters", "dynamic-names", "inheritance", "interpolation", "inverted",
        "partials", "sections",
    ]

    static let folder: URL = {
        let environment = ProcessInfo.processInfo.environment
        if let path = environment["HELIOS_MUSTACHE_SPEC"] { return URL(filePath: path) }
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return root.appending(path: "../shared/mustache-spec").standardizedFileURL
    }()

    static let isPresent = FileManager.default.fileExists(atPath: folder.path())

    @Test("files are there where everything is required")
    func isThere() {
        let required = ProcessInfo.processInfo.environment["HELIOS_REQUIRE_ALL"] == "1"
        #expect(Self.isPresent || !required, "no specification in \(Self.folder.path())")
    }

    @Test(
        "passes with strictness off",
        .enabled(if: isPresent, "set HELIOS_MUSTACHE_SPEC to the folder of the specification"),
        arguments: modules
    )
    func passes(module: String) throws {
        let data = try Data(contentsOf: Self.folder.appending(path: "\(module).json"))
        let tests = try JSONDecoder().decode(SpecModule.self, from: data).tests
        #expect(tests.count >= 12)
        for test in tests {
            #expect(test.output == test.expected, "\(module): \(test.name)")
        }
    }
}

private struct SpecModule: Decodable {
    let tests: [SpecTest]
}

private struct SpecTest: Decodable {
    let name: String
    let template: String
    let partials: [String: String]?
    let data: SpecData
    let expected: String

    var output: String {
        var files = ["layouts/main.mustache": Array(template.utf8)]
        for (name, text) in partials ?? [:] {
            files["partials/\(name).mustache"] = Array(text.utf8)
        }
        let layer = TemplateLayer(name: "spec", origin: .shipped, files: files)
        let set = TemplateStore(layers: [layer]).compile().value
        var output: [UInt8] = []
        _ = set.template(named: "layouts/main")?.render(data.value, strict: false, into: &output)
        return String(decoding: output, as: UTF8.self)
    }
}

private struct SpecData: Decodable {
    let value: TemplateValue

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .missing
        } else if let flag = try? container.decode(Bool.self) {
            value = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            value = .number(number)
        } else if let number = try? container.decode(Double.self) {
            value = .text("\(number)")
        } else if let text = try? container.decode(String.self) {
            value = .text(text)
        } else if let list = try? container.decode([SpecData].self) {
            value = .list(list.map(\.value))
        } else {
            let map = try container.decode([String: SpecData].self)
            value = .map(TemplateMap(texts: map.map { ($0.key, $0.value.value) }))
        }
    }
}
