/// Escaping for HTML, byte by byte.
///
/// The five bytes that can end a text or an attribute are ASCII, so they are never part of another
/// scalar in UTF-8; a loop over `Character` would miss a quote that carries a combining mark.
package enum HTMLEscape {
    /// Appends a text so that it is safe between tags and inside a quoted attribute.
    package static func append(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
        for byte in text {
            switch byte {
            case ASCII.ampersand: output.append(contentsOf: "&amp;".utf8)
            case ASCII.less: output.append(contentsOf: "&lt;".utf8)
            case ASCII.greater: output.append(contentsOf: "&gt;".utf8)
            case ASCII.quote: output.append(contentsOf: "&quot;".utf8)
            case ASCII.apostrophe: output.append(contentsOf: "&#39;".utf8)
            default: output.append(byte)
            }
        }
    }

    /// Appends a text, copying whole runs that need no escape.
    package static func append(_ text: String, to output: inout [UInt8]) {
        text.withBytes { unsafe append(run: $0, to: &output) }
    }

    /// Appends a text that is already bytes, copying whole runs that need no escape.
    package static func append(bytes text: [UInt8], to output: inout [UInt8]) {
        unsafe text.withUnsafeBufferPointer { unsafe append(run: $0, to: &output) }
    }

    /// Appends a part of a text that is already bytes, copying whole runs that need no escape.
    package static func append(
        bytes text: [UInt8],
        in range: Range<Int>,
        to output: inout [UInt8]
    ) {
        unsafe text.withUnsafeBufferPointer {
            unsafe append(run: UnsafeBufferPointer(rebasing: $0[range]), to: &output)
        }
    }

    /// Appends a part of a text, copying whole runs that need no escape.
    package static func append(run bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var start = 0
        for index in bytes.indices where unsafe mayNeedEscape(bytes[index]) {
            let replacement: StaticString
            switch unsafe bytes[index] {
            case ASCII.ampersand: replacement = "&amp;"
            case ASCII.less: replacement = "&lt;"
            case ASCII.greater: replacement = "&gt;"
            case ASCII.quote: replacement = "&quot;"
            case ASCII.apostrophe: replacement = "&#39;"
            default: continue
            }
            unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            replacement.withUTF8Buffer { unsafe output.append(contentsOf: $0) }
            start = index + 1
        }
        unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    /// One bit for each byte that is escaped; all of them lie below 64.
    private static var escapedBytes: UInt64 {
        1 << UInt64(ASCII.ampersand) | 1 << UInt64(ASCII.less) | 1 << UInt64(ASCII.greater)
            | 1 << UInt64(ASCII.quote) | 1 << UInt64(ASCII.apostrophe)
    }

    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        byte < 64 && escapedBytes & 1 << UInt64(byte) != 0
    }

    /// The escaped text.
    package static func escaped(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + 16)
        append(text, to: &output)
        return String(decoding: output, as: UTF8.self)
    }
}
