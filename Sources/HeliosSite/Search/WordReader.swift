import HeliosText

/// Reads texts as the words that people search by, folded.
///
/// `macbook-mike` is the words `macbook` and `mike`, and `macbookmike`, so that it is found however
/// it is written. Words of scripts without spaces are pairs of letters. The script that searches
/// reads queries in the same way; `Tests/Fixtures/search` holds the two to one another.
struct WordReader {
    /// The most bytes of a word; what is longer is no word but data.
    static let longestWord = 48
    private static let longestCompound = 64

    /// The letters of the word that is being read.
    private var word: [UInt8] = []
    /// The same in another spelling, if there is one.
    private var spelled: [UInt8] = []
    private var isSpelled = false
    /// The words so far that only hyphens, dots and the like have parted.
    private var compound: [UInt8] = []
    /// The words that the compound consists of, one behind the other, and where each ends.
    private var parts: [UInt8] = []
    private var partEnds: [Int] = []
    /// The last letters of a run without spaces.
    private var previous: [UInt8] = []
    private let folding = LetterFolding.standard

    /// Calls the closure for each word; `isCompound` tells those that stand for several.
    mutating func read(_ text: String, _ found: (_ word: [UInt8], _ isCompound: Bool) -> Void) {
        text.withBytes { bytes in
            unsafe read(bytes, found)
        }
    }

    private mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ found: ([UInt8], Bool) -> Void
    ) {
        var index = 0
        while index < bytes.count {
            let byte = unsafe bytes[index]
            if byte < 0x80 {
                index += 1
                if byte.isASCIILetter || byte.isASCIIDigit {
                    if !previous.isEmpty { endRun(found) }
                    word.append(byte.asciiLowercased)
                    if isSpelled { spelled.append(byte.asciiLowercased) }
                } else if !word.isEmpty, index > 1, index < bytes.count,
                    unsafe Self.joins(byte, bytes[index - 2], bytes[index])
                {
                    endPart(keeping: byte, before: unsafe bytes[index])
                } else {
                    endCompound(found)
                }
                continue
            }
            let (scalar, length) = unsafe Self.scalar(of: bytes, at: index)
            index += length
            let next = index < bytes.count ? unsafe bytes[index] : 0
            read(scalar, before: next, found)
        }
        endCompound(found)
    }

    /// What a letter beyond ASCII, or a mark, does to the words.
    private mutating func read(
        _ scalar: Unicode.Scalar,
        before next: UInt8,
        _ found: ([UInt8], Bool) -> Void
    ) {
        if LetterFolding.isUnspaced(scalar) {
            if !word.isEmpty || !parts.isEmpty { endCompound(found) }
            return unspaced(scalar, found)
        }
        if scalar.value == 0x2019 {
            // A typographic apostrophe, as in "mike’s".
            if !word.isEmpty, next.isASCIILetter {
                endPart(keeping: nil, before: next)
            } else {
                endCompound(found)
            }
            return
        }
        if LetterFolding.isDroppedMark(scalar) || scalar.value == 0xAD { return }
        guard LetterFolding.isWord(scalar) else { return endCompound(found) }
        if !previous.isEmpty { endRun(found) }
        let start = word.count
        if !isSpelled { spelled = word }
        if LetterFolding.appendSpelled(scalar, to: &spelled) {
            isSpelled = true
            folding.append(scalar, to: &word)
        } else {
            folding.append(scalar, to: &word)
            if isSpelled { spelled += word[start...] }
        }
    }

    // MARK: Where words end

    /// Whether a mark between two letters joins them to one thing, such as an address.
    private static func joins(_ mark: UInt8, _ before: UInt8, _ next: UInt8) -> Bool {
        switch mark {
        case ASCII.hyphen, ASCII.dot, ASCII.underscore, UInt8(ascii: "@"), ASCII.apostrophe:
            return next.isASCIILetter || next.isASCIIDigit || next >= 0x80
        case ASCII.colon:
            return before.isASCIIHexDigit && next.isASCIIHexDigit
        default: return false
        }
    }

    private mutating func endPart(keeping mark: UInt8?, before next: UInt8) {
        compound += word
        parts += word
        partEnds.append(parts.count)
        // The dots of versions and addresses tell 1.21 from 12.1.
        if mark == ASCII.dot, word.last?.isASCIIDigit == true, next.isASCIIDigit {
            compound.append(ASCII.dot)
        }
        word.removeAll(keepingCapacity: true)
        isSpelled = false
    }

    private mutating func endCompound(_ found: ([UInt8], Bool) -> Void) {
        if !previous.isEmpty { endRun(found) }
        guard !word.isEmpty || !parts.isEmpty else { return }
        defer {
            word.removeAll(keepingCapacity: true)
            isSpelled = false
        }
        guard !parts.isEmpty else {
            if word.count <= Self.longestWord { found(word, false) }
            if isSpelled, spelled.count <= Self.longestWord { found(spelled, false) }
            return
        }
        compound += word
        parts += word
        partEnds.append(parts.count)
        if compound.count <= Self.longestCompound { found(compound, true) }
        if !compound.contains(ASCII.dot) {
            var start = 0
            for end in partEnds {
                let part = Array(parts[start..<end])
                if Self.standsAlone(part) { found(part, false) }
                start = end
            }
        }
        compound.removeAll(keepingCapacity: true)
        parts.removeAll(keepingCapacity: true)
        partEnds.removeAll(keepingCapacity: true)
    }

    /// Whether a part of a compound is a word by itself: two letters, or three digits.
    private static func standsAlone(_ part: [UInt8]) -> Bool {
        guard part.count <= longestWord else { return false }
        return part.count > 2 || part.count == 2 && !part.allSatisfy(\.isASCIIDigit)
    }

    // MARK: Scripts without spaces

    private mutating func unspaced(_ scalar: Unicode.Scalar, _ found: ([UInt8], Bool) -> Void) {
        let letter = Array(String(scalar).utf8)
        if !previous.isEmpty {
            found(previous + letter, false)
            isFirst = false
        } else {
            isFirst = true
        }
        previous = letter
    }

    /// Whether the run has one letter so far.
    private var isFirst = false

    private mutating func endRun(_ found: ([UInt8], Bool) -> Void) {
        if isFirst { found(previous, false) }
        previous.removeAll()
    }

    // MARK: Whole values

    /// A value such as a serial number or an address as one word, however its parts are parted.
    static func key(of text: String) -> [UInt8] {
        var key: [UInt8] = []
        var dot = false
        for scalar in text.unicodeScalars {
            guard LetterFolding.isWord(scalar), !LetterFolding.isDroppedMark(scalar) else {
                dot = scalar == "." && key.last?.isASCIIDigit == true
                continue
            }
            if dot, scalar.isASCII, UInt8(truncatingIfNeeded: scalar.value).isASCIIDigit {
                key.append(ASCII.dot)
            }
            dot = false
            LetterFolding.standard.append(scalar, to: &key)
        }
        return key.count <= 96 ? key : []
    }

    private static func scalar(
        of bytes: UnsafeBufferPointer<UInt8>,
        at index: Int
    ) -> (Unicode.Scalar, Int) {
        let first = unsafe bytes[index]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC0, index + length <= bytes.count else { return ("\u{FFFD}", 1) }
        var value = UInt32(first) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
        for offset in 1..<length {
            value = value << 6 | UInt32(unsafe bytes[index + offset] & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}
