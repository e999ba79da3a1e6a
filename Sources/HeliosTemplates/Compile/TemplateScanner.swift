import HeliosDiagnostics
import HeliosText

/// Cuts a template into text and tags.
///
/// After a problem it goes on behind the tag, so that one run reports every bad tag.
struct TemplateScanner {
    /// After this many problems the file is hardly a template, and each costs a search to its end.
    private static let problemLimit = 20

    private let source: TemplateSource
    private var position = 0
    private var opening = Array("{{".utf8)
    private var closing = Array("}}".utf8)
    private var tokens: [TemplateToken] = []
    private var diagnostics: [Diagnostic] = []

    /// The tokens of a template in order.
    static func scan(_ source: TemplateSource) -> Checked<[TemplateToken]> {
        var scanner = TemplateScanner(source: source)
        while scanner.position < source.bytes.count, scanner.diagnostics.count < problemLimit {
            scanner.scanNext()
        }
        return Checked(scanner.tokens, scanner.diagnostics)
    }

    private init(source: TemplateSource) {
        self.source = source
    }

    private mutating func scanNext() {
        let start =
            source.firstIndex(of: opening, in: position..<source.bytes.count) ?? source.bytes.count
        appendText(position..<start)
        position = start
        if start < source.bytes.count { scanTag() }
    }

    /// Adds one token a line, so that a later pass can tell which tags stand alone.
    private mutating func appendText(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            let feed = source.bytes[start..<range.upperBound].firstIndex(of: ASCII.lineFeed)
            let end = feed.map { $0 + 1 } ?? range.upperBound
            tokens.append(TemplateToken(kind: .text, range: start..<end, name: end..<end))
            start = end
        }
    }

    private mutating func scanTag() {
        let start = position
        let inner = start + opening.count
        let sigil = inner < source.bytes.count ? source.bytes[inner] : 0
        let isTriple = sigil == Self.brace && opening == Array("{{".utf8)
        let ending = isTriple ? Array("}}}".utf8) : Self.ending(of: sigil, closing)
        let kind = isTriple ? .markup : Self.kind(of: sigil)
        let content = kind == .value ? inner : inner + 1
        guard content <= source.bytes.count,
            let close = source.firstIndex(of: ending, in: content..<source.bytes.count)
        else { return failUnclosed(from: start, ending: ending) }
        let body = content..<close
        if kind != .comment, kind != .delimiters, opening != closing,
            let next = source.firstIndex(of: opening, in: body)
        {
            return failUnclosed(from: start, before: next, ending: ending)
        }
        position = close + ending.count
        let range = start..<position
        switch kind {
        case .comment:
            tokens.append(TemplateToken(kind: kind, range: range, name: close..<close))
        case .delimiters:
            changeDelimiters(body, tag: range)
        default:
            appendTag(kind, body, range)
        }
    }

    private mutating func appendTag(
        _ kind: TemplateToken.Kind,
        _ body: Range<Int>,
        _ range: Range<Int>
    ) {
        var name = source.trimmed(body)
        var isDynamic = false
        if kind == .partial || kind == .parent || kind == .close,
            name.lowerBound < name.upperBound, source.bytes[name.lowerBound] == Self.star
        {
            isDynamic = true
            name = source.trimmed(name.lowerBound + 1..<name.upperBound)
        }
        if name.isEmpty {
            diagnostics.append(.templateTagWithoutName(at: source.span(range)))
        } else if !isName(name, dotted: isDynamic || Self.looksUp(kind)) {
            diagnostics.append(.templateBadName(source.text(name), at: source.span(name)))
        }
        var token = TemplateToken(kind: kind, range: range, name: name)
        token.isDynamic = isDynamic
        tokens.append(token)
    }

    /// Whether a name holds no blank and, where its parts are looked up, no empty part.
    private func isName(_ range: Range<Int>, dotted: Bool) -> Bool {
        let name = source.bytes[range]
        let parts = name.split(separator: ASCII.dot, omittingEmptySubsequences: false)
        let hasEmptyPart =
            dotted && parts.contains(where: \.isEmpty) && !name.elementsEqual([ASCII.dot])
        return !hasEmptyPart && !name.contains(where: TemplateSource.isBlank)
    }

    private mutating func changeDelimiters(_ body: Range<Int>, tag: Range<Int>) {
        tokens.append(TemplateToken(kind: .delimiters, range: tag, name: body))
        let parts = source.bytes[source.trimmed(body)].split(
            maxSplits: 2,
            omittingEmptySubsequences: true,
            whereSeparator: TemplateSource.isBlank
        )
        guard parts.count == 2, !parts.contains(where: { $0.contains(Self.equals) }) else {
            diagnostics.append(.templateBadDelimiters(at: source.span(tag)))
            return
        }
        (opening, closing) = (Array(parts[0]), Array(parts[1]))
    }

    // MARK: Tags without an end

    /// Reports a tag that never ends, and goes on with the next line.
    private mutating func failUnclosed(from start: Int, ending: [UInt8]) {
        let rest = source.bytes[start...]
        let end = rest.firstIndex { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn }
        failUnclosed(from: start, before: end ?? source.bytes.count, ending: ending)
    }

    /// Reports a tag in which another one begins, and goes on with that one.
    private mutating func failUnclosed(from start: Int, before end: Int, ending: [UInt8]) {
        let range = start..<source.trimmed(start..<end).upperBound
        let closing = String(decoding: ending, as: UTF8.self)
        diagnostics.append(.templateUnclosedTag(at: source.span(range), closing: closing))
        position = max(end, start + 1)
    }

    // MARK: Sigils

    private static let brace = UInt8(ascii: "{")
    private static let star = UInt8(ascii: "*")
    private static let equals = UInt8(ascii: "=")

    private static func kind(of sigil: UInt8) -> TemplateToken.Kind {
        switch sigil {
        case ASCII.ampersand: .markup
        case UInt8(ascii: "#"): .section
        case UInt8(ascii: "^"): .inverted
        case ASCII.slash: .close
        case ASCII.greater: .partial
        case ASCII.less: .parent
        case UInt8(ascii: "$"): .block
        case UInt8(ascii: "!"): .comment
        case equals: .delimiters
        default: .value
        }
    }

    private static func looksUp(_ kind: TemplateToken.Kind) -> Bool {
        kind == .value || kind == .markup || kind == .section || kind == .inverted
    }

    private static func ending(of sigil: UInt8, _ closing: [UInt8]) -> [UInt8] {
        sigil == equals ? [equals] + closing : closing
    }
}
