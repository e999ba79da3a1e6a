import HeliosDiagnostics
import HeliosText

/// Keeps the portal's paths apart, also on file systems that fold case or accents.
struct PathLedger {
    /// Who holds a path, for the diagnostic.
    struct Owner {
        let name: String
        let span: SourceSpan
    }

    static let partLimit = 200
    static let pathLimit = 1_000

    // `String` equates canonically equivalent texts, which is what is wanted here and nowhere else.
    private var files: [String: Owner] = [:]
    private var folders: [String: Owner] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    /// Takes a path for somebody; whether it was free and short enough.
    mutating func take(_ path: String, for owner: @autoclosure () -> Owner) -> Bool {
        guard isShort(path) else {
            let owner = owner()
            diagnostics.append(
                Diagnostic(
                    .site(.pathTooLong),
                    at: owner.span,
                    "the address of \(owner.name) is too long",
                    help: "shorten it: a part may hold \(Self.partLimit) bytes, "
                        + "the whole \(Self.pathLimit)"
                )
            )
            return false
        }
        let key = path.lowercased()
        let owner = owner()
        if let first = files[key] ?? folders[key] ?? fileInTheWay(of: key) {
            report(path, owner, first)
            return false
        }
        files[key] = owner
        for folder in Self.folders(above: key) where folders[folder] == nil {
            folders[folder] = owner
        }
        return true
    }

    private func isShort(_ path: String) -> Bool {
        path.utf8.count <= Self.pathLimit
            && path.utf8.split(separator: ASCII.slash).allSatisfy { $0.count <= Self.partLimit }
    }

    private func fileInTheWay(of key: String) -> Owner? {
        Self.folders(above: key).lazy.compactMap { files[$0] }.first
    }

    /// Each folder above a path, nearest first.
    private static func folders(above path: String) -> [String] {
        var result: [String] = []
        var rest = Substring(path)
        while let slash = rest.utf8.lastIndex(of: ASCII.slash) {
            rest = rest[..<slash]
            result.append(String(rest))
        }
        return result
    }

    private mutating func report(_ path: String, _ owner: Owner, _ first: Owner) {
        diagnostics.append(
            Diagnostic(
                .site(.pathCollision),
                at: owner.span,
                "\(owner.name) and \(first.name) would both be written to '\(path)'",
                help: "rename one of the two",
                related: [RelatedSpan(span: first.span, message: "the other one")]
            )
        )
    }
}
