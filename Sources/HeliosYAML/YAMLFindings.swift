import HeliosDiagnostics
import HeliosText

/// What is wrong with a text, gathered so that one cause is one diagnostic that shows its places.
struct YAMLFindings {
    private let source: YAMLSource
    private var found: [Diagnostic] = []
    private var repeats: [SourceRange: Repeat] = [:]
    private var tags: [(word: String, range: SourceRange)] = []
    private var anchors: [Anchor] = []
    private var merges: Tally?
    private var badKeys: Tally?

    /// No file needs more than this many lines of advice at once.
    private static let most = 100

    /// How many places of one fault are shown; those behind them are counted.
    private static let mostAlike = 20

    /// A key that its map holds more than once.
    private struct Repeat {
        let key: String
        let second: SourceRange
        /// The first places behind the second.
        var others: [SourceRange] = []
        var count = 2
    }

    /// An anchor or alias.
    private struct Anchor {
        let word: String
        let range: SourceRange
        let isInMerge: Bool

        var isAlias: Bool { word.hasBytePrefix("*") }

        var message: String { "'\(word.excerpt)' is \(isAlias ? "an alias" : "an anchor")" }
    }

    /// The first of several places with one fault.
    private struct Tally {
        let range: SourceRange
        let word: String
        var others = 0

        var more: String { YAMLFindings.more(others) }
    }

    /// What to say behind a message about places that are not listed.
    private static func more(_ count: Int) -> String {
        count < 1 ? "" : " (and \(count) more in this file)"
    }

    init(_ source: YAMLSource) {
        self.source = source
    }

    mutating func add(_ diagnostic: Diagnostic) {
        if found.count + repeats.count < Self.most { found.append(diagnostic) }
    }

    mutating func add(_ id: YAMLProblem, at range: SourceRange, _ message: String, help: String) {
        add(Diagnostic(.yaml(id), at: source.span(range), message, help: help))
    }

    mutating func add(_ problem: YAMLPrescan.Problem) {
        switch problem {
        case .encoding(let offset): add(notUTF8(offset))
        case .hidden(let runs, let others):
            for (index, run) in runs.enumerated() {
                let isLast = index == runs.count - 1
                addHidden(run, more: isLast ? Self.more(others) : "")
            }
        }
    }

    private mutating func addHidden(_ run: YAMLPrescan.HiddenRun, more: String) {
        let mark = source.mark(of: run.offset)
        let name = run.first.codePoint
        let isOne = run.count == 1
        let isReturn = run.first == "\r"
        add(
            Diagnostic(
                .source(.hiddenCharacter),
                at: source.span(source.range(mark, mark.advanced(by: 1))),
                "the text holds the hidden character \(name)"
                    + (isOne ? more : ", and \(run.count - 1) more behind it\(more)"),
                help: isReturn
                    ? "end lines with a line feed, with or without a carriage return"
                    : isOne ? "delete the character" : "delete the characters"
            )
        )
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

    /// A key that its map holds already, first at another place.
    mutating func addDuplicate(_ key: String, at range: SourceRange, first: SourceRange) {
        guard var known = repeats[first] else {
            guard found.count + repeats.count < Self.most else { return }
            repeats[first] = Repeat(key: key.excerpt, second: range)
            return
        }
        known.count += 1
        if known.others.count < Self.mostAlike { known.others.append(range) }
        repeats[first] = known
    }

    /// An anchor or alias; `word` is as written, such as `&base`.
    mutating func addAnchor(_ word: String, at range: SourceRange, inMerge: Bool) {
        anchors.append(Anchor(word: word, range: range, isInMerge: inMerge))
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

    /// A tag as written.
    mutating func addTag(_ word: String, at range: SourceRange) {
        tags.append((word, range))
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
        var all = found + tagDiagnostics() + mergeDiagnostics() + anchorDiagnostics()
        all += badKeyDiagnostics()
        for (first, known) in repeats { all.append(diagnostic(known, first: first)) }
        return all.sorted(by: Diagnostic.precedes)
    }

    private func diagnostic(_ known: Repeat, first: SourceRange) -> Diagnostic {
        let isTwice = known.count == 2
        let times = isTwice ? "twice" : "\(known.count) times"
        let others = known.others.map {
            RelatedSpan(span: source.span($0), message: "used again here")
        }
        return Diagnostic(
            .yaml(.duplicateKey),
            at: source.span(known.second),
            "the key '\(known.key)' appears \(times)",
            help: isTwice ? "keep one of the two" : "keep one of them",
            related: [RelatedSpan(span: source.span(first), message: "first used here")] + others
        )
    }

    /// Each tag is a value of its own that cannot be read.
    private func tagDiagnostics() -> [Diagnostic] {
        tags.prefix(Self.mostAlike).enumerated().map { index, tag in
            let isLast = index == Self.mostAlike - 1
            let more = isLast ? Self.more(tags.count - Self.mostAlike) : ""
            return Diagnostic(
                .yaml(.tag),
                at: source.span(tag.range),
                "'\(tag.word.excerpt)' is a tag\(more)",
                help: "remove the tag, or quote the value if it is meant as text"
            )
        }
    }

    private func mergeDiagnostics() -> [Diagnostic] {
        guard let merges else { return [] }
        let place = anchors.first.map {
            RelatedSpan(span: source.span($0.range), message: "'\($0.word.excerpt)' is not allowed")
        }
        return [
            Diagnostic(
                .yaml(.mergeKey),
                at: source.span(merges.range),
                "'<<' copies keys from another place\(merges.more)",
                help: "write the keys out, and remove the anchor",
                related: place.map { [$0] } ?? []
            )
        ]
    }

    private func anchorDiagnostics() -> [Diagnostic] {
        var told = anchors
        if merges != nil {
            // A merge key says it all when its aliases are the only use of the anchors.
            guard anchors.contains(where: { $0.isAlias && !$0.isInMerge }) else { return [] }
            told.removeAll { $0.isInMerge }
        }
        guard let first = told.first else { return [] }
        return [
            Diagnostic(
                .yaml(.anchor),
                at: source.span(first.range),
                first.message + Self.more(told.count - 1),
                help: "write the value out, or quote it if it is meant as text",
                related: told.dropFirst().prefix(Self.mostAlike).map {
                    RelatedSpan(span: source.span($0.range), message: $0.message)
                }
            )
        ]
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
