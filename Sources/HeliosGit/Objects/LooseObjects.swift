import Glibc
import HeliosText
import Synchronization

/// The objects of a repository that have files of their own.
struct LooseObjects: Sendable {
    /// The folders of objects: the repository's, and those that it borrows from.
    private let folders: [String]
    /// The first bytes of names that had any files when the repository was opened.
    private let known: [Set<UInt8>]

    private static let headerRoom = 4 << 10
    private static let packedLimit = 80 << 20

    init(_ folders: [String]) {
        self.folders = folders
        known = folders.map { folder in
            Set((UInt8.min...UInt8.max).filter { GitFile.exists("\(folder)/\(Self.digits($0))") })
        }
    }

    private static func digits(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }

    /// What an object holds, and how many bytes; nil if it has no file.
    func header(
        of id: ObjectID,
        everywhere: Bool
    ) throws(GitError) -> (kind: ObjectKind, size: Int)? {
        guard let start = try file(of: id, everywhere, atMost: Self.headerRoom) else { return nil }
        guard let header = LooseObject.header(start) else { throw Self.damaged(id) }
        return header
    }

    /// An object of a kind; nil if it has no file.
    func read(
        _ id: ObjectID,
        _ kind: ObjectKind,
        atMost limit: Int,
        everywhere: Bool
    ) throws(GitError) -> [UInt8]? {
        guard let start = try file(of: id, everywhere, atMost: Self.headerRoom) else { return nil }
        guard let header = LooseObject.header(start) else { throw Self.damaged(id) }
        guard header.kind == kind else { throw .wrongKind(id, expected: kind.rawValue) }
        guard header.size <= limit else { throw .tooLarge(id, limit: limit) }
        // Most objects are smaller than what their header was looked for in.
        let isWhole = start.count < Self.headerRoom
        let all = isWhole ? start : try file(of: id, everywhere, atMost: Self.packedLimit)
        guard let packed = all else { return nil }
        guard let object = LooseObject(packed, atMost: limit) else { throw Self.damaged(id) }
        return object.content
    }

    /// Objects whose names begin with these digits.
    func objects(beginning digits: [UInt8]) -> [ObjectID] {
        let start = String(decoding: digits.map(\.asciiLowercased), as: UTF8.self)
        let (folder, rest) = (String(Substring(start.utf8.prefix(2))), start.dropping(bytes: 2))
        var found: Set<ObjectID> = []
        for place in folders {
            for name in GitFile.names(in: "\(place)/\(folder)") where name.hasBytePrefix(rest) {
                if let id = ObjectID(hex: folder + name) { found.insert(id) }
            }
        }
        return found.sorted()
    }

    private static func damaged(_ id: ObjectID) -> GitError {
        .corruptObject(id, reason: "its file cannot be unpacked")
    }

    private func file(
        of id: ObjectID,
        _ everywhere: Bool,
        atMost limit: Int
    ) throws(GitError) -> [UInt8]? {
        let name = id.hex
        let first = id.firstByte
        for (folder, known) in zip(folders, known) where everywhere || known.contains(first) {
            let path = "\(folder)/\(Substring(name.utf8.prefix(2)))/\(name.dropping(bytes: 2))"
            if let bytes = try GitFile.read(path, upTo: limit) { return bytes }
        }
        return nil
    }
}

/// Where the objects of a repository lie.
enum ObjectFolders {
    private static let depthLimit = 5
    private static let countLimit = 64

    /// A folder of objects and those that it borrows from, directly or through others.
    static func all(from folder: String) throws(GitError) -> [String] {
        var found = [folder]
        var pending = [(folder: folder, depth: 0)]
        while let (folder, depth) = pending.popLast() {
            let path = "\(folder)/info/alternates"
            guard let bytes = try GitFile.read(path, atMost: 1 << 20) else { continue }
            for line in bytes.split(separator: ASCII.lineFeed) where line.first != UInt8(ascii: "#")
            {
                guard let text = String(validating: line, as: UTF8.self),
                    let next = GitFile.resolved(GitFolder.join(folder, text))
                else {
                    throw .damaged(path: path, reason: "names a folder that is not there")
                }
                guard !found.contains(next) else { continue }
                guard depth < depthLimit, found.count < countLimit else {
                    throw .damaged(path: path, reason: "borrows from too many repositories")
                }
                found.append(next)
                pending.append((next, depth + 1))
            }
        }
        return found
    }
}
