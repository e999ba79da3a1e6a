extension MainSpecStructure.Finding {
    /// What is wrong, in the words of the reference tool.
    func message(in text: SpecText) -> String {
        let title = text.string(text.trimmed(mark.start..<mark.end))
        switch problem {
        case .deltaHeader:
            return "Main spec contains delta header \"\(title)\". \(Wording.deltaHeader)"
        case .outside:
            return """
                Requirement header "\(title)" appears outside the main ## Requirements section. \
                \(Wording.invisible)
                """
        case .duplicate(let first):
            return """
                Requirement header "\(title)" duplicates the requirement declared on line \
                \(first). Requirement names must be unique so spec updates cannot discard one \
                block while updating another.
                """
        }
    }
}
