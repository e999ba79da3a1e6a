import HeliosDiagnostics
import HeliosText

/// What is wrong with a text, gathered so that one cause is one diagnostic, however often it
/// occurs.
struct YAMLFindings {
    private let source: YAMLSource
    private var found: [Diagnostic] = []
    private var anchors: Tally?
    private var merges: Tally?
    private var badKeys: Tally?
    private var hasAliasOutsideMerge = false
    private var tags: Set<ByteKey> = []

    /// No file needs more than this many lines of advice at once.
    private static let most = 100

    /// The first of several places with one fault.
    private struct Tally {
        let range: SourceRange
        let word: String
        var others = 0

        /// What to say behind the message about the places that are not listed.
        var more: String { others == 0 ? "" : " (and \(others) more in this file)" }
    }

    init(_ source: YAMLSource) {
        self.source = source
    }

    mutating func add(_ diagnostic: Diagnostic) {
        if found.count < Self.most { found.append(diagnostic) }
    }

    mutating func add(_ id: YAMLProblem, at range: SourceRange, _ message: String, help: String) {
        add(Diagnostic(.yaml(id), at: source.span(range), message, help: help))
    }

    mutating func add(_ problem: YAMLPrescan.Problem) {
        switch problem {
        case .encoding(let offset): add(notUTF8(offset))
        case .hidden(let scalar, let offset, let count):
            let mark = source.mark(of: offset)
            let more = count == 1 ? "" : " (and \(count - 1) more in this file)"
            add(
                Diagnostic(
                    .source(.hiddenCharacter),
                    at: source.span(source.range(mark, mark.advanced(by: 1))),
                    "the text holds the hidden character \(scalar.codePoint)\(more)",
                    help: scalar == "\r"
                        ? "end lines with a line feed, with or without a carriage return"
                        : "delete the character"
                )
            )
        }
    }

    /// A character that an escape in quotes stands for and that a text may not hold.
    mutating func addEscaped(_ scalar: Unicode.Scalar, at range: SourceRange) {
        add(
            Diagnostic(
                .source(.hiddenCharacter),
                at: source.span(range),
                "an escape stands for the hidden character \(scalar.codePoint)",
                help: "delete the escape, or write '\\\\' for a backslash"
            )
        )
    }

    mutating func addDuplicate(_ key: String, at range: SourceRange, first: SourceRange) {
        add(
            Diagnostic(
                .yaml(.duplicateKey),
                at: source.span(range),
                "the key '\(key.excerpt)' appears twice",
                help: "keep one of the two",
                related: [RelatedSpan(span: source.span(first), message: "first used here")]
            )
        )
    }

    /// An anchor or alias; `word` is as written, such as `&base`.
    mutating func addAnchor(_ word: String, at range: SourceRange, inMerge: Bool) {
        if word.hasBytePrefix("*"), !inMerge { hasAliasOutsideMerge = true }
        if anchors == nil {
            anchors = Tally(range: range, word: word.excerpt)
        } else {
            anchors?.others += 1
        }
    }

    mutating func addMerge(at range: SourceRange) {
        if merges == nil {
            merges = Tally(range: range, word: "<<")
        } else {
            merges?.others += 1
        }
    }

    /// A key that is no word; `word` says what it is.
    mutating func addBadKey(_ word: String, at range: SourceRange) {
        guard let first = badKeys else {
            badKeys = Tally(range: range, word: word)
            return
        }
        // A key inside a key is found before the outer one.
        let isEarlier = range.start < first.range.start
        badKeys = Tally(
            range: isEarlier ? range : first.range,
            word: isEarlier ? word : first.word,
            others: first.others + 1
        )
    }

    /// A tag as written; each is reported once.
    mutating func addTag(_ word: String, at range: SourceRange) {
        guard tags.insert(ByteKey(word)).inserted else { return }
        add(
            .tag,
            at: range,
            "'\(word.excerpt)' is a tag",
            help: "remove the tag, or quote the value if it is meant as text"
        )
    }

    static func directive(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .yaml(.directive),
            at: span,
            "'%' begins a directive",
            help: "remove the line, or quote the value if it is meant as text"
        )
    }

    /// All findings in the order of the text.
    func diagnostics() -> [Diagnostic] {
        guard anchors != nil || merges != nil || badKeys != nil else {
            return found.count < 2 ? found : found.sorted(by: Diagnostic.precedes)
        }
        return (found + anchorDiagnostics() + badKeyDiagnostics()).sorted(by: Diagnostic.precedes)
    }

    /// A merge key says it all when its aliases are the only use of the anchors.
    private func anchorDiagnostics() -> [Diagnostic] {
        var result: [Diagnostic] = []
        if let merges {
            let place = anchors.map {
                RelatedSpan(span: source.span($0.range), message: "'\($0.word)' is not allowed")
            }
            result.append(
                Diagnostic(
                    .yaml(.mergeKey),
                    at: source.span(merges.range),
                    "'<<' copies keys from another place\(merges.more)",
                    help: "write the keys out, and remove the anchor",
                    related: place.map { [$0] } ?? []
                )
            )
        }
        if let anchors, merges == nil || hasAliasOutsideMerge {
            let what = anchors.word.hasBytePrefix("*") ? "an alias" : "an anchor"
            result.append(
                Diagnostic(
                    .yaml(.anchor),
                    at: source.span(anchors.range),
                    "'\(anchors.word)' is \(what)\(anchors.more)",
                    help: "write the value out, or quote it if it is meant as text"
                )
            )
        }
        return result
    }

    private func badKeyDiagnostics() -> [Diagnostic] {
        guard let badKeys else { return [] }
        let message = "\(badKeys.word) stands where a key is expected\(badKeys.more)"
        let help = "write a word in front of the ':', or quote a text that begins with '{' or '['"
        let span = source.span(badKeys.range)
        return [Diagnostic(.yaml(.keyNotScalar), at: span, message, help: help)]
    }

    private func notUTF8(_ offset: Int) -> Diagnostic {
        let mark = source.mark(of: offset)
        let bytes = source.bytes
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        let byte = String(bytes[offset], radix: 16, uppercase: true)
        return Diagnostic(
            .source(.notUtf8),
            at: source.span(source.range(mark, mark)),
            isUTF16 ? "the text is UTF-16" : "the byte 0x\(byte) is not UTF-8",
            help: "save the file as UTF-8"
        )
    }
}

extension String {
    /// At most 40 scalars of the text, for a message.
    var excerpt: String {
        let scalars = unicodeScalars.prefix(40)
        return scalars.endIndex == unicodeScalars.endIndex ? self : String(scalars) + "…"
    }
}

/// A text that equals another only when their bytes do.
struct ByteKey: Hashable {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: Self, right: Self) -> Bool { left.text.hasSameBytes(as: right.text) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
