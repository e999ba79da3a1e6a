import HeliosDiagnostics
import HeliosYAML

/// Parses any bytes as YAML, and traps when the parser breaks one of its promises.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzYAML(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = unsafe UnsafeBufferPointer(start: bytes, count: count)
    let parsed = unsafe YAMLParser.parse(text, path: "fuzz.yaml")
    let lines = unsafe text.count { $0 == 0x0A } + 1
    precondition(parsed.diagnostics.count <= 100, "too much advice")
    for diagnostic in parsed.diagnostics {
        precondition(diagnostic.span.range.end.line <= lines, "a span behind the text")
        precondition(diagnostic.severity == .error && diagnostic.help != nil, "no help")
    }
    if let root = parsed.value { check(root, within: root.range, lines: lines, depth: 0) }
    return 0
}

private func check(_ node: YAMLNode, within outer: SourceRange, lines: Int, depth: Int) {
    precondition(depth <= 64, "too deep")
    precondition(outer.start <= node.range.start && node.range.end <= outer.end, "a range outside")
    switch node.content {
    case .scalar(let scalar): check(scalar, lines: lines)
    case .sequence(let items):
        for item in items { check(item, within: node.range, lines: lines, depth: depth + 1) }
    case .mapping(let entries):
        for entry in entries {
            precondition(!entry.key.utf8.isEmpty, "an empty key")
            precondition(entry.keyRange.end <= node.range.end, "a key outside")
            check(entry.value, within: node.range, lines: lines, depth: depth + 1)
        }
    }
}

/// Each part of a text stands behind what comes before it, and inside the file.
private func check(_ scalar: YAMLScalar, lines: Int) {
    var previous = scalar.origin
    let count = scalar.text.utf8.count
    for offset in stride(from: 0, through: count, by: max(1, count / 16)) {
        let place = scalar.position(ofByte: offset)
        precondition(previous <= place, "a text runs backwards")
        precondition(place.line <= lines + 1, "a text behind the file")
        previous = place
    }
}
