import HeliosText

/// What the name of a file tells.
enum FileName {
    /// Whether browsers show the file through `<img>`.
    static func isImage(_ name: String) -> Bool {
        isRaster(name) || suffix(of: name).hasSameBytes(as: "svg")
    }

    /// Whether a browser that opens the file shows it, and runs nothing that it holds.
    static func isSafeToOpen(_ name: String) -> Bool {
        isRaster(name) || ["pdf", "txt", "log"].contains(suffix(of: name))
    }

    /// Whether browsers show the file page by page.
    static func isPaged(_ name: String) -> Bool { suffix(of: name).hasSameBytes(as: "pdf") }

    /// The end of the name in capitals, such as `PDF`; nil where it tells nothing.
    static func type(of name: String) -> String? {
        let suffix = suffix(of: name)
        guard (1...4).contains(suffix.utf8.count),
            suffix.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit })
        else { return nil }
        return String(
            decoding: suffix.utf8.map { $0.isASCIILetter ? $0 & ~0x20 : $0 },
            as: UTF8.self
        )
    }

    private static func isRaster(_ name: String) -> Bool {
        ["png", "jpg", "jpeg", "gif", "webp", "avif"].contains(suffix(of: name))
    }

    private static func suffix(of name: String) -> String {
        let parts = name.split(onByte: UInt8(ascii: "."))
        guard parts.count > 1, let last = parts.last else { return "" }
        return String(decoding: last.utf8.map(\.asciiLowercased), as: UTF8.self)
    }
}
