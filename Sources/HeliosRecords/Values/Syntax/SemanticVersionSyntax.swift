import HeliosDiagnostics
import HeliosText

/// The type `semver`.
enum SemanticVersionSyntax {
    /// A version as semver.org 2.0.0 defines it.
    static func parse(_ text: String) throws(ValueError) -> String {
        if SemanticVersion(text) != nil { return text }
        throw ValueError(.semver, quoting: text, "is not a semantic version", help: help(for: text))
    }

    private static func help(for text: String) -> String {
        let front = text.hasBytePrefix("v") || text.hasBytePrefix("V") ? 1 : 0
        let plain = text.dropping(bytes: front)
        for candidate in [plain, plain + ".0", plain + ".0.0"] where candidate.utf8.count <= 60 {
            if SemanticVersion(candidate) != nil { return "write \(candidate)" }
        }
        return "write three numbers, such as 1.2.3 or 1.2.3-beta.1"
    }
}

/// A version of the form major.minor.patch, ordered by precedence (semver.org 2.0.0).
package struct SemanticVersion: Sendable {
    package let major: Int
    package let minor: Int
    package let patch: Int
    /// The identifiers behind the hyphen; empty for a release.
    package let prerelease: [String]

    /// A version; what stands behind a plus is checked and has no bearing on order.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        let beforeBuild = bytes.prefix { $0 != UInt8(ascii: "+") }
        if beforeBuild.count < bytes.count {
            let build = Self.identifiers(bytes[(beforeBuild.count + 1)...])
            guard build.allSatisfy({ Self.isIdentifier($0) }) else { return nil }
        }
        let core = beforeBuild.prefix { $0 != ASCII.hyphen }
        if core.count < beforeBuild.count {
            let parts = Self.identifiers(beforeBuild[(core.count + 1)...])
            guard
                parts.allSatisfy({
                    Self.isIdentifier($0) && (!$0.allSatisfy(\.isASCIIDigit) || Self.isNumber($0))
                })
            else { return nil }
            prerelease = parts.map { String(decoding: $0, as: UTF8.self) }
        } else {
            prerelease = []
        }
        let numbers = Self.identifiers(core)
        guard numbers.count == 3,
            numbers.allSatisfy({ Self.isNumber($0) && $0.count <= 18 })
        else { return nil }
        let values = numbers.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard values.count == 3 else { return nil }
        (major, minor, patch) = (values[0], values[1], values[2])
    }

    private static func identifiers(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        bytes.split(separator: ASCII.dot, omittingEmptySubsequences: false)
    }

    private static func isIdentifier(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty
            && bytes.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == ASCII.hyphen }
    }

    private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy(\.isASCIIDigit)
            && (bytes.count == 1 || bytes.first != ASCII.zero)
    }
}

extension SemanticVersion: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        let numbers = [
            (left.major, right.major), (left.minor, right.minor), (left.patch, right.patch),
        ]
        for (one, other) in numbers where one != other { return one < other }
        if left.prerelease.isEmpty || right.prerelease.isEmpty {
            return !left.prerelease.isEmpty && right.prerelease.isEmpty
        }
        for (one, other) in zip(left.prerelease, right.prerelease) where one != other {
            return identifier(one, precedes: other)
        }
        return left.prerelease.count < right.prerelease.count
    }

    /// Numbers by value and before words; words in byte order.
    private static func identifier(_ left: String, precedes right: String) -> Bool {
        let isNumber = (
            left.utf8.allSatisfy(\.isASCIIDigit), right.utf8.allSatisfy(\.isASCIIDigit)
        )
        switch isNumber {
        case (true, true) where left.utf8.count != right.utf8.count:
            return left.utf8.count < right.utf8.count
        case (true, false): return true
        case (false, true): return false
        default: return left.precedesBytewise(right)
        }
    }

    package static func == (left: Self, right: Self) -> Bool {
        !(left < right) && !(right < left)
    }
}
