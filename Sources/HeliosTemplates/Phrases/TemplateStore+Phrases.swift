package import HeliosDiagnostics
import HeliosText

extension TemplateStore {
    /// The phrases of the interface in a language: of each key what the first layer says that has
    /// it, in the language or else in English.
    ///
    /// Users' files of all languages are read, so that what is wrong with one is told at once.
    package func phrases(for language: String) -> Checked<PhraseTable> {
        let chain = PhraseTable.chain(of: language)
        let files = layers.reversed().flatMap { layer in
            layer.files.compactMap { file -> PhraseFile? in
                guard let tag = PhraseFile.language(ofPath: file.path) else { return nil }
                let isShipped = layer.origin == .shipped
                let isAsked = chain.contains { $0.isSameTag(as: tag) }
                guard !isShipped || isAsked else { return nil }
                return PhraseFile(
                    file.bytes,
                    path: layer.pathPrefix + file.path,
                    language: tag,
                    isShipped: isShipped
                )
            }
        }
        return Checked(PhraseTable(files, language: language), files.flatMap(\.diagnostics))
    }

    /// The keys that the tool's own file of a language states, without those it falls back to.
    package func statedKeys(of language: String) -> Set<String> {
        let files = layers.filter { $0.origin == .shipped }.flatMap(\.files)
        let phrases = files.filter { PhraseFile.language(ofPath: $0.path) == language }.flatMap {
            PhraseFile($0.bytes, path: $0.path, language: language, isShipped: true).phrases
        }
        return Set(phrases.map(\.key))
    }
}
