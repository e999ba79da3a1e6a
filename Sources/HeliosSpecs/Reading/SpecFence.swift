import HeliosText

/// The code fence that is open, as lines are read one after the other.
///
/// The reference tool knows no limit of indentation and no rule about backticks behind the opener.
struct SpecFence {
    private var mark: UInt8 = 0
    private var length = 0

    var isOpen: Bool { mark != 0 }

    /// Reads a line; true when it opens or closes a fence, or lies within one.
    @inline(__always)
    mutating func masks(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        guard let first = line.first else { return isOpen }
        let byte = bytes[first]
        let mayFence =
            byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") || byte <= ASCII.space
            || byte >= 0xC2
        guard mayFence else { return isOpen }
        return readCandidate(bytes, line)
    }

    private mutating func readCandidate(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        var index = line.lowerBound
        while index < line.upperBound {
            let space = WhiteSpace.length(bytes, at: index, before: line.upperBound)
            if space == 0 { break }
            index += space
        }
        guard index < line.upperBound else { return isOpen }
        let byte = bytes[index]
        guard byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else { return isOpen }
        var end = index
        while end < line.upperBound, bytes[end] == byte { end += 1 }
        guard end - index >= 3 else { return isOpen }
        guard isOpen else {
            mark = byte
            length = end - index
            return true
        }
        if byte == mark, end - index >= length {
            while end < line.upperBound {
                let space = WhiteSpace.length(bytes, at: end, before: line.upperBound)
                guard space > 0 else { return true }
                end += space
            }
            mark = 0
        }
        return true
    }
}
