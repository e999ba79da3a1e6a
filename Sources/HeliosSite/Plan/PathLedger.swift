import HeliosDiagnostics
import HeliosRecords
import HeliosText

/// Keeps the portal's paths apart, also on file systems that fold case or accents.
struct PathLedger {
    /// Who holds a path; put into words only for a diagnostic.
    enum Owner {
        case portal
        case list(of: Kind)
        case record(Record)
        case file(String)

        var name: String {
            switch self {
            case .portal: "the portal"
            case .list(let kind): "the list of '\(kind.plural)'"
            case .record(let record): "'\(record.id)'"
            case .file(let path): "'\(path)'"
            }
        }

        var span: SourceSpan {
            switch self {
            case .portal: .start(of: "helios.yaml")
            case .list(let kind): kind.span
            case .record(let record): record.span
            case .file(let path): .start(of: path)
            }
        }
    }

    static let partLimit = 200
    static let pathLimit = 1_000

    // `String` equates canonically equivalent texts, which is what is wanted here and nowhere else.
    private var files: [String: Int32] = [:]
    private var folders: [String: Int32] = [:]
    /// Who they are that hold files and folders.
    private var owners: [Owner] = []
    private(set) var diagnostics: [Diagnostic] = []

    /// Takes a path for somebody; whether it was free and short enough.
    mutating func take(_ path: String, for owner: Owner) -> Bool {
        guard isShort(path) else {
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
        let key = Self.folded(path)
        // Where the nearest folder is known, those above it are, and none of them is a file.
        let isNew = Self.folder(above: key[...]).map { folders[String($0)] == nil } ?? false
        let above = isNew ? Self.folders(above: key) : []
        let first = files[key] ?? folders[key] ?? (isNew ? file(among: above) : nil)
        if let first {
            report(path, owner, owners[Int(first)])
            return false
        }
        let number = Int32(owners.count)
        owners.append(owner)
        files[key] = number
        for folder in above where folders[folder] == nil { folders[folder] = number }
        return true
    }

    /// Whether a path could be taken.
    func isFree(_ path: String) -> Bool {
        let key = Self.folded(path)
        return isShort(path) && files[key] == nil && folders[key] == nil
            && file(among: Self.folders(above: key)) == nil
    }

    private func isShort(_ path: String) -> Bool {
        guard path.utf8.count > Self.partLimit else { return true }
        return path.utf8.count <= Self.pathLimit
            && path.utf8.split(separator: ASCII.slash).allSatisfy { $0.count <= Self.partLimit }
    }

    /// The path as a file system may fold it; most paths are folded already.
    private static func folded(_ path: String) -> String {
        path.utf8.contains { $0 >= 0x80 || $0.isASCIIUppercase } ? path.lowercased() : path
    }

    private func file(among paths: [String]) -> Int32? {
        paths.lazy.compactMap { files[$0] }.first
    }

    /// Each folder above a path, nearest first.
    private static func folders(above path: String) -> [String] {
        var result: [String] = []
        var rest = Substring(path)
        while let folder = folder(above: rest) {
            rest = folder
            result.append(String(rest))
        }
        return result
    }

    /// The folder that a path lies in.
    private static func folder(above path: Substring) -> Substring? {
        path.utf8.lastIndex(of: ASCII.slash).map { path[..<$0] }
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
