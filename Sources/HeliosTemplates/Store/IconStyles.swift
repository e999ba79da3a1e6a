import HeliosText

/// The icons as rules of the style sheet, so that pages show one by a class and hold no drawing.
///
/// A rule for each icon, such as `.icon-house{--icon:url("data:…")}`, gives what `.icon` is masked
/// with.
struct IconStyles {
    /// The rules in the order of the names; empty without icons.
    let bytes: [UInt8]

    /// Rules for the files that are icons; others are left out, and so is one that is no SVG.
    init(of files: [TemplateFile]) {
        bytes = Array(files.compactMap(Self.rule).joined())
    }

    private static func rule(for file: TemplateFile) -> [UInt8]? {
        guard let name = file.iconName, let selector = selector(of: name),
            let drawing = drawing(in: file.bytes)
        else { return nil }
        var rule = selector
        rule += "{--icon:url(\"data:image/svg+xml,".utf8
        PercentEncoding.append(drawing, to: &rule, where: \.isPlainInQuotedURL)
        rule += "\")}\n".utf8
        return rule
    }

    /// The class of an icon; nil where no class can have that name.
    private static func selector(of name: String) -> [UInt8]? {
        var selector = Array(".icon-".utf8)
        for byte in name.utf8 {
            guard byte > ASCII.space, byte != ASCII.delete else { return nil }
            let isPlain =
                byte.isASCIILetter || byte.isASCIIDigit || byte == ASCII.hyphen
                || byte == ASCII.underscore || byte >= 0x80
            if !isPlain { selector.append(ASCII.backslash) }
            selector.append(byte)
        }
        return selector
    }

    /// The outermost element of an SVG file in few bytes; nil where there is none.
    private static func drawing(in bytes: [UInt8]) -> [UInt8]? {
        let source = TemplateSource(path: "", bytes: bytes)
        let end = Array("</svg>".utf8)
        guard let start = source.firstIndex(of: Array("<svg".utf8), in: bytes.indices),
            let open = source.firstIndex(of: [ASCII.greater], in: start..<bytes.count),
            let close = source.firstIndex(of: end, in: open..<bytes.count)
        else { return nil }
        var drawing = dense(bytes[start..<(close + end.count)])
        let name = Array("xmlns=".utf8)
        if source.firstIndex(of: name, in: start..<open) == nil {
            // In a page SVG needs no name space; a file by itself is none without.
            drawing.insert(contentsOf: " xmlns=\"http://www.w3.org/2000/svg\"".utf8, at: 4)
        }
        // The address stands between quotes, which in it would take three bytes each.
        guard !drawing.contains(ASCII.apostrophe) else { return drawing }
        return drawing.map { $0 == ASCII.quote ? ASCII.apostrophe : $0 }
    }

    /// The elements without the blanks between them, and those within on one line.
    private static func dense(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var isInside = false
        for byte in bytes {
            let isBlank = TemplateSource.isBlank(byte)
            if byte == ASCII.less { isInside = true }
            if isInside || !isBlank { result.append(isBlank ? ASCII.space : byte) }
            if byte == ASCII.greater { isInside = false }
        }
        return result
    }
}

extension UInt8 {
    /// Whether the byte means itself in the address of a drawing within a style sheet's `"…"`.
    fileprivate var isPlainInQuotedURL: Bool {
        switch self {
        case ASCII.quote, ASCII.less, ASCII.greater, ASCII.backslash, UInt8(ascii: "#"),
            UInt8(ascii: "%"):
            false
        default: self >= ASCII.space && self < ASCII.delete
        }
    }
}
