package import HeliosDiagnostics
import HeliosText

/// Finds secrets that stand in plain text, by the marks that their makers give them.
package enum SecretScan {
    /// A mark and how many word characters must follow it.
    private struct Mark: Sendable {
        let prefix: [UInt8]
        let length: Int
        let what: String

        init(_ prefix: String, _ length: Int, _ what: String) {
            self.prefix = Array(prefix.utf8)
            self.length = length
            self.what = what
        }
    }

    private static let marks = [
        Mark("-----BEGIN PRIVATE KEY-----", 0, "a private key"),
        Mark("-----BEGIN RSA PRIVATE KEY-----", 0, "a private key"),
        Mark("-----BEGIN EC PRIVATE KEY-----", 0, "a private key"),
        Mark("-----BEGIN DSA PRIVATE KEY-----", 0, "a private key"),
        Mark("-----BEGIN OPENSSH PRIVATE KEY-----", 0, "a private key"),
        Mark("-----BEGIN ENCRYPTED PRIVATE KEY-----", 0, "a private key"),
        Mark("-----BEGIN PGP PRIVATE KEY BLOCK-----", 0, "a private key"),
        Mark("AGE-SECRET-KEY-1", 32, "an age identity"),
        Mark("AKIA", 16, "an access key of Amazon Web Services"),
        Mark("ASIA", 16, "an access key of Amazon Web Services"),
        Mark("AIza", 35, "an API key of Google"),
        Mark("ghp_", 36, "an access token of GitHub"),
        Mark("gho_", 36, "an access token of GitHub"),
        Mark("ghs_", 36, "an access token of GitHub"),
        Mark("github_pat_", 60, "an access token of GitHub"),
        Mark("glpat-", 20, "an access token of GitLab"),
        Mark("helios_dev_", 43, "an API key of Helios"),
        Mark("helios_prod_", 43, "an API key of Helios"),
        Mark("sk_live_", 24, "a secret key of Stripe"),
        Mark("xoxb-", 24, "an access token of Slack"),
        Mark("xoxp-", 24, "an access token of Slack"),
    ]

    /// Whether a byte is the first of any mark: nearly every byte of a text is passed over by this.
    private static let begins = table(of: 0)
    /// Whether a byte is the second of any mark.
    private static let follows = table(of: 1)

    private static func table(of place: Int) -> [Bool] {
        var table = [Bool](repeating: false, count: 256)
        for mark in marks { table[Int(mark.prefix[place])] = true }
        return table
    }

    /// The secrets in a file; the message never holds the secret itself.
    package static func findings(in text: [UInt8], path: String) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for index in candidates(in: text) {
            guard let mark = mark(at: index, in: text) else { continue }
            let start = position(of: index, in: text)
            let range = SourceRange(
                line: start.line,
                column: start.column,
                length: mark.prefix.count
            )
            diagnostics.append(
                Diagnostic(
                    .record(.secretPlaintext),
                    at: SourceSpan(path: path, range: range),
                    "\(mark.what) stands here in plain text",
                    help: "take it out, change it where it is used, and keep it in the vault"
                )
            )
        }
        return diagnostics
    }

    /// The places at which two bytes stand that begin a mark; one within a longer word is a
    /// coincidence.
    private static func candidates(in text: [UInt8]) -> [Int] {
        var found: [Int] = []
        unsafe text.withUnsafeBufferPointer { text in
            unsafe begins.withUnsafeBufferPointer { begins in
                for index in text.indices.dropLast() {
                    guard unsafe begins[Int(text[index])], unsafe follows[Int(text[index + 1])],
                        unsafe index == 0 || !isWord(text[index - 1])
                    else { continue }
                    found.append(index)
                }
            }
        }
        return found
    }

    private static func mark(at index: Int, in text: [UInt8]) -> Mark? {
        marks.first { mark in
            let end = index + mark.prefix.count
            guard mark.prefix[0] == text[index], end + mark.length <= text.count else {
                return false
            }
            return text[index..<end].elementsEqual(mark.prefix)
                && text[end..<(end + mark.length)].allSatisfy(isWord)
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == ASCII.underscore || byte == ASCII.hyphen
    }

    private static func position(of index: Int, in text: [UInt8]) -> SourcePosition {
        var (line, column) = (1, 1)
        for byte in text[..<index] {
            if byte == ASCII.lineFeed {
                (line, column) = (line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return SourcePosition(line: line, column: column)
    }
}
