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
    let library = unsafe YAMLParser.parseWithLibrary(text, path: "fuzz.yaml")
    precondition(parsed.diagnostics == library.diagnostics, "libyaml finds something else")
    precondition(isSame(parsed.value, library.value), "libyaml reads something else")
    if let root = parsed.value { check(root, within: root.range, lines: lines, depth: 0) }
    return 0
}

/// Whether both readers made the same nodes at the same places.
private func isSame(_ one: YAMLNode?, _ other: YAMLNode?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    guard one.range == other.range else { return false }
    switch (one.content, other.content) {
    case (.scalar(let first), .scalar(let second)):
        return first == second && first.text.utf8.elementsEqual(second.text.utf8)
    case (.sequence(let first), .sequence(let second)):
        return first.count == second.count && zip(first, second).allSatisfy(isSame)
    case (.mapping(let first), .mapping(let second)):
        return first.count == second.count
            && zip(first, second).allSatisfy { left, right in
                left.key.utf8.elementsEqual(right.key.utf8) && left.keyRange == right.keyRange
                    && isSame(left.value, right.value)
            }
    default: return false
    }
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
