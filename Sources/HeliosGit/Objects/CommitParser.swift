import HeliosText

/// Reads the text of a commit; odd people are kept as they are, and told of.
struct CommitParser {
    private var rest: ArraySlice<UInt8>
    private var isMalformed = false

    /// More parents are no merge that anybody made.
    private static let parentLimit = 1024

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// The commit, or nil if it names no tree.
    static func commit(_ id: ObjectID, _ bytes: [UInt8], isCut: Bool) -> Commit? {
        var parser = CommitParser(bytes)
        return parser.commit(id, isCut: isCut)
    }

    private mutating func commit(_ id: ObjectID, isCut: Bool) -> Commit? {
        guard let tree = line(after: "tree ").flatMap({ ObjectID(hex: $0) }) else { return nil }
        var parents: [ObjectID] = []
        while let line = line(after: "parent ") {
            guard let parent = ObjectID(hex: line), parents.count < Self.parentLimit else {
                return nil
            }
            parents.append(parent)
        }
        let isLatin = Self.isLatin1(rest)
        let author = person(after: "author ", isLatin)
        let committer = person(after: "committer ", isLatin)
        skipHeaders()
        return Commit(
            id: id,
            tree: tree,
            parents: isCut ? [] : parents,
            isCut: isCut && !parents.isEmpty,
            author: author,
            committer: committer,
            message: Self.text(rest, isLatin),
            isMalformed: isMalformed
        )
    }

    /// Takes the next line if it begins with a word.
    private mutating func line(after word: String) -> ArraySlice<UInt8>? {
        guard rest.starts(with: word.utf8) else { return nil }
        let start = rest.startIndex + word.utf8.count
        let end = rest[start...].firstIndex(of: ASCII.lineFeed) ?? rest.endIndex
        let line = rest[start..<end]
        rest = rest[min(end + 1, rest.endIndex)...]
        return line
    }

    /// Leaves out the headers that are not looked at, up to the empty line.
    private mutating func skipHeaders() {
        let taken = ["tree ", "parent ", "author ", "committer "]
        while let first = rest.first, first != ASCII.lineFeed {
            // A name with a line break in it has brought a header of its own.
            if taken.contains(where: { rest.starts(with: $0.utf8) }) { isMalformed = true }
            let end = rest.firstIndex(of: ASCII.lineFeed) ?? rest.endIndex
            rest = rest[min(end + 1, rest.endIndex)...]
        }
        rest = rest.dropFirst()
    }

    /// `Name <mail> seconds zone`.
    private mutating func person(after word: String, _ isLatin: Bool) -> Person {
        guard let line = line(after: word) else {
            isMalformed = true
            return Person(name: "", email: "", seconds: 0, offsetMinutes: 0)
        }
        // As git does, the time is read from the back: whatever people put into names stays there.
        guard let open = line.firstIndex(of: ASCII.less),
            let close = line.lastIndex(of: ASCII.greater), open < close
        else {
            isMalformed = true
            return Person(name: Self.text(line, isLatin), email: "", seconds: 0, offsetMinutes: 0)
        }
        let parts = line[(close + 1)...].split(separator: ASCII.space)
        let seconds = parts.first.flatMap { Int(Substring(decoding: $0, as: UTF8.self)) }
        if parts.count != 2 || seconds == nil { isMalformed = true }
        var name = line[..<open]
        while name.last == ASCII.space { name.removeLast() }
        // A moment far outside of the calendar is a broken clock or an attack.
        let moment = seconds.flatMap { (-62_135_596_800...253_402_300_799).contains($0) ? $0 : nil }
        if moment == nil { isMalformed = true }
        return Person(
            name: Self.text(name, isLatin),
            email: Self.text(line[(open + 1)..<close], isLatin),
            seconds: moment ?? 0,
            offsetMinutes: parts.count > 1 ? Self.offset(parts[1]) : 0
        )
    }

    /// The minutes of `+0530`; git writes odd zones as it finds them, and they count as none.
    private static func offset(_ zone: ArraySlice<UInt8>) -> Int {
        let digits = zone.dropFirst()
        guard digits.count == 4, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let sign = zone.first, let number = Int(Substring(decoding: digits, as: UTF8.self)),
            number <= 1400, number % 100 < 60
        else { return 0 }
        let minutes = number / 100 * 60 + number % 100
        return sign == ASCII.hyphen ? -minutes : minutes
    }

    private static func isLatin1(_ headers: ArraySlice<UInt8>) -> Bool {
        for line in headers.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false) {
            if line.isEmpty { return false }
            guard line.starts(with: "encoding ".utf8) else { continue }
            let name = String(decoding: line.dropFirst(9), as: UTF8.self).lowercased()
            return ["iso-8859-1", "iso8859-1", "latin1", "latin-1"].contains(name)
        }
        return false
    }

    private static func text(_ bytes: ArraySlice<UInt8>, _ isLatin: Bool) -> String {
        guard isLatin else { return String(decoding: bytes, as: UTF8.self) }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: bytes.map { UnicodeScalar($0) })
        return String(text)
    }
}
