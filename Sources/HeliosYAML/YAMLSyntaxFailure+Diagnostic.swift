import HeliosDiagnostics
import HeliosText

extension YAMLSyntaxFailure {
    /// What to tell the user, in plain words.
    func diagnostic(in source: inout YAMLSource, _ limits: YAMLLimits) -> Diagnostic {
        let at = problemRange(in: &source)
        if context.hasByteSuffix("a directive") || problem.hasBytePrefix("found duplicate %") {
            return YAMLFindings.directive(at: source.span(contextRange(in: &source)))
        }
        if context.hasByteSuffix("an alias") || context.hasByteSuffix("an anchor") {
            let sign = context.hasByteSuffix("an alias") ? "*" : "&"
            return Self.make(
                .anchor,
                source.span(contextRange(in: &source)),
                "'\(sign)' begins \(sign == "*" ? "an alias" : "an anchor")",
                "quote the value if it is meant as text"
            )
        }
        if context.hasByteSuffix("a tag") || problem.hasSameBytes(as: "found undefined tag handle")
        {
            return Self.make(
                .tag,
                source.span(contextRange(in: &source)),
                "'!' begins a tag",
                "quote the value if it is meant as text"
            )
        }
        if let tooLong = keyTooLong(in: &source, limits) { return tooLong }
        return syntax(in: &source, at)
    }

    private func syntax(in source: inout YAMLSource, _ at: SourceRange) -> Diagnostic {
        if problem.hasSameBytes(as: "found unexpected end of stream")
            || problem.hasSameBytes(as: "found unexpected document indicator")
        {
            return Self.make(
                .syntax,
                source.span(contextRange(in: &source)),
                "the quote is never closed",
                "close the quote"
            )
        }
        if problem.hasSameBytes(as: "could not find expected ':'") {
            return Self.make(
                .syntax,
                source.span(restOfLine(at: contextMark, in: &source)),
                "no ':' stands behind this key",
                "write ': ' behind the key, or indent the line if it continues a text"
            )
        }
        if problem.hasSameBytes(as: "found character that cannot start any token") {
            return badStart(in: &source, at)
        }
        let words = Self.words[problem] ?? (problem, "look just before this place")
        return Self.make(
            .syntax,
            source.span(at),
            words.0,
            words.1,
            opening(in: &source)
        )
    }

    private func badStart(in source: inout YAMLSource, _ at: SourceRange) -> Diagnostic {
        let byte = source.byte(source.offset(of: mark))
        let isTab = byte == ASCII.tab
        let sign = String(decoding: [byte], as: UTF8.self)
        return Self.make(
            .syntax,
            source.span(at),
            isTab
                ? "a tab stands where a space is expected" : "a value cannot begin with '\(sign)'",
            isTab ? "indent with spaces" : "put the value in quotes"
        )
    }

    /// The bracket that an unfinished list or map begins with.
    private func opening(in source: inout YAMLSource) -> [RelatedSpan] {
        guard context.hasByteSuffix("flow sequence") || context.hasByteSuffix("flow mapping") else {
            return []
        }
        let span = source.span(contextRange(in: &source))
        return [RelatedSpan(span: span, message: "the bracket is opened here")]
    }

    /// libyaml looks no further than 1,024 scalars for the ':' of a key.
    private func keyTooLong(in source: inout YAMLSource, _ limits: YAMLLimits) -> Diagnostic? {
        var start = contextMark
        if problem.hasSameBytes(as: "mapping values are not allowed in this context") {
            let line = YAMLMark(line: mark.line, column: 0)
            start = line.advanced(by: source.spaces(at: source.offset(of: line)))
        } else if !problem.hasSameBytes(as: "could not find expected ':'") {
            return nil
        }
        guard start.line == mark.line, mark.column - start.column > 1024 else { return nil }
        return Self.make(
            .keyTooLong,
            source.span(source.range(start, start.advanced(by: 1))),
            "the key is longer than \(limits.keyBytes) bytes",
            "shorten the key, or quote the whole value if it is not meant as a key"
        )
    }

    private func problemRange(in source: inout YAMLSource) -> SourceRange {
        one(mark, in: &source)
    }

    private func contextRange(in source: inout YAMLSource) -> SourceRange {
        one(contextMark, in: &source)
    }

    /// The character at a place; nothing at the end of a line or of the text.
    private func one(_ mark: YAMLMark, in source: inout YAMLSource) -> SourceRange {
        let offset = source.offset(of: mark)
        guard offset < source.bytes.endIndex else {
            let end = source.endOfContent()
            return source.range(end, end)
        }
        let byte = source.byte(offset)
        let isEnd = byte == ASCII.lineFeed || byte == ASCII.carriageReturn
        return source.range(mark, mark.advanced(by: isEnd ? 0 : 1))
    }

    private func restOfLine(at start: YAMLMark, in source: inout YAMLSource) -> SourceRange {
        let offset = source.offset(of: start)
        var line = source.bytes[offset..<source.nextLine(after: offset)]
        while let last = line.last, last <= ASCII.space { line.removeLast() }
        let length = line.count { $0 & 0xC0 != 0x80 }
        return source.range(start, start.advanced(by: length))
    }

    private static func make(
        _ id: YAMLProblem,
        _ span: SourceSpan,
        _ message: String,
        _ help: String,
        _ related: [RelatedSpan] = []
    ) -> Diagnostic {
        Diagnostic(.yaml(id), at: span, message, help: help, related: related)
    }

    /// libyaml's words, ours, and what to do.
    private static let words: [String: (String, String)] = [
        "mapping values are not allowed in this context": (
            "a ':' stands where none is expected",
            "quote the value if it holds ': ', or correct the indentation of this line"
        ),
        "did not find expected key": (
            "a key is expected here",
            "indent the line like the keys above it, or quote the value it belongs to"
        ),
        "did not find expected '-' indicator": (
            "a '-' is expected here",
            "indent the line like the items above it"
        ),
        "did not find expected ',' or ']'": (
            "expected ',' or ']'", "close the list with ']', or put ',' between its items"
        ),
        "did not find expected ',' or '}'": (
            "expected ',' or '}'", "close the map with '}', or put ',' between its entries"
        ),
        "did not find expected node content": (
            "a value is expected here", "write a value, or put quotes around the text"
        ),
        "did not find expected <document start>": (
            "text stands behind the end of the value",
            "quote the whole value, or remove what follows it"
        ),
        "block sequence entries are not allowed in this context": (
            "a '-' stands where no list can begin",
            "begin the list on a line of its own, or quote the text"
        ),
        "mapping keys are not allowed in this context": (
            "a '?' stands where no key can begin", "quote the text"
        ),
        "found unknown escape character": (
            "the escape does not exist", "write '\\\\' for a backslash, or use single quotes"
        ),
        "did not find expected hexdecimal number": (
            "an escape needs hexadecimal digits",
            "write '\\\\' for a backslash, or use single quotes"
        ),
        "found invalid Unicode character escape code": (
            "the escape is not a Unicode character",
            "write '\\\\' for a backslash, or use single quotes"
        ),
        "found a tab character that violates indentation": (
            "a tab stands in the indentation", "indent with spaces"
        ),
        "found a tab character where an indentation space is expected": (
            "a tab stands in the indentation", "indent with spaces"
        ),
        "found an indentation indicator equal to 0": (
            "the indentation of a block cannot be 0", "write a digit from 1 to 9, or none"
        ),
        "did not find expected comment or line break": (
            "text stands behind '|' or '>'", "begin the text on the next line"
        ),
    ]
}
