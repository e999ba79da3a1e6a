/// Percent encoding (RFC 3986), byte by byte.
package enum PercentEncoding {
    /// A relative path as a URI reference: all but unreserved bytes and `/` encoded.
    ///
    /// A colon is encoded as well, because a first part that holds one would be a scheme.
    package static func path(_ path: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(path.utf8.count)
        append(path.utf8, to: &output) { $0.isUnreservedInURI || $0 == ASCII.slash }
        return String(decoding: output, as: UTF8.self)
    }

    /// Appends bytes, encoded but for the plain ones.
    package static func append(
        _ bytes: some Sequence<UInt8>,
        to output: inout [UInt8],
        where isPlain: (UInt8) -> Bool
    ) {
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in bytes {
            if isPlain(byte) {
                output.append(byte)
            } else {
                output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
    }
}

extension UInt8 {
    /// A letter, a digit, `-`, `.`, `_` or `~`.
    package var isUnreservedInURI: Bool {
        isASCIILetter || isASCIIDigit || self == ASCII.hyphen || self == ASCII.dot
            || self == ASCII.underscore || self == UInt8(ascii: "~")
    }
}
