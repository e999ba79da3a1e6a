import Glibc
import HeliosText

/// Why text did not reach the one who reads it.
package enum OutputError: Error, Sendable, Hashable {
    /// The reader has gone, as `head` does; nothing is to be said about it.
    case closed
    /// The system refused, for instance because the disk is full.
    case failed(code: Int32)

    /// What happened, in lower case and without a full stop.
    package var message: String {
        switch self {
        case .closed: return "the output was closed"
        case .failed(let code):
            guard let text = unsafe strerror(code) else { return "cannot write the output" }
            return "cannot write the output: \(unsafe String(cString: text))"
        }
    }
}

/// Standard output or standard error, each write of which is checked.
package struct StandardOutput: Sendable {
    /// Where data goes.
    package static let output = StandardOutput(descriptor: STDOUT_FILENO)

    /// Where all else goes.
    package static let errors = StandardOutput(descriptor: STDERR_FILENO)

    private let descriptor: Int32

    /// Writes to a descriptor that somebody else closes.
    package init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Whether a person may be reading, so that colour makes sense.
    package var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Writes a text at once.
    package func write(_ text: String) throws(OutputError) {
        try write(Array(text.utf8))
    }

    /// Writes bytes at once.
    package func write(_ bytes: [UInt8]) throws(OutputError) {
        let code: Int32 = unsafe bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count {
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
                let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count > 0 { start += count } else if count == 0 { return EIO }
                if count < 0 && errno != EINTR { return errno }
            }
            return 0
        }
        try check(code)
    }

    /// Asks for errors that some file systems hold back until a file is closed.
    package func finish() throws(OutputError) {
        let copy = dup(descriptor)
        try check(copy < 0 || close(copy) != 0 ? errno : 0)
    }

    private func check(_ code: Int32) throws(OutputError) {
        if code == EPIPE { throw .closed }
        if code != 0 { throw .failed(code: code) }
    }
}
