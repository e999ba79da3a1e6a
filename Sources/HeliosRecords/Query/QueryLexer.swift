import HeliosText

/// Cuts an expression into tokens.
struct QueryLexer {
    let bytes: [UInt8]
    private(set) var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// All tokens; the last is `.end`, an empty range behind the text.
    static func tokens(of text: String) throws(QuerySyntaxError) -> [QueryToken] {
        var lexer = QueryLexer(text)
        guard lexer.bytes.count <= QueryGrammar.maximumBytes else {
            throw QuerySyntaxError(
                problem: .tooComplex,
                range: 0..<lexer.bytes.count,
                message: "the expression holds more than \(QueryGrammar.maximumBytes) bytes",
                help: "split it"
            )
        }
        var tokens: [QueryToken] = []
        while true {
            let token = try lexer.next()
            tokens.append(token)
            if token.form == .end { return tokens }
        }
    }

    private mutating func next() throws(QuerySyntaxError) -> QueryToken {
        skip(while: \.isQueryBlank)
        let start = position
        guard let byte = peek() else { return QueryToken(form: .end, range: start..<start) }
        let form: QueryToken.Form
        switch byte {
        case ASCII.quote, ASCII.apostrophe: form = .text(try quoted(by: byte))
        case UInt8(ascii: "`"): form = try quotedName()
        case _ where byte.isASCIILetter || byte == ASCII.underscore: form = try word()
        case _ where byte.isASCIIDigit: form = try number()
        default: form = .mark(try mark())
        }
        return QueryToken(form: form, range: start..<position)
    }

    func peek(_ offset: Int = 0) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    mutating func skip(while fits: (UInt8) -> Bool) {
        while let byte = peek(), fits(byte) { position += 1 }
    }

    mutating func advance(by count: Int = 1) { position += count }

    func text(from start: Int) -> String {
        String(decoding: bytes[start..<position], as: UTF8.self)
    }
}

// MARK: - Words

extension QueryLexer {
    /// A word; one followed at once by a colon and an id is a record reference.
    private mutating func word() throws(QuerySyntaxError) -> QueryToken.Form {
        let start = position
        skip(while: \.isQueryWord)
        while peek() == ASCII.hyphen, let next = peek(1), next.isQueryWord {
            advance()
            skip(while: \.isQueryWord)
        }
        let word = text(from: start)
        guard peek() == ASCII.colon, let next = peek(1), next.isQueryWord else {
            return .word(word)
        }
        advance()
        let idStart = position
        skip(while: \.isQueryID)
        let id = text(from: idStart)
        guard Slug.isName(word), Slug.isPath(id) else {
            throw QuerySyntaxError(
                range: start..<position,
                message: "'\(word):\(id)' is not a record reference",
                help: "write it as 'kind:id' in lower case, or put text in quotes"
            )
        }
        return .reference(kind: word, id: id)
    }

    private mutating func quotedName() throws(QuerySyntaxError) -> QueryToken.Form {
        let start = position
        advance()
        skip(while: \.isQueryWord)
        let name = String(decoding: bytes[(start + 1)..<position], as: UTF8.self)
        guard peek() == UInt8(ascii: "`"), !name.isEmpty else {
            throw QuerySyntaxError(
                range: start..<position,
                message: "a name between '`' and '`' is not complete",
                help: "write a field's or relation's name and the closing '`'"
            )
        }
        advance()
        return .name(name)
    }

    /// Text between quotes; a backslash stands before `\`, `"`, `'`, `n` or `t`.
    private mutating func quoted(by quote: UInt8) throws(QuerySyntaxError) -> String {
        let start = position
        advance()
        var content: [UInt8] = []
        while let byte = peek() {
            advance()
            if byte == quote { return String(decoding: content, as: UTF8.self) }
            guard byte == ASCII.backslash else {
                content.append(byte)
                continue
            }
            content.append(try escaped())
        }
        throw QuerySyntaxError(
            range: start..<position,
            message: "the text in quotes does not end",
            help: "add the closing quote"
        )
    }

    private mutating func escaped() throws(QuerySyntaxError) -> UInt8 {
        let start = position - 1
        let byte = peek()
        advance()
        switch byte {
        case ASCII.quote?, ASCII.apostrophe?, ASCII.backslash?: return byte ?? 0
        case UInt8(ascii: "n")?: return ASCII.lineFeed
        case UInt8(ascii: "t")?: return ASCII.tab
        default:
            position = min(position, bytes.count)
            // The escaped scalar may be longer than a byte; the span covers all of it.
            skip { $0 & 0xC0 == 0x80 }
            throw QuerySyntaxError(
                range: start..<position,
                message: "'\(text(from: start))' is not an escape",
                help: "write '\\\\' for a backslash, '\\\"' for a quote, '\\n' or '\\t'"
            )
        }
    }
}

// MARK: - Marks

extension QueryLexer {
    private mutating func mark() throws(QuerySyntaxError) -> QueryMark {
        let start = position
        if let next = peek(1) {
            let pair = String(decoding: [bytes[start], next], as: UTF8.self)
            if let foreign = Self.foreign[pair] { throw unknown(pair, meaning: foreign) }
            if let mark = QueryMark(rawValue: pair) {
                advance(by: 2)
                return mark
            }
        }
        let single = String(decoding: [bytes[start]], as: UTF8.self)
        if let mark = QueryMark(rawValue: single) {
            advance()
            return mark
        }
        advance()
        skip { $0 & 0xC0 == 0x80 }
        let found = text(from: start)
        position = start
        throw unknown(found, meaning: Self.foreign[found])
    }

    private func unknown(_ found: String, meaning: String?) -> QuerySyntaxError {
        QuerySyntaxError(
            range: position..<min(bytes.count, position + found.utf8.count),
            message: "'\(TerminalText.printable(found))' is not part of the language",
            help: meaning.map { "write '\($0)'" } ?? "put text in quotes"
        )
    }

    /// What people who know other languages write.
    private static let foreign = [
        "==": "=", "<>": "!=", "=<": "<=", "=>": ">=", "&&": "and", "||": "or", "!": "not",
        "~=": "matches", "=~": "matches",
    ]
}

extension UInt8 {
    fileprivate var isQueryBlank: Bool {
        self == ASCII.space || self == ASCII.tab || self == ASCII.lineFeed
            || self == ASCII.carriageReturn
    }

    var isQueryWord: Bool { isASCIILetter || isASCIIDigit || self == ASCII.underscore }

    fileprivate var isQueryID: Bool {
        isQueryWord || self == ASCII.dot || self == ASCII.hyphen || self == ASCII.slash
    }
}
