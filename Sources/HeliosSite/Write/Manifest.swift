import HeliosText

/// The list of a portal's files that lies in its folder: the folder's proof that it is ours.
///
/// It is empty while the portal is being written, and gets its content when all else is there.
struct Manifest: Sendable {
    /// Where it lies; a name that no page can have.
    static let name = ".helios-manifest.json"

    /// The path and the size of each file, in byte order of the paths.
    let files: [(path: String, size: Int)]

    /// The manifest's own file.
    func rendered() -> RenderedFile {
        var json = JSONWriter(pretty: false)
        json.object { json in
            json.member("version", 1)
            json.key("files")
            json.array { json in
                for file in files {
                    json.object { json in
                        json.member("path", file.path)
                        json.member("size", file.size)
                    }
                }
            }
        }
        json.endLine()
        return RenderedFile(path: Self.name, bytes: json.bytes)
    }

    /// Whether a page may have this path: below the folder, plain, and not the manifest's.
    static func accepts(_ path: String) -> Bool {
        let bytes = path.utf8
        guard bytes.count <= 1024, !bytes.elementsEqual(name.utf8) else { return false }
        var length = 0
        var dots = 0
        for byte in bytes {
            switch byte {
            case 0: return false
            case ASCII.slash:
                guard isPlain(length, dots) else { return false }
                length = 0
                dots = 0
            default:
                length += 1
                dots += byte == ASCII.dot ? 1 : 0
            }
        }
        return isPlain(length, dots)
    }

    /// Whether a part of this length with so many dots is a name: not empty, `.` or `..`.
    private static func isPlain(_ length: Int, _ dots: Int) -> Bool {
        (1...255).contains(length) && (length > 2 || dots < length)
    }
}
