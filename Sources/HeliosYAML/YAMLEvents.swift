private import CYAML

/// One event of libyaml's stream, free of C.
struct YAMLEvent {
    enum Kind: Equatable {
        case streamStart, streamEnd, documentStart, documentEnd
        case alias
        case scalar(YAMLScalarStyle)
        case sequenceStart(isFlow: Bool), sequenceEnd
        case mappingStart(isFlow: Bool), mappingEnd
    }

    var kind: Kind
    var start: YAMLMark
    var end: YAMLMark
    /// A scalar's text; empty for every other event.
    var text = ""
    /// Whether an anchor or a tag stands in front of the value; `start` is then in front of both.
    var hasProperties = false
    /// Whether one of them is a tag.
    var hasTag = false
}

/// Where and why libyaml could not go on, in its own words.
struct YAMLSyntaxFailure: Error {
    var problem: String
    var context: String
    var mark: YAMLMark
    var contextMark: YAMLMark
}

/// libyaml's event stream over a text that the caller keeps alive.
@safe struct YAMLEventReader: ~Copyable {
    // libyaml keeps a pointer to its own parser, so the parser must never move.
    private let parser: UnsafeMutablePointer<yaml_parser_t>

    /// A stream over a text that is not empty.
    @unsafe init(_ text: UnsafeBufferPointer<UInt8>) {
        unsafe parser = .allocate(capacity: 1)
        let isReady = unsafe yaml_parser_initialize(parser) == 1
        precondition(isReady, "out of memory")
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
    }

    /// The next event; nothing may be asked after the end of the stream or a failure.
    mutating func next() throws(YAMLSyntaxFailure) -> YAMLEvent {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure() }
        defer { unsafe yaml_event_delete(&event) }
        return unsafe Self.event(event)
    }

    private func failure() -> YAMLSyntaxFailure {
        unsafe YAMLSyntaxFailure(
            problem: parser.pointee.problem.map { unsafe String(cString: $0) } ?? "",
            context: parser.pointee.context.map { unsafe String(cString: $0) } ?? "",
            mark: YAMLMark(parser.pointee.problem_mark),
            contextMark: YAMLMark(parser.pointee.context_mark)
        )
    }

    private static func event(_ event: yaml_event_t) -> YAMLEvent {
        let (start, end) = unsafe (YAMLMark(event.start_mark), YAMLMark(event.end_mark))
        switch unsafe event.type {
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            return unsafe YAMLEvent(
                kind: .scalar(YAMLScalarStyle(scalar.style)),
                start: start,
                end: end,
                text: String(
                    decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length),
                    as: UTF8.self
                ),
                hasProperties: scalar.anchor != nil || scalar.tag != nil,
                hasTag: scalar.tag != nil
            )
        case YAML_SEQUENCE_START_EVENT:
            let list = unsafe event.data.sequence_start
            return unsafe YAMLEvent(
                kind: .sequenceStart(isFlow: list.style == YAML_FLOW_SEQUENCE_STYLE),
                start: start,
                end: end,
                hasProperties: list.anchor != nil || list.tag != nil,
                hasTag: list.tag != nil
            )
        case YAML_MAPPING_START_EVENT:
            let map = unsafe event.data.mapping_start
            return unsafe YAMLEvent(
                kind: .mappingStart(isFlow: map.style == YAML_FLOW_MAPPING_STYLE),
                start: start,
                end: end,
                hasProperties: map.anchor != nil || map.tag != nil,
                hasTag: map.tag != nil
            )
        default:
            return unsafe YAMLEvent(kind: .init(plain: event.type), start: start, end: end)
        }
    }
}

extension YAMLEvent.Kind {
    /// The kind of an event that carries nothing else.
    fileprivate init(plain type: yaml_event_type_t) {
        switch type {
        case YAML_STREAM_START_EVENT: self = .streamStart
        case YAML_DOCUMENT_START_EVENT: self = .documentStart
        case YAML_DOCUMENT_END_EVENT: self = .documentEnd
        case YAML_ALIAS_EVENT: self = .alias
        case YAML_SEQUENCE_END_EVENT: self = .sequenceEnd
        case YAML_MAPPING_END_EVENT: self = .mappingEnd
        default: self = .streamEnd
        }
    }
}

extension YAMLScalarStyle {
    fileprivate init(_ style: yaml_scalar_style_t) {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: self = .literal
        case YAML_FOLDED_SCALAR_STYLE: self = .folded
        default: self = .plain
        }
    }
}

extension YAMLMark {
    fileprivate init(_ mark: yaml_mark_t) {
        line = Int(mark.line)
        column = Int(mark.column)
    }
}
