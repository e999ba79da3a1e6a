import HeliosDiagnostics
import HeliosRecords
import HeliosSite
import HeliosText

extension Workspace {
    /// The organization's logo and colors; a logo that cannot be shown is left out and reported.
    func brand(of repository: Repository) -> Checked<SiteBrand> {
        let organization = repository.settings.organization
        var file: (name: String, bytes: [UInt8])?
        var diagnostics: [Diagnostic] = []
        if let path = organization.logo {
            let found = logo(path, of: repository)
            diagnostics = found.diagnostics
            if let bytes = found.value { file = (path.text, bytes) }
        }
        let brand = SiteBrand(
            primaryColor: organization.primaryColor,
            secondaryColor: organization.secondaryColor,
            logo: file
        )
        return Checked(brand, diagnostics)
    }

    /// The bytes of the logo, which must be one of the repository's own files.
    private func logo(_ path: SpannedText, of repository: Repository) -> Checked<[UInt8]?> {
        guard SiteBrand.assetName(ofLogo: path.text) != nil else {
            return Checked(nil, [.logoUnusable(path, "it is no image that browsers show")])
        }
        let template = repository.templates.first {
            ("site-templates/" + $0.path).hasSameBytes(as: path.text)
        }
        if let template { return Checked(template.text) }
        let attachments = repository.graph.records.lazy.flatMap(\.attachments)
        let isLogo = { (file: Attachment) in file.path.hasSameBytes(as: path.text) }
        guard
            let file = repository.looseFiles.first(where: isLogo)
                ?? attachments.first(where: isLogo)
        else {
            return Checked(
                nil,
                [.logoUnusable(path, "no record or folder of records has this file")]
            )
        }
        do throws(SourceReadError) {
            let listed = SourceFile(path: file.path, size: file.size)
            return Checked(try source.read(listed, atMost: 1 << 20))
        } catch {
            return Checked(nil, [.logoUnusable(path, error.reason)])
        }
    }
}

extension Diagnostic {
    fileprivate static func logoUnusable(_ path: SpannedText, _ reason: String) -> Diagnostic {
        Diagnostic(
            .settings(.valueInvalid),
            at: path.span,
            "the logo '\(TerminalText.printable(path.text))' cannot be shown: \(reason)",
            help: "name an image of the repository, such as organizations/acme/logo.svg",
            severity: .warning
        )
    }
}
