import HeliosRecords
import HeliosText
import HeliosYAML

/// Tells which old values must not be shown: those of secret fields, and whatever looks like one.
///
/// A history brings back what was taken out of a file, so it leaves out more than a page does.
enum SecretGuard {
    /// Whether a value under a name that no field has may be a secret, or hold one.
    static func mayBeSecret(_ name: String, _ node: YAMLNode) -> Bool {
        isSuspicious(name) || holdsSecret(node)
    }

    /// Whether a text within a value has the mark of a secret, or stands under a telling name.
    static func holdsSecret(_ node: YAMLNode) -> Bool {
        node.contains { name, text in
            name.map(isSuspicious) ?? text.map { isMarked(Array($0.utf8)) } ?? false
        }
    }

    /// Whether a text holds what the makers of secrets mark them with.
    static func isMarked(_ text: [UInt8]) -> Bool {
        !SecretScan.findings(in: text, path: "").isEmpty
            || String(decoding: text, as: UTF8.self).holds("-----BEGIN ")
    }

    /// Whether a type is secret, or a part of it.
    static func isSecret(_ type: FieldType) -> Bool {
        switch type {
        case .secret: true
        case .list(let element), .map(let element, _): isSecret(element)
        case .object(let shape): shape.fields.contains { isSecret($0.type) }
        default: false
        }
    }

    private static let words: Set<String> = [
        "password", "passwords", "passwd", "pwd", "secret", "secrets", "token", "tokens", "otp",
        "totp", "pin", "puk", "passphrase", "credential", "credentials", "seed", "psk",
    ]

    /// Words that say it only together, such as `api_key`.
    private static let ends = ["_key", "-key", "apikey"]

    private static func isSuspicious(_ name: String) -> Bool {
        let lower = String(decoding: name.utf8.map(\.asciiLowercased), as: UTF8.self)
        let parts = lower.utf8.split { $0 == ASCII.underscore || $0 == ASCII.hyphen }
        return parts.contains { words.contains(String(Substring($0))) }
            || ends.contains { lower.hasByteSuffix($0) }
    }
}

extension String {
    fileprivate func holds(_ part: String) -> Bool {
        guard let first = part.utf8.first else { return true }
        var rest = Substring(self).utf8
        while let start = rest.firstIndex(of: first) {
            if rest[start...].starts(with: part.utf8) { return true }
            rest = rest[rest.index(after: start)...]
        }
        return false
    }
}
