import Foundation

/// Writes every file below a folder into one Swift source, sorted by path.
///
/// Usage: `embed-files FOLDER OUTPUT CONSTANT`
@main
struct EmbedFiles {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4 else { exit(64) }
        let root = URL(filePath: arguments[1]).standardizedFileURL
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path())
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var source = "package let \(arguments[3]): [(path: StaticString, text: StaticString)] = [\n"
        for path in paths {
            let file = root.appending(path: path)
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
                continue
            }
            let text = try String(contentsOf: file, encoding: .utf8)
            source += "    (\(literal(path)), \(literal(text))),\n"
        }
        try (source + "]\n").write(
            to: URL(filePath: arguments[2]),
            atomically: true,
            encoding: .utf8
        )
    }

    /// A Swift string literal of exactly this text.
    static func literal(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default:
                if scalar.isASCII, scalar.value >= 0x20, scalar.value != 0x7F {
                    result.unicodeScalars.append(scalar)
                } else {
                    result += "\\u{\(String(scalar.value, radix: 16))}"
                }
            }
        }
        return result + "\""
    }
}
