import HeliosDiagnostics
import HeliosText

/// The icons in one piece of SVG that a page holds, so that it shows one by its name without asking
/// for another file.
struct IconSprite: Sendable {
    /// What layouts put it in by: `{{>icons}}`.
    static let templateName = "partials/icons"

    /// Each icon as an element of the sprite, in the order of their names.
    private let symbols: [(name: String, bytes: [UInt8])]

    /// A sprite of the files that are icons; others are left out, and so is one that is no SVG.
    init(of files: [TemplateFile]) {
        symbols = files.compactMap { file in
            guard let name = file.iconName, let drawing = Drawing(file.bytes) else { return nil }
            var bytes = Array("<symbol id=\"icon-".utf8)
            HTMLEscape.append(name, to: &bytes)
            bytes += "\" viewBox=\"".utf8
            bytes += drawing.viewBox
            bytes += "\">".utf8
            bytes += drawing.shapes
            bytes += "</symbol>".utf8
            return (name, bytes)
        }
    }

    /// The sprite as a template, as which a drawing may hold tags: all icons, or those of these
    /// names.
    func compile(_ names: Set<String>? = nil) -> Checked<TemplateProgram> {
        var bytes = Array("<svg class=\"sprite\" aria-hidden=\"true\">".utf8)
        for symbol in symbols where names?.contains(symbol.name) ?? true { bytes += symbol.bytes }
        bytes += "</svg>\n".utf8
        return TemplateCompiler.compile(
            TemplateSource(path: Self.templateName, bytes: bytes),
            named: Self.templateName
        )
    }

    /// What an SVG file draws, without its outermost element.
    private struct Drawing {
        let viewBox: [UInt8]
        let shapes: [UInt8]

        init?(_ bytes: [UInt8]) {
            let source = TemplateSource(path: "", bytes: bytes)
            let all = bytes.indices
            guard let start = source.firstIndex(of: Array("<svg".utf8), in: all),
                let open = source.firstIndex(of: [UInt8(ascii: ">")], in: start..<all.upperBound),
                let close = source.firstIndex(of: Array("</svg>".utf8), in: open..<all.upperBound)
            else { return nil }
            viewBox = Self.viewBox(in: source, start..<open) ?? Array("0 0 24 24".utf8)
            shapes = Self.dense(bytes[(open + 1)..<close])
        }

        private static func viewBox(in source: TemplateSource, _ tag: Range<Int>) -> [UInt8]? {
            let name = Array("viewBox=\"".utf8)
            let quote = UInt8(ascii: "\"")
            guard let place = source.firstIndex(of: name, in: tag) else { return nil }
            let start = place + name.count
            guard let end = source.firstIndex(of: [quote], in: start..<tag.upperBound) else {
                return nil
            }
            return Array(source.bytes[start..<end])
        }

        /// The elements without the blanks between them.
        private static func dense(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
            var result: [UInt8] = []
            var isInside = false
            for byte in bytes {
                if byte == UInt8(ascii: "<") { isInside = true }
                if isInside || !TemplateSource.isBlank(byte) { result.append(byte) }
                if byte == UInt8(ascii: ">") { isInside = false }
            }
            return result
        }
    }
}
