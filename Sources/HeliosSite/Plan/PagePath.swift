import HeliosRecords
import HeliosText

/// Where things lie in the portal; labels never change it.
enum PagePath {
    static let home = "index.html"

    /// What some hosts read what to say with each file from.
    static let headers = "_headers"

    /// What changed since an older state; no kind's plural can hold a hyphen.
    static let comparison = "changes-since/index.html"

    static func list(_ plural: String, page: Int = 1) -> String {
        page == 1 ? "\(plural)/index.html" : "\(plural)/page/\(page)/index.html"
    }

    static func listJSON(_ plural: String) -> String { "\(plural).json" }

    static func listCSV(_ plural: String) -> String { "\(plural).csv" }

    static func listRows(_ plural: String) -> String { "\(plural).rows.js" }

    static func record(_ plural: String, _ id: String) -> String { "\(plural)/\(id)/index.html" }

    /// Where the page of all that happened to a record may lie, the first choice first.
    static func recordHistory(_ plural: String, _ id: String) -> [String] {
        ["history", "history-of-changes"].map { "\(plural)/\(id)/\($0)/index.html" }
    }

    /// Where the page of all links of a record may lie, the first choice first.
    static func recordLinks(_ plural: String, _ id: String) -> [String] {
        ["links", "all-links"].map { "\(plural)/\(id)/\($0)/index.html" }
    }

    /// Where the page of what happened lately may lie, the first choice first.
    static let history = ["history/index.html", "history-of-changes/index.html"]

    static func recordJSON(_ plural: String, _ id: String) -> String { "\(plural)/\(id).json" }

    /// The folder of an id that is a path; empty for one at the top.
    static func folder(ofID id: String) -> String {
        String(Substring(id.utf8.prefix(upToLast: ASCII.slash)))
    }

    /// The path of a file that lies beside records: where it lies in the repository.
    static func file(_ path: String) -> String { path + (isActive(path) ? ".txt" : "") }

    /// The path of a file beside a record, next to the record's page.
    ///
    /// A file that a browser would run as a document gets `.txt` behind its name.
    static func attachment(_ attachment: Attachment, of record: Record, plural: String) -> String {
        let folder = String(Substring(record.path.utf8.prefix(upToLast: ASCII.slash)))
        let name =
            !folder.isEmpty && attachment.path.hasBytePrefix(folder + "/")
            ? attachment.path.dropping(bytes: folder.utf8.count + 1)
            : attachment.path.split(onByte: ASCII.slash).last ?? attachment.path
        return "\(plural)/\(record.id.id)/\(name)" + (isActive(name) ? ".txt" : "")
    }

    /// Whether a browser would run scripts in the file when it is opened by itself.
    ///
    /// An SVG stays what it is: one that would run anything is refused before.
    static func isActive(_ name: String) -> Bool {
        let endings = [
            ".html", ".htm", ".xhtml", ".xht", ".shtml", ".xml", ".xsl", ".xslt", ".js", ".mjs",
            ".swf", ".mht", ".mhtml", ".svgz", ".css", ".wasm",
        ]
        let lower = String(decoding: name.utf8.map(\.asciiLowercased), as: UTF8.self)
        return endings.contains { lower.hasByteSuffix($0) }
    }

    /// `../` for each folder between the portal's folder and a page.
    static func prefix(depth: Int) -> String { String(repeating: "../", count: depth) }

    /// The path as part of an address: bytes other than unreserved ones and `/` as `%XX`.
    static func encoded(_ path: String) -> String {
        guard !path.utf8.allSatisfy(isPlain) else { return path }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            if isPlain(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == ASCII.slash || byte == ASCII.dot
            || byte == ASCII.hyphen || byte == ASCII.underscore || byte == UInt8(ascii: "~")
    }
}

extension String.UTF8View {
    /// The bytes before the last occurrence of a byte; none without one.
    func prefix(upToLast byte: UInt8) -> Substring.UTF8View {
        Substring(self[startIndex..<(lastIndex(of: byte) ?? startIndex)]).utf8
    }
}
