import HeliosDiagnostics
import HeliosMarkdown
import HeliosTestSupport

/// Parses any bytes as Markdown, and traps when the document breaks one of its promises.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMarkdown(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    let parsed = MarkdownParser.parse(text, path: "fuzz.md")
    checkLibrary(parsed, text)
    let lines = text.count { $0 == 0x0A } + 1
    let places = parsed.diagnostics.map(\.span.range) + parsed.value.links.map(\.range)
    for place in places {
        precondition(place.end.line <= lines, "a span behind the text")
        precondition(place.end.column <= text.count + 1, "a span behind its line")
    }
    checkLinks(of: parsed.value, in: text)
    checkSlugs(of: parsed.value)
    let problem = MarkdownHTML.problem(in: html(of: parsed.value))
    precondition(problem == nil, problem ?? "")
    return 0
}

/// The page of a text whose links lead to addresses that need escaping.
private func html(of document: MarkdownDocument) -> [UInt8] {
    document.html(idPrefix: "p-") { _, index in
        switch index % 4 {
        case 0: .address("/a\"'<>&")
        case 1: .addressWithTitle("b", text: "\"'<>&")
        case 2: .text("\"'<>&")
        default: .plain
        }
    }
}

/// What is compiled directly is what the library would have made of it.
private func checkLibrary(_ parsed: Checked<MarkdownDocument>, _ text: [UInt8]) {
    let library = MarkdownParser.parseWithLibrary(text, path: "fuzz.md")
    precondition(parsed.diagnostics == library.diagnostics, "the library finds something else")
    precondition(html(of: parsed.value) == html(of: library.value), "another page")
    precondition(parsed.value.plainText.utf8.elementsEqual(library.value.plainText.utf8), "words")
    precondition(parsed.value.links == library.value.links, "other links")
    precondition(parsed.value.headings == library.value.headings, "other headings")
}

/// A reference stands in the file as it was read.
private func checkLinks(of document: MarkdownDocument, in text: [UInt8]) {
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    for link in document.links {
        guard case .wiki(let reference, _, _) = link.kind else { continue }
        let (start, end) = (link.range.start, link.range.end)
        guard start.line == end.line else { continue }
        let line = String(decoding: lines[start.line - 1], as: UTF8.self).unicodeScalars
        let written = line.dropFirst(start.column - 1).prefix(end.column - start.column)
        // Entities and escapes may stand for parts of it.
        guard !written.contains(where: { $0 == "&" || $0 == "\\" }) else { continue }
        precondition(String(written).hasPrefix(reference), "a span beside its link")
    }
}

private func checkSlugs(of document: MarkdownDocument) {
    let slugs = document.headings.map(\.slug)
    precondition(Set(slugs).count == slugs.count, "two headings of one name")
    for slug in slugs {
        precondition(!slug.isEmpty && slug.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "a bad name")
    }
}
