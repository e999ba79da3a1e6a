import HeliosText

/// The paths that texts write to reach files.
enum RelativePath {
    /// The way from the folder of one file to another file or folder.
    static func path(to target: String, fromFile base: String) -> String {
        var folders = base.split(onByte: ASCII.slash).dropLast()[...]
        var parts = target.split(onByte: ASCII.slash)[...]
        while let folder = folders.first, let part = parts.first, parts.count > 1,
            folder.hasSameBytes(as: part)
        {
            folders.removeFirst()
            parts.removeFirst()
        }
        return (folders.map { _ in ".." } + parts).joined(separator: "/")
    }

    /// A path as the address of a Markdown link.
    static func address(_ path: String) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        let kept = Array("!$'*+,;=@&".utf8)
        var output: [UInt8] = []
        for byte in path.utf8 {
            let isKept = byte.isUnreservedInURI || byte == ASCII.slash || kept.contains(byte)
            if isKept || byte >= 0x80 {
                output.append(byte)
            } else {
                output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return output
    }

    /// The path that an address spells.
    static func decoded(_ address: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var index = address.startIndex
        while index < address.endIndex {
            if address[index] == UInt8(ascii: "%"), index + 2 < address.endIndex,
                let high = address[index + 1].hexDigitValue,
                let low = address[index + 2].hexDigitValue
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(address[index])
                index += 1
            }
        }
        return bytes
    }
}
