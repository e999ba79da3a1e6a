import HeliosDiagnostics
import HeliosText

/// The type `path`.
enum PathSyntax {
    /// A relative path that stays within the repository.
    static func parse(_ text: String) throws(ValueError) -> String {
        if let advice = advice(for: text) {
            throw ValueError(
                .path,
                quoting: text,
                "is not a path within the repository",
                help: advice
            )
        }
        return text
    }

    private static func advice(for text: String) -> String? {
        guard !text.isEmpty else { return "write a path, such as files/contract.pdf" }
        if text.hasBytePrefix("/") { return "write the path relative to the repository" }
        var start = true
        var part = 0
        var dots = 0
        for byte in text.utf8 {
            if byte == ASCII.backslash { return "write / in place of \\" }
            if byte < 0x20 || byte == ASCII.delete { return "remove the control character" }
            if byte == ASCII.slash {
                if let advice = advice(forPart: part, dots: dots) { return advice }
                (part, dots, start) = (0, 0, false)
                continue
            }
            part += 1
            dots += byte == ASCII.dot ? 1 : 0
            if start, part == 2, byte == ASCII.colon { return "leave out the drive" }
        }
        return advice(forPart: part, dots: dots)
    }

    private static func advice(forPart length: Int, dots: Int) -> String? {
        if length == 0 { return "remove the / too many" }
        if length == dots, dots == 1 { return "leave out the part ." }
        if length == dots, dots == 2 { return "write the path without .." }
        return nil
    }
}
