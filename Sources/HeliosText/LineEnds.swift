extension [UInt8] {
    /// The bytes of a text with a line feed alone at the end of each line.
    ///
    /// A working tree may have other line ends than what git keeps, and they say nothing. Bytes
    /// with a zero among them are no text, as git has it too, and stay as they are.
    package var withPlainLineEnds: [UInt8] {
        guard contains(ASCII.carriageReturn), !contains(0) else { return self }
        var result: [UInt8] = []
        result.reserveCapacity(count)
        for (place, byte) in enumerated() {
            let isEnd =
                byte == ASCII.carriageReturn && place + 1 < count
                && self[place + 1] == ASCII.lineFeed
            if !isEnd { result.append(byte) }
        }
        return result
    }
}
