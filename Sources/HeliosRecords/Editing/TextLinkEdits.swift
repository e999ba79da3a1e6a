import HeliosDiagnostics
import HeliosMarkdown
import HeliosText

/// Finds the bytes of a Markdown text that say where a link leads.
struct TextLinkEdits {
    private let bytes: [UInt8]
    private let offsets: SourceOffsets
    private(set) var splices: Set<TextSplice> = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offsets = SourceOffsets(bytes)
    }

    /// Lets a link lead to another target; false where its bytes are not found.
    mutating func change(_ link: MarkdownLink, to target: String) -> Bool {
        switch link.kind {
        case .wiki(let reference, _, _): changeReference(reference, at: link.range, to: target)
        case .relative(let path, _), .image(let path):
            changeAddress(path, at: link.range, to: target)
        case .fragment, .external, .externalImage: false
        }
    }

    /// Changes a reference that stands at a place as it is.
    mutating func changeReference(
        _ reference: String,
        at range: SourceRange,
        to target: String
    ) -> Bool {
        let start = offsets.offset(of: range.start)
        guard bytes[start...].starts(with: reference.utf8) else { return false }
        splices.insert(TextSplice(start..<start + reference.utf8.count, target.utf8))
        return true
    }

    private mutating func changeAddress(
        _ path: String,
        at range: SourceRange,
        to target: String
    ) -> Bool {
        let place = offsets.range(of: range)
        if let splice = address(in: place, saying: path, target) {
            splices.insert(splice)
            return true
        }
        // The address stands in a definition below; links of one label share it.
        var isFound = false
        for definition in definitions() {
            guard let splice = address(in: definition, saying: path, target) else { continue }
            splices.insert(splice)
            isFound = true
        }
        return isFound
    }

    /// The change of an address, if it leads to this path.
    private func address(in place: Range<Int>, saying path: String, _ target: String) -> TextSplice?
    {
        let address = bytes[place].prefix { $0 != UInt8(ascii: "#") }
        guard RelativePath.decoded(address).elementsEqual(path.utf8) else { return nil }
        return TextSplice(address.startIndex..<address.endIndex, RelativePath.address(target))
    }

    /// The addresses in lines such as `[label]: address "title"`.
    private func definitions() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: ASCII.lineFeed) ?? bytes.count
            if let address = Self.definition(bytes[start..<end]) { found.append(address) }
            start = end + 1
        }
        return found
    }

    private static func definition(_ line: ArraySlice<UInt8>) -> Range<Int>? {
        let text = line.drop { $0 == ASCII.space || $0 == ASCII.greater }
        guard text.first == UInt8(ascii: "["),
            let close = text.firstIndex(of: UInt8(ascii: "]")), close + 1 < text.endIndex,
            text[close + 1] == ASCII.colon
        else { return nil }
        let rest = text[(close + 2)...].drop { $0 == ASCII.space || $0 == ASCII.tab }
        if rest.first == ASCII.less {
            let inside = rest.dropFirst().prefix { $0 != ASCII.greater }
            return inside.startIndex..<inside.endIndex
        }
        let address = rest.prefix { $0 > ASCII.space }
        return address.isEmpty ? nil : address.startIndex..<address.endIndex
    }
}
