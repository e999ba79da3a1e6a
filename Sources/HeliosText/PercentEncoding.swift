/// Percent encoding (RFC 3986), byte by byte.
package enum PercentEncoding {
    /// A relative path as a URI reference: all but unreserved bytes and `/` encoded.
    ///
    /// A colon is encoded as well, because a first part that holds one would be a scheme.
    package static func path(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var output: [UInt8] = []
        output.reserveCapacity(path.utf8.count)
        for byte in path.utf8 {
            if byte.isUnreservedInURI || byte == ASCII.slash {
                output.append(byte)
            } else {
                output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}

extension UInt8 {
    /// A letter, a digit, `-`, `.`, `_` or `~`.
    package var isUnreservedInURI: Bool {
        isASCIILetter || isASCIIDigit || self == ASCII.hyphen || self == ASCII.dot
            || self == ASCII.underscore || self == UInt8(ascii: "~")
    }
}
