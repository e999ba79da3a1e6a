/// The words of the knowledge base and of documents by folder.
struct KnowledgeWords {
    fileprivate let phrases: Phrases

    var loose: String { phrases[.knowledgeLoose] }
    var noFolder: String { phrases[.knowledgeNoFolder] }
    var most: String { phrases[.knowledgeMost] }
    var solvedTickets: String { phrases[.knowledgeSolvedTickets] }
    var byFolder: String { phrases[.knowledgeByFolder] }

    func solved(_ count: Int) -> String { phrases.text(.knowledgeSolved, count: count) }

    func moreIn(_ place: String) -> String {
        phrases.text(.knowledgeMoreIn, ["place": place])
    }

    func sortedByFolder(_ plural: String) -> String {
        phrases.text(.knowledgeSortedByFolder, ["plural": plural])
    }
}

extension Phrases {
    /// The words of the knowledge base and of documents by folder.
    var knowledge: KnowledgeWords { KnowledgeWords(phrases: self) }
}
