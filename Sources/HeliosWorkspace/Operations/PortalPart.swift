import HeliosText

/// What the folder of a part says of itself, so that the parts of a portal can be joined.
struct PortalPart: Sendable {
    /// Where it lies in the part's folder; a name that no page can have.
    static let fileName = ".helios-part"

    /// The part's name.
    let name: String
    /// The names of all parts.
    let siblings: [String]
    /// What the parts of one build have in common.
    let fingerprint: String
    /// The part's files and their sizes, in byte order of their paths.
    let files: [(path: String, size: Int)]

    private static let heading = "helios-docs part 1"

    /// One line for each thing that is to be known.
    var text: String {
        let lines =
            [Self.heading, "part \(name)", "build \(fingerprint)"] + siblings.map { "of \($0)" }
            + files.map { "file \($0.size) \($0.path)" }
        return lines.joined(separator: "\n") + "\n"
    }

    init(name: String, siblings: [String], fingerprint: String, files: [(String, Int)]) {
        self.name = name
        self.siblings = siblings
        self.fingerprint = fingerprint
        self.files = files.map { (path: $0.0, size: $0.1) }
            .sorted { $0.path.precedesBytewise($1.path) }
    }

    /// A part from what its folder says; nil if a build of ours did not write it so.
    init?(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        var lines = text.split(onByte: ASCII.lineFeed)
        guard lines.first == Self.heading, lines.popLast() == "" else { return nil }
        var (names, builds, siblings): ([String], [String], [String]) = ([], [], [])
        var files: [(path: String, size: Int)] = []
        for line in lines.dropFirst() {
            let words = line.utf8.split(separator: ASCII.space, maxSplits: 1).map {
                String(Substring($0))
            }
            guard words.count == 2 else { return nil }
            switch words[0] {
            case "part": names.append(words[1])
            case "build": builds.append(words[1])
            case "of": siblings.append(words[1])
            case "file":
                let parts = words[1].utf8.split(separator: ASCII.space, maxSplits: 1).map {
                    String(Substring($0))
                }
                guard parts.count == 2, let size = Int(parts[0]), size >= 0 else { return nil }
                files.append((parts[1], size))
            default: return nil
            }
        }
        guard names.count == 1, builds.count == 1 else { return nil }
        name = names[0]
        fingerprint = builds[0]
        self.siblings = siblings
        self.files = files
    }
}
