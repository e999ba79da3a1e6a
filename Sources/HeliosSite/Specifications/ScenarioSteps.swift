import HeliosTemplates
import HeliosText

/// A step of a scenario as a page shows it.
struct ScenarioStep: Sendable {
    /// `GIVEN`, `WHEN` and so on; nil for a step without.
    let keyword: String?
    /// What stands behind the keyword.
    let html: HTML
}

extension ScenarioStep {
    /// The steps of a scenario's text, if it is one plain list and nothing else; nil for any other
    /// text, which then is shown as it is.
    static func steps(in text: HTML) -> [ScenarioStep]? {
        var rest = text.bytes[...]
        guard rest.take("<ul>\n") else { return nil }
        var steps: [ScenarioStep] = []
        while rest.take("<li>") {
            guard let end = rest.firstRange(of: Array("</li>\n".utf8)) else { return nil }
            let item = rest[..<end.lowerBound]
            guard !hasBlocks(item) else { return nil }
            steps.append(ScenarioStep(item: item))
            rest = rest[end.upperBound...]
        }
        return rest.elementsEqual("</ul>\n".utf8) && !steps.isEmpty ? steps : nil
    }

    /// Whether an item holds more than a line of text.
    private static func hasBlocks(_ item: ArraySlice<UInt8>) -> Bool {
        ["<ul", "<ol", "<li", "<p>", "<pre", "<blockquote", "<table", "<input", "<h", "<div"]
            .contains { item.firstRange(of: Array($0.utf8)) != nil }
    }

    private init(item: ArraySlice<UInt8>) {
        var rest = item
        var keyword: String?
        if rest.take("<strong>"), let end = rest.firstRange(of: Array("</strong>".utf8)) {
            let word = rest[..<end.lowerBound].map(\.asciiUppercased)
            let text = String(decoding: word, as: UTF8.self)
            if StepKeyword.all.contains(text) {
                keyword = text
                rest = rest[end.upperBound...]
                _ = rest.take(":")
                rest = rest.drop { $0 == ASCII.space }
            }
        }
        self.keyword = keyword
        html = HTML(trusted: Array(keyword == nil ? item : rest))
    }
}

extension ArraySlice<UInt8> {
    /// Takes these bytes off the front, if they stand there.
    fileprivate mutating func take(_ bytes: StaticString) -> Bool {
        let isThere = bytes.withUTF8Buffer { unsafe starts(with: $0) }
        if isThere { self = dropFirst(bytes.utf8CodeUnitCount) }
        return isThere
    }
}

extension UInt8 {
    fileprivate var asciiUppercased: UInt8 { isASCIILowercase ? self & ~0x20 : self }
}
