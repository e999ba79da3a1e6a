import HeliosDiagnostics
import HeliosMarkdown
import HeliosYAML

/// Splits any bytes into front matter and body, and parses the one as YAML.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFrontMatter(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let file = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    let split = FrontMatter.split(file, path: "fuzz.md").value
    precondition(split.body.upperBound <= file.count, "a body behind the file")
    guard let fields = split.yaml else { return 0 }
    precondition(fields.upperBound <= split.body.lowerBound, "fields inside the body")
    let parsed = YAMLParser.parse(file[fields], path: "fuzz.md", firstLine: split.yamlFirstLine)
    for diagnostic in parsed.diagnostics {
        let line = diagnostic.span.range.start.line
        precondition(line >= split.yamlFirstLine && line <= split.bodyFirstLine, "a span outside")
    }
    return 0
}
