// The compiler inlines nothing but public code into other targets, and a call for each byte of a
// text is dear. No product offers this target, so nobody outside can see it.

/// ASCII bytes by name, for code that reads text as bytes.
public enum ASCII {
    /// U+0009.
    @inlinable public static var tab: UInt8 { UInt8(ascii: "\t") }
    /// U+000A.
    @inlinable public static var lineFeed: UInt8 { UInt8(ascii: "\n") }
    /// U+000D.
    @inlinable public static var carriageReturn: UInt8 { UInt8(ascii: "\r") }
    /// U+0020.
    @inlinable public static var space: UInt8 { UInt8(ascii: " ") }
    /// `"`.
    @inlinable public static var quote: UInt8 { UInt8(ascii: "\"") }
    /// `'`.
    @inlinable public static var apostrophe: UInt8 { UInt8(ascii: "'") }
    /// `&`.
    @inlinable public static var ampersand: UInt8 { UInt8(ascii: "&") }
    /// `<`.
    @inlinable public static var less: UInt8 { UInt8(ascii: "<") }
    /// `>`.
    @inlinable public static var greater: UInt8 { UInt8(ascii: ">") }
    /// `/`.
    @inlinable public static var slash: UInt8 { UInt8(ascii: "/") }
    /// `\`.
    @inlinable public static var backslash: UInt8 { UInt8(ascii: "\\") }
    /// `:`.
    @inlinable public static var colon: UInt8 { UInt8(ascii: ":") }
    /// `,`.
    @inlinable public static var comma: UInt8 { UInt8(ascii: ",") }
    /// `.`.
    @inlinable public static var dot: UInt8 { UInt8(ascii: ".") }
    /// `-`.
    @inlinable public static var hyphen: UInt8 { UInt8(ascii: "-") }
    /// `_`.
    @inlinable public static var underscore: UInt8 { UInt8(ascii: "_") }
    /// `0`.
    @inlinable public static var zero: UInt8 { UInt8(ascii: "0") }
    /// `9`.
    @inlinable public static var nine: UInt8 { UInt8(ascii: "9") }
    /// U+007F.
    @inlinable public static var delete: UInt8 { 0x7F }
}

extension UInt8 {
    /// `0`–`9`.
    @inlinable public var isASCIIDigit: Bool { self &- 0x30 < 10 }

    /// `a`–`z`.
    @inlinable public var isASCIILowercase: Bool { self &- 0x61 < 26 }

    /// `A`–`Z`.
    @inlinable public var isASCIIUppercase: Bool { self &- 0x41 < 26 }

    /// `a`–`z` or `A`–`Z`.
    @inlinable public var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// `0`–`9`, `a`–`f` or `A`–`F`.
    @inlinable public var isASCIIHexDigit: Bool { isASCIIDigit || (self | 0x20) &- 0x61 < 6 }

    /// The value of a hexadecimal digit, or nil for any other byte.
    @inlinable public var hexDigitValue: UInt8? {
        if isASCIIDigit { return self &- 0x30 }
        return isASCIIHexDigit ? (self | 0x20) &- 0x61 &+ 10 : nil
    }

    /// This byte with `A`–`Z` folded to `a`–`z`.
    @inlinable public var asciiLowercased: UInt8 { isASCIIUppercase ? self | 0x20 : self }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether all bytes are visible ASCII, spaces or line feeds, as those of most texts are.
    package var isVisibleASCII: Bool {
        // Without a way out of the loop, the compiler looks at many bytes at once.
        var strangers: UInt8 = 0
        for index in 0..<count {
            let byte = unsafe self[index]
            strangers |= byte &- 0x20 < 0x5F || byte == ASCII.lineFeed ? 0 : 1
        }
        return strangers == 0
    }
}
