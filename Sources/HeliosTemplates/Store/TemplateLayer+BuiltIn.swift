extension TemplateLayer {
    /// The templates embedded in the binary, under all other layers.
    package static let builtIn = TemplateLayer(
        name: "built-in",
        pathPrefix: "built-in/",
        origin: .shipped,
        files: Dictionary(
            embeddedTemplateFiles.map { ($0.path.description, bytes(of: $0.text)) },
            uniquingKeysWith: { first, _ in first }
        )
    )

    private static func bytes(of text: StaticString) -> [UInt8] {
        text.withUTF8Buffer { unsafe Array($0) }
    }
}
