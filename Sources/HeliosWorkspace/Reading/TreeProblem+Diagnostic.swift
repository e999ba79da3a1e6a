import HeliosDiagnostics
import HeliosGit
import HeliosRecords
import HeliosText

extension TreeProblem {
    /// The problem as said of a file; where a working tree can have the same, in the same words.
    var diagnostic: Diagnostic {
        let place = path.utf8.isEmpty ? "." : path
        switch kind {
        case .symlink:
            return make(.source(.symlink), place, "a symbolic link is never followed", Self.replace)
        case .mode:
            return make(
                .source(.specialFile),
                place,
                "this is not a regular file",
                "remove it from the repository"
            )
        case .tooDeep:
            return make(
                .source(.tooDeep),
                place,
                "folders are nested more than 32 levels deep",
                "move the files nearer to the root"
            )
        case .nameNotUTF8, .nameUnusable, .nameReserved, .tooLong: return nameDiagnostic(place)
        case .submodule, .duplicateName, .tooMany, .unreadable: return ownDiagnostic(place)
        }
    }

    private static let replace = "replace the link by the file itself"

    private func nameDiagnostic(_ place: String) -> Diagnostic {
        switch kind {
        case .nameNotUTF8:
            let folder = place.split(onByte: ASCII.slash).dropLast().joined(separator: "/")
            return make(
                .source(.nameInvalid),
                folder.utf8.isEmpty ? "." : folder,
                "a name in this folder is not UTF-8",
                "rename it"
            )
        case .nameReserved:
            return make(
                .source(.nameInvalid),
                place,
                "the name means another place in a checkout",
                "rename it"
            )
        case .tooLong:
            // The path itself would fill the report.
            let start = String(decoding: Array(place.utf8.prefix(80)), as: UTF8.self)
            return make(
                .source(.nameInvalid),
                start + "…",
                "the path is longer than 1024 bytes, or a name in it than 255",
                "rename it"
            )
        default:
            return make(
                .source(.nameInvalid),
                place,
                "the name holds a character that cannot be used in a path",
                "rename it"
            )
        }
    }

    private func ownDiagnostic(_ place: String) -> Diagnostic {
        switch kind {
        case .submodule:
            make(
                .git(.submodule),
                place,
                "this is a submodule, and its files are not read",
                "move its files into this repository"
            )
        case .duplicateName:
            make(
                .git(.duplicateName),
                place,
                "the folder has this name twice",
                "look with 'git fsck', and make the folder anew"
            )
        case .unreadable(let error): error.diagnostic(of: place)
        default:
            make(
                .git(.tooManyFiles),
                place,
                "there are more than 200,000 files and folders",
                "keep the records in a folder of their own"
            )
        }
    }

    private func make(
        _ id: DiagnosticID,
        _ path: String,
        _ message: String,
        _ help: String
    ) -> Diagnostic {
        Diagnostic(id, at: .start(of: path), message, help: help)
    }
}

extension GitError {
    /// The failure as said of a file or folder.
    func diagnostic(of path: String) -> Diagnostic {
        Diagnostic(.git(.objectUnreadable), at: .start(of: path), message, help: help)
    }

    /// Why a file of a revision could not be read.
    var readError: SourceReadError {
        switch self {
        case .tooLarge(_, let limit):
            SourceReadError(.tooLarge, reason: "it is larger than \(limit) bytes")
        default: SourceReadError(.unreadable, reason: message, help: help)
        }
    }
}
