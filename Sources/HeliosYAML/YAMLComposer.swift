import HeliosDiagnostics
import HeliosText

/// The parse ends here; the reason is among the findings.
struct YAMLStop: Error {}

/// Builds the node tree of one document from events.
struct YAMLComposer: ~Copyable {
    private(set) var findings: YAMLFindings
    private var events: YAMLEventReader
    private var source: YAMLSource
    private let limits: YAMLLimits
    private var nodeCount = 0
    private var mergeDepth = 0
    /// Whether the tree says all that the text says; what is missing is among the findings.
    private var isFaithful = true
    /// Whether the text is known to hold a hidden character, raw or as an escape.
    private var holdsHidden: Bool
    /// Where scalars stand, kept only when the text holds a tab.
    private var extents: [Range<YAMLMark>]?

    init(
        _ events: consuming YAMLEventReader,
        _ source: YAMLSource,
        _ findings: YAMLFindings,
        _ limits: YAMLLimits,
        hasTabs: Bool,
        holdsHidden: Bool
    ) {
        self.events = events
        self.source = source
        self.findings = findings
        self.limits = limits
        self.holdsHidden = holdsHidden
        extents = hasTabs ? [] : nil
    }

    /// The document's value, or nil when there is none that can be trusted.
    mutating func document() -> YAMLNode? {
        guard let root = try? wholeDocument() else {
            return nil  // The reason is among the findings.
        }
        return isFaithful ? root : nil
    }

    private mutating func wholeDocument() throws(YAMLStop) -> YAMLNode? {
        _ = try next()  // the stream's start
        guard try next().kind == .documentStart else { return nil }
        let first = try next()
        let root = try node(first, depth: 0)
        try checkEnd(of: next())
        if let extents, let tab = source.firstTab(outside: extents) {
            findings.add(
                .syntax,
                at: tab,
                "a tab stands where a space is expected",
                help: "use spaces between the parts of a line"
            )
            isFaithful = false
        }
        return root.isEmpty && !first.hasProperties ? nil : root
    }

    /// Looks at what follows the document with our own eyes: libyaml would go on to read the
    /// directives of the next one.
    private mutating func checkEnd(of end: YAMLEvent) throws(YAMLStop) {
        var rest = source.nextContent(from: source.offset(of: end.start))
        while source.marker(".", at: rest) { rest = source.nextContent(from: rest + 3) }
        guard rest < source.bytes.endIndex else { return }
        let mark = source.mark(of: rest)
        let isMarker = source.marker("-", at: rest)
        if isMarker || source.byte(rest) == UInt8(ascii: "%") || rest != source.offset(of: end.end)
        {
            findings.add(
                .multipleDocuments,
                at: source.range(mark, mark.advanced(by: isMarker ? 3 : 1)),
                "a second document begins here",
                help: "move it into a file of its own"
            )
        } else {
            let isIndented = mark.column > 0 && source.startsLine(rest)
            findings.add(
                .syntax,
                at: source.range(mark, mark.advanced(by: 1)),
                isIndented
                    ? "the line is indented less than the lines above it"
                    : "text stands behind the end of the value",
                help: isIndented
                    ? "indent the line like the lines it belongs to"
                    : "quote the whole value, or remove what follows it"
            )
        }
        throw YAMLStop()
    }

    private mutating func next() throws(YAMLStop) -> YAMLEvent {
        do throws(YAMLSyntaxFailure) {
            return try events.next()
        } catch {
            findings.add(error.diagnostic(in: &source, limits))
            throw YAMLStop()
        }
    }

    // MARK: Nodes

    private mutating func node(_ event: YAMLEvent, depth: Int) throws(YAMLStop) -> YAMLNode {
        var event = event
        try count(event)
        if event.hasProperties { event.start = takeProperties(of: event) }
        switch event.kind {
        case .scalar(let style):
            guard event.text.utf8.count <= limits.scalarBytes else {
                throw refuse(
                    .scalarTooLong,
                    at: source.range(event.start, event.start.advanced(by: 1)),
                    "the value is longer than \(limits.scalarBytes) bytes",
                    help: "move the text into an attachment"
                )
            }
            return scalar(event, style)
        case .sequenceStart(let isFlow):
            try checkDepth(event, depth)
            return try sequence(event, isFlow: isFlow, depth: depth + 1)
        case .mappingStart(let isFlow):
            try checkDepth(event, depth)
            return try mapping(event, isFlow: isFlow, depth: depth + 1)
        default:
            return alias(event)
        }
    }

    private mutating func sequence(
        _ first: YAMLEvent,
        isFlow: Bool,
        depth: Int
    ) throws(YAMLStop) -> YAMLNode {
        var items: [YAMLNode] = []
        while true {
            let event = try next()
            if event.kind == .sequenceEnd {
                let end = isFlow ? source.position(event.end) : items.last?.range.end
                return YAMLNode(
                    .sequence(items),
                    range: range(from: first, to: end),
                    isRefused: first.hasTag
                )
            }
            try items.append(node(event, depth: depth))
        }
    }

    private mutating func mapping(
        _ first: YAMLEvent,
        isFlow: Bool,
        depth: Int
    ) throws(YAMLStop) -> YAMLNode {
        var entries: [YAMLEntry] = []
        var keys = YAMLKeySet()
        while true {
            let event = try next()
            if event.kind == .mappingEnd {
                let end = isFlow ? source.position(event.end) : entries.last?.value.range.end
                return YAMLNode(
                    .mapping(entries),
                    range: range(from: first, to: end),
                    isRefused: first.hasTag
                )
            }
            let key = try key(event, depth: depth)
            if key == nil { mergeDepth += 1 }
            let value = try value(behind: key, depth: depth)
            guard let key, let keyText = key.scalar?.text else {
                mergeDepth -= 1
                continue
            }
            let entry = YAMLEntry(
                key: keyText,
                keyRange: key.range,
                value: value,
                isKeyHidden: isHidden(keyText)
            )
            switch keys.insert(keyText, among: entries) {
            case .new: entries.append(entry)
            case .duplicate(let index):
                let first = entries[index].keyRange
                findings.addDuplicate(keyText, at: key.range, first: first)
            }
        }
    }

    /// The value of a key; one that is not written stands right behind the key's colon.
    private mutating func value(
        behind key: YAMLNode?,
        depth: Int
    ) throws(YAMLStop) -> YAMLNode {
        let event = try next()
        let value = try node(event, depth: depth)
        guard let key, value.isEmpty, event.start == event.end else { return value }
        // libyaml often gives the place of whatever comes next.
        let end = source.endOfColon(behind: key.range.end, orBefore: event.start)
        return YAMLNode(
            .scalar(YAMLScalar(text: "", origin: end)),
            range: SourceRange(start: end, end: end)
        )
    }

    /// The key that an event begins, or nil when it is refused and its entry left out.
    private mutating func key(
        _ event: YAMLEvent,
        depth: Int
    ) throws(YAMLStop) -> YAMLNode? {
        let node = try node(event, depth: depth)
        guard let scalar = node.scalar, event.kind != .alias, !scalar.text.utf8.isEmpty,
            scalar.style != .literal, scalar.style != .folded
        else {
            isFaithful = false
            if event.kind != .alias { refuseKey(node) }
            return nil
        }
        guard scalar.text.utf8.count <= limits.keyBytes else {
            throw refuse(
                .keyTooLong,
                at: node.range,
                "the key is longer than \(limits.keyBytes) bytes",
                help: "shorten the key"
            )
        }
        guard scalar.style != .plain || !scalar.text.hasSameBytes(as: "<<") else {
            isFaithful = false
            findings.addMerge(at: node.range)
            return nil
        }
        return node
    }

    private mutating func refuseKey(_ node: YAMLNode) {
        let word: String
        switch node.content {
        case .sequence: word = "a list"
        case .mapping: word = "a map"
        case .scalar(let scalar): word = scalar.text.utf8.isEmpty ? "nothing" : "a block of text"
        }
        findings.addBadKey(word, at: node.range)
    }

    private mutating func alias(_ event: YAMLEvent) -> YAMLNode {
        isFaithful = false
        let range = source.range(event.start, event.end)
        let word = source.word(at: source.offset(of: event.start))
        findings.addAnchor(word, at: range, inMerge: mergeDepth > 0)
        return YAMLNode(.scalar(YAMLScalar(text: "", origin: range.start)), range: range)
    }

    // MARK: Scalars

    private mutating func scalar(_ event: YAMLEvent, _ style: YAMLScalarStyle) -> YAMLNode {
        extents?.append(event.start..<max(event.start, event.end))
        let quotes = style == .plain ? 0 : 1
        let isBlock = style == .literal || style == .folded
        let isOneLine = !isBlock && event.start.line == event.end.line
        let width = event.end.column - event.start.column - 2 * quotes
        // An escape is longer than what it stands for, so equal lengths mean that there is none.
        let isItsOwnSource = isOneLine && (quotes == 0 || width == event.text.unicodeScalars.count)
        // What has an anchor or tag is refused anyway, so nobody asks for the places inside.
        if isItsOwnSource || event.hasProperties {
            let origin = source.position(event.start.advanced(by: quotes))
            return YAMLNode(
                .scalar(YAMLScalar(text: event.text, style: style, origin: origin)),
                range: source.range(event.start, isBlock ? event.start.advanced(by: 1) : event.end),
                isRefused: event.hasTag || isHidden(event.text)
            )
        }
        return mappedScalar(event, style, isBlock: isBlock)
    }

    /// A scalar whose text and source differ.
    private mutating func mappedScalar(
        _ event: YAMLEvent,
        _ style: YAMLScalarStyle,
        isBlock: Bool
    ) -> YAMLNode {
        let offset = source.offset(of: event.start)
        let map = YAMLTextMap(
            event.text,
            style: style,
            in: source,
            from: event.start,
            offset: offset
        )
        if let refused = map.refusedEscape {
            findings.addEscaped(refused.scalar, at: refused.range)
            holdsHidden = true
        }
        let end = isBlock ? source.endOfIndicator(at: offset, event.start) : event.end
        return YAMLNode(
            .scalar(
                YAMLScalar(text: event.text, style: style, origin: map.origin, jumps: map.jumps)
            ),
            range: source.range(event.start, end),
            isRefused: isHidden(event.text)
        )
    }

    /// Whether a text holds a character that it may not; most files are known to have none.
    private func isHidden(_ text: String) -> Bool {
        holdsHidden && text.unicodeScalars.contains(where: \.isRefusedInText)
    }

    // MARK: Limits and refusals

    private mutating func count(_ event: YAMLEvent) throws(YAMLStop) {
        nodeCount += 1
        guard nodeCount > limits.nodes else { return }
        throw refuse(
            .tooManyNodes,
            at: source.range(event.start, event.start.advanced(by: 1)),
            "the file holds more than \(limits.nodes) values",
            help: "split the file"
        )
    }

    private mutating func checkDepth(_ event: YAMLEvent, _ depth: Int) throws(YAMLStop) {
        guard depth >= limits.depth else { return }
        throw refuse(
            .tooDeep,
            at: source.range(event.start, event.start.advanced(by: 1)),
            "values are nested more than \(limits.depth) levels deep",
            help: "flatten the structure"
        )
    }

    private mutating func refuse(
        _ id: YAMLProblem,
        at range: SourceRange,
        _ message: String,
        help: String
    ) -> YAMLStop {
        findings.add(id, at: range, message, help: help)
        return YAMLStop()
    }

    /// Reports the anchor and tag in front of a value, and says where the value itself begins.
    private mutating func takeProperties(of event: YAMLEvent) -> YAMLMark {
        var mark = event.start
        var offset = source.offset(of: mark)
        while source.byte(offset) == ASCII.ampersand || source.byte(offset) == UInt8(ascii: "!") {
            let word = source.word(at: offset)
            let end = mark.advanced(by: word.unicodeScalars.count)
            if source.byte(offset) == ASCII.ampersand {
                findings.addAnchor(word, at: source.range(mark, end), inMerge: mergeDepth > 0)
            } else {
                findings.addTag(word, at: source.range(mark, end))
            }
            offset += word.utf8.count
            mark = end
            let blanks = source.spaces(at: offset)
            offset += blanks
            mark.column += blanks
        }
        return mark < event.end ? mark : event.start
    }

    private func range(from first: YAMLEvent, to end: SourcePosition?) -> SourceRange {
        let start = source.position(first.start)
        return SourceRange(start: start, end: end ?? start)
    }
}
