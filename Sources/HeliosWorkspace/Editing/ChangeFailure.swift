package import HeliosRecords
import HeliosFiles
import HeliosText

/// Why a change of records was not made.
package enum ChangeFailure: Error, Sendable {
    /// Something about the records or the request stands in the way; nothing has been written.
    case refused(ChangeRefusal)
    /// Somebody else is writing just now; nothing has been written.
    case busy(ChangeRefusal)
    /// The disk or git failed; what had been begun has been taken back.
    case failed(message: String, help: String)

    init(_ failure: SystemFailure) {
        self = .failed(
            message: "cannot write the change: \(TerminalText.printable(failure.message))",
            help: "no file was changed; free some space or check the rights, then run this again"
        )
    }

    init(_ failure: FileStageFailure, in root: String) {
        switch failure {
        case .failed(let failure):
            self = .failed(
                message: """
                    a change that was interrupted could not be taken back: \
                    \(TerminalText.printable(failure.message))
                    """,
                help: "run this again: that is tried again first"
            )
        case .interrupted(let path):
            let inside =
                path.hasBytePrefix(root + "/") ? path.dropping(bytes: root.utf8.count + 1) : path
            self = .failed(
                message: """
                    a change was interrupted, and '\(TerminalText.printable(inside))' has been \
                    changed since
                    """,
                help: """
                    the files that were set aside are in \(PendingChange.folderName): compare \
                    them, keep what you need, and remove that folder
                    """
            )
        }
    }
}
