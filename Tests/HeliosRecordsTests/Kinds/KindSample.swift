import HeliosDiagnostics
import HeliosRecords
import HeliosText
import Testing

/// Kinds of a repository beside those of the tool.
enum KindSample {
    /// The schema of these files of kinds and modules, and all that is wrong with it.
    static func schema(_ files: [String: String]) -> Checked<Schema> {
        let texts = files.keys.sortedByBytes().map { path in
            (path: path, text: Array((files[path] ?? "").utf8))
        }
        let modules = texts.filter { $0.path.hasBytePrefix("modules/") }
        let loaded = SchemaLoader.load(
            modules: ModuleSource.builtIn + ModuleSource.grouped(modules, isBuiltIn: false),
            repositoryKinds: texts.filter { $0.path.hasBytePrefix("kinds/") },
            settings: nil
        )
        let rules = RuleSet.compile(loaded.value)
        let report = Report(loaded.diagnostics + rules.diagnostics)
        return Checked(loaded.value, report.diagnostics)
    }

    /// What is wrong with these files: `path:line:column message`, in byte order.
    static func findings(_ files: [String: String]) -> [String] {
        lines(schema(files).diagnostics)
    }

    /// Diagnostics as `path:line:column message`, in byte order.
    static func lines(_ diagnostics: [Diagnostic]) -> [String] {
        diagnostics.map { found in
            let start = found.span.range.start
            return "\(found.span.path):\(start.line):\(start.column) \(found.message)"
        }.sortedByBytes()
    }
}

/// The text of a kind, and what is wrong with it: `line:column message`.
struct KindCase: Sendable, CustomTestStringConvertible {
    let text: String
    let findings: [String]

    init(_ text: String, _ findings: [String]) {
        (self.text, self.findings) = (text, findings)
    }

    var testDescription: String { text }

    /// The kind `kp` that goes on with the text, or the text alone.
    func check(isWhole: Bool = false) {
        let text = isWhole ? self.text : "kind: kp\nplural: kps\n\(self.text)"
        let found = KindSample.findings(["kinds/k.yaml": text + "\n"])
        #expect(found == findings.map { "kinds/k.yaml:\($0)" }.sortedByBytes())
    }
}
