import HeliosText

/// Compiles texts that are paragraphs of words, strong words and code, as most notes are.
///
/// Of such a text, CommonMark leaves no doubt what the library would make. At the first byte that
/// could mean anything else, the whole text is left to the library.
@safe struct PlainMarkdown {
    // Read below `size` alone: through `byte`, or in runs that `byte` has gone through.
    private let text: UnsafeBufferPointer<UInt8>
    private let size: Int
    private var index = 0
    private var isStrong = false
    private var html: [UInt8] = []
    private var plain: [UInt8] = []

    /// A reader of valid UTF-8 without hidden characters, which the caller keeps alive.
    @unsafe private init(_ text: UnsafeBufferPointer<UInt8>) {
        unsafe self.text = text
        size = text.count
        html.reserveCapacity(size + size / 16 + 16)
        plain.reserveCapacity(size + 1)
    }

    /// The document of a text, or nil where the library has to be asked.
    static func document(of bytes: [UInt8]) -> MarkdownDocument? {
        unsafe bytes.withUnsafeBufferPointer { text in
            var reader = unsafe PlainMarkdown(text)
            return reader.document()
        }
    }

    private mutating func document() -> MarkdownDocument? {
        while index < size {
            if byte(index) == ASCII.lineFeed {
                index += 1
            } else if !paragraph() {
                return nil
            }
        }
        if plain.last == ASCII.lineFeed { plain.removeLast() }
        return MarkdownDocument(
            headings: [],
            links: [],
            plainText: String(decoding: plain, as: UTF8.self),
            html: html,
            slots: []
        )
    }

    /// Reads up to an empty line; false if this may be something else than a paragraph.
    private mutating func paragraph() -> Bool {
        append("<p>")
        while beginsLine(at: index), line() {
            index += 1
            guard index < size, byte(index) != ASCII.lineFeed else {
                append("</p>\n")
                plain.append(ASCII.lineFeed)
                return !isStrong
            }
            html.append(ASCII.lineFeed)
            plain.append(ASCII.space)
        }
        return false
    }

    /// Whether a line that begins with this byte can only go on with a paragraph, or begin one.
    private func beginsLine(at index: Int) -> Bool {
        let first = byte(index)
        return first.isASCIILetter || first >= 0x80 || first == UInt8(ascii: "(")
            || (first == UInt8(ascii: "*") && opensStrong(at: index))
            || (first == UInt8(ascii: "`") && byte(index + 1) != first)
    }

    /// Reads up to a line's end; false if it holds what is not certain.
    private mutating func line() -> Bool {
        var start = index
        while true {
            let found = byte(index)
            switch found {
            case ASCII.lineFeed:
                copy(start..<index)
                // Blanks at the end of a line may break it.
                return byte(index - 1) != ASCII.space
            case UInt8(ascii: "*"), UInt8(ascii: "`"):
                copy(start..<index)
                guard found == UInt8(ascii: "*") ? strong() : code() else { return false }
                start = index
            case ASCII.underscore:
                guard isWord(at: index - 1), isWord(at: index + 1) else { return false }
                index += 1
            case ASCII.colon where byte(index + 1) == ASCII.slash: return false
            case UInt8(ascii: "w") where byte(index + 1) == found && byte(index + 2) == found:
                return false
            case ASCII.ampersand, ASCII.less, ASCII.backslash, UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "@"), UInt8(ascii: "~"), ASCII.delete, 0..<0x20:
                return false
            default: index += 1
            }
        }
    }

    /// Reads the two stars in front of strong words, or behind them.
    private mutating func strong() -> Bool {
        guard isStrong ? closesStrong(at: index) : opensStrong(at: index) else { return false }
        append(isStrong ? "</strong>" : "<strong>")
        isStrong.toggle()
        index += 2
        return true
    }

    /// Two stars between a blank and a word can only open.
    private func opensStrong(at index: Int) -> Bool {
        byte(index + 1) == UInt8(ascii: "*") && isWord(at: index + 2)
            && (index == 0 || byte(index - 1) == ASCII.space
                || byte(index - 1) == ASCII.lineFeed)
    }

    /// Two stars between a word and a blank, or the end of a sentence, can only close.
    private func closesStrong(at index: Int) -> Bool {
        guard byte(index + 1) == UInt8(ascii: "*"), isWord(at: index - 1) else { return false }
        switch byte(index + 2) {
        case ASCII.space, ASCII.lineFeed, ASCII.dot, ASCII.comma, ASCII.colon: return true
        case UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "?"): return true
        default: return false
        }
    }

    /// Reads code between single backticks on one line.
    private mutating func code() -> Bool {
        let tick = UInt8(ascii: "`")
        let start = index + 1
        var end = start
        while byte(end) != tick {
            guard byte(end) >= 0x20, byte(end) != ASCII.delete else { return false }
            end += 1
        }
        guard end > start, byte(end + 1) != tick, byte(start) != ASCII.space,
            byte(end - 1) != ASCII.space
        else { return false }
        append("<code>")
        copy(start..<end)
        append("</code>")
        index = end + 1
        return true
    }

    /// Copies what is shown as it is.
    private mutating func copy(_ run: Range<Int>) {
        guard !run.isEmpty else { return }
        let bytes = unsafe UnsafeBufferPointer(rebasing: text[run])
        unsafe HTMLEscape.append(run: bytes, to: &html)
        unsafe plain.append(contentsOf: bytes)
    }

    private mutating func append(_ markup: StaticString) {
        markup.withUTF8Buffer { unsafe html.append(contentsOf: $0) }
    }

    private func isWord(at index: Int) -> Bool {
        index >= 0 && (byte(index).isASCIILetter || byte(index).isASCIIDigit)
    }

    /// The byte at an offset that is not negative; every text ends with a line feed.
    private func byte(_ offset: Int) -> UInt8 {
        offset < size ? unsafe text[offset] : ASCII.lineFeed
    }
}
