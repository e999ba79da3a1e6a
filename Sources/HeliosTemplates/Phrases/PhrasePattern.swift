import HeliosText

/// A text with places for values, such as `{done} of {count}`.
package struct PhrasePattern: Sendable, Hashable {
    /// A stretch of a pattern.
    package enum Piece: Sendable, Hashable {
        case text(String)
        /// What a value of this name goes in for.
        case value(String)
    }

    package let pieces: [Piece]

    /// The pattern written like this; a brace without its partner stands for itself.
    package init(_ text: String) {
        var pieces: [Piece] = []
        var rest = Array(text.utf8)[...]
        var plain: [UInt8] = []
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "{"), let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
                plain.append(byte)
                continue
            }
            if !plain.isEmpty { pieces.append(.text(String(decoding: plain, as: UTF8.self))) }
            plain = []
            pieces.append(.value(String(decoding: rest[..<end], as: UTF8.self)))
            rest = rest[(end + 1)...]
        }
        if !plain.isEmpty { pieces.append(.text(String(decoding: plain, as: UTF8.self))) }
        self.pieces = pieces
    }

    /// The names of its values, in the order written.
    package var names: [String] {
        pieces.compactMap { if case .value(let name) = $0 { name } else { nil } }
    }

    /// The text with its values, as the closure knows them; nothing for those it does not.
    package func text(_ value: (String) -> String?) -> String {
        if pieces.count == 1, case .text(let text) = pieces[0] { return text }
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .value(let name): result += value(name) ?? ""
            }
        }
        return result
    }
}

/// What a catalogue says for one key.
package enum PhraseContent: Sendable, Hashable {
    case text(PhrasePattern)
    /// A pattern for each form that a language gives to numbers, `other` always among them.
    case forms([PluralForm: PhrasePattern])
    /// Several texts in a fixed order, such as the months.
    case list([String])

    /// The names of the values it has places for, each once, in the order of the usual form.
    package var names: [String] {
        let usual =
            switch self {
            case .text(let pattern): pattern.names
            case .forms(let forms):
                [forms[.other]?.names ?? []].flatMap { $0 }
                    + PluralForm.allCases.flatMap { forms[$0]?.names ?? [] }
            case .list: [String]()
            }
        return usual.enumerated().filter { !usual[..<$0.offset].contains($0.element) }
            .map(\.element)
    }

    /// The pattern for a number; that for any number where it has no other.
    package func pattern(for form: PluralForm) -> PhrasePattern {
        switch self {
        case .text(let pattern): pattern
        case .forms(let forms): forms[form] ?? forms[.other] ?? PhrasePattern("")
        case .list(let texts): PhrasePattern(texts.first ?? "")
        }
    }
}
