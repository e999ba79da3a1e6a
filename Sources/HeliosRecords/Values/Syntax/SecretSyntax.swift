import HeliosDiagnostics
import HeliosText

/// The type `secret`.
///
/// No message says anything of the text: what is refused is most likely a password.
enum SecretSyntax {
    /// That the field is set, if the text is an age file in its armor.
    static func parse(_ text: String) throws(ValueError) -> FieldValue {
        if isArmored(text) { return .secret }
        let help =
            text.hasBytePrefix(begin)
            ? "the encrypted block is damaged: restore it, or encrypt the value again"
            : "encrypt it with 'age --armor', and change the secret: it was in a file"
        throw ValueError(.secret, "the secret is not encrypted", help: help)
    }

    private static let begin = "-----BEGIN AGE ENCRYPTED FILE-----"
    private static let end = "-----END AGE ENCRYPTED FILE-----"
    /// `age-encryption.org/v1`, a line feed and `->`.
    private static let magic = "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+"

    private static func isArmored(_ text: String) -> Bool {
        var lines = text.split(onByte: ASCII.lineFeed)
        while lines.last?.isEmpty == true { lines.removeLast() }
        guard lines.count >= 3, lines[0].hasSameBytes(as: begin),
            lines[lines.count - 1].hasSameBytes(as: end), lines[1].hasBytePrefix(magic)
        else { return false }
        let body = lines[1..<(lines.count - 1)]
        return body.dropLast().allSatisfy { $0.utf8.count == 64 && isBase64($0[...].utf8) }
            && isLastLine(lines[lines.count - 2])
    }

    private static func isLastLine(_ line: String) -> Bool {
        let count = line.utf8.count
        guard (4...64).contains(count), count % 4 == 0 else { return false }
        let padding = line.utf8.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        return padding <= 2 && isBase64(line[...].utf8.dropLast(padding))
    }

    private static func isBase64(_ bytes: Substring.UTF8View) -> Bool {
        bytes.allSatisfy {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "+") || $0 == ASCII.slash
        }
    }
}
