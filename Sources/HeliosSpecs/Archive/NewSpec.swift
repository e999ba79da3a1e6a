import HeliosText

/// The text that the specification of a new capability begins with.
struct NewSpec {
    let text: SpecText

    /// The text, with the delta's own purpose where that makes a readable specification.
    init(of delta: DeltaDocument, for target: SpecMerge.Target, _ warnings: inout [String]) {
        let placeholder = """
            TBD - created by archiving change \(target.change). Update Purpose after archive.
            """
        guard let carried = PurposeSection(in: delta.text), carried.isFilled else {
            text = Self.text(target.capability, purpose: Array(placeholder.utf8))
            return
        }
        let candidate = Self.text(
            target.capability,
            purpose: Array(delta.text.bytes[carried.content])
        )
        guard Self.isReadable(candidate) else {
            text = Self.text(target.capability, purpose: Array(placeholder.utf8))
            warnings.append(
                """
                \(target.capability) - delta Purpose ignored (it would leave the new spec \
                unreadable); wrote the placeholder Purpose instead.
                """
            )
            return
        }
        text = candidate
        if delta.text.utf16Count(carried.content) < 50 {
            warnings.append(
                """
                \(target.capability) - carried Purpose is under 50 characters; openspec validate \
                --strict reports it as too brief.
                """
            )
        }
    }

    private static func text(_ capability: String, purpose: [UInt8]) -> SpecText {
        SpecText(
            file: Array("# \(capability) Specification\n\n## Purpose\n".utf8) + purpose
                + Array("\n\n## Requirements\n".utf8)
        )
    }

    /// Whether no part of the purpose hides what follows it, or is taken for a requirement.
    private static func isReadable(_ text: SpecText) -> Bool {
        let comment = Array("<!--".utf8)
        guard
            !text.bytes.indices.dropLast(3).contains(where: {
                text.bytes[$0] == comment[0] && text.bytes[$0..<$0 + 4].elementsEqual(comment)
            })
        else { return false }
        guard MainSpecStructure(text).findings.isEmpty else { return false }
        let outline = Outline(text)
        guard let purpose = outline.find("purpose") else { return false }
        return !outline.content(of: purpose).isEmpty && outline.find("requirements") != nil
    }
}
