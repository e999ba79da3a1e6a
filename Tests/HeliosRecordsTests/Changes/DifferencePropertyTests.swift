import Foundation
import HeliosRecords
import HeliosText
import Testing

@Suite("Differences applied")
struct DifferencePropertyTests {
    @Test("a difference applied to the first state gives the second", arguments: 1...3)
    func applies(seed: UInt64) async throws {
        var edits = RandomEdits(seed: seed, files: try Self.sample())
        let first = await RepositoryState.of(ByteSource(edits.files))
        var before = first
        for _ in 1...2 {
            for _ in 1...12 { edits.step() }
            let after = await RepositoryState.of(ByteSource(edits.files))
            for start in [before, first] {
                let difference = RepositoryDifference(
                    from: start,
                    to: after,
                    renamedFiles: edits.renamedFiles
                )
                var json = JSONWriter()
                json.object { difference.writeMembers(to: &$0) }
                let told = try JSONValue.object(json.bytes)
                let applied = AppliedDifference(told, to: try start.pictures()).records.lines
                let wanted = try after.pictures().lines
                #expect(Set(applied).symmetricDifference(wanted) == [])
            }
            before = after
        }
    }

    @Test("a state does not differ from itself")
    func sameIsEmpty() async throws {
        let state = await RepositoryState.of(ByteSource(try Self.sample()))
        #expect(RepositoryDifference(from: state, to: state).isEmpty)
    }

    /// A part of the project's own sample repository.
    private static func sample() throws -> [String: [UInt8]] {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../records").standardizedFileURL
        var files: [String: [UInt8]] = [:]
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path())
        let folders: Set<Substring> = ["assets", "tickets", "vendors"]
        for path in paths
        where path == "helios.yaml" || folders.contains(path.split(separator: "/").first ?? "") {
            let url = root.appending(path: path)
            guard let isFile = try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile,
                isFile
            else { continue }
            files[path] = Array(try Data(contentsOf: url))
        }
        return files
    }
}

/// Edits a repository as people and accidents do: not all of them leave it valid.
private struct RandomEdits {
    private(set) var files: [String: [UInt8]]
    private(set) var renamedFiles: [(old: String, new: String)] = []
    private var state: UInt64
    private var count = 0

    init(seed: UInt64, files: [String: [UInt8]]) {
        state = seed &* 0x9E37_79B9_7F4A_7C15
        self.files = files
    }

    private mutating func number(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, limit)
    }

    private mutating func pick(_ isWanted: (String) -> Bool) -> String? {
        let paths = files.keys.filter(isWanted).sorted()
        return paths.isEmpty ? nil : paths[number(below: paths.count)]
    }

    private static func isRecord(_ path: String) -> Bool {
        path.contains("/") && (path.hasSuffix(".yaml") || path.hasSuffix(".md"))
            && !path.hasPrefix("kinds/") && !path.hasPrefix("site-templates/")
            && !path.hasPrefix("modules/")
    }

    mutating func step() {
        count += 1
        guard let path = pick(Self.isRecord) else { return }
        switch number(below: 10) {
        case 0: files[path] = nil
        case 1: rename(path, withAlias: true)
        case 2: rename(path, withAlias: false)
        case 3: copy(path)
        case 4: editLines(path) { lines, place in lines.remove(at: place) }
        case 5: editLines(path) { lines, place in lines.swapAt(place, 0) }
        case 6:
            let word = "word \(count)"
            editLines(path) { lines, place in lines[place] += " " + word }
        case 7:
            let line = "Line \(count) with [[user:mike]]."
            editLines(path) { lines, _ in lines.append(line) }
        case 8: attach(path)
        default: takeLine(path)
        }
    }

    private mutating func editLines(_ path: String, _ edit: (inout [String], Int) -> Void) {
        var lines = String(decoding: files[path] ?? [], as: UTF8.self)
            .split(onByte: UInt8(ascii: "\n"))
        guard lines.count > 2 else { return }
        edit(&lines, number(below: lines.count))
        files[path] = Array(lines.joined(separator: "\n").utf8)
    }

    private mutating func rename(_ path: String, withAlias isKept: Bool) {
        let url = URL(filePath: "/" + path)
        let name = url.deletingPathExtension().lastPathComponent
        guard name != "record" else { return }
        let folder = url.deletingLastPathComponent().path().dropFirst()
        let target =
            "\(folder)\(folder.hasSuffix("/") ? "" : "/")renamed-\(count).\(url.pathExtension)"
        files[target] = files.removeValue(forKey: path)
        renamedFiles.append((path, target))
        guard isKept else { return }
        editLines(target) { lines, _ in
            lines.insert("aliases: [\(name)]", at: lines[0] == "---" ? 1 : 0)
        }
    }

    private mutating func copy(_ path: String) {
        let url = URL(filePath: "/" + path)
        let folder = url.deletingLastPathComponent().path().dropFirst()
        let target =
            "\(folder)\(folder.hasSuffix("/") ? "" : "/")copy-\(count).\(url.pathExtension)"
        files[target] = files[path]
    }

    private mutating func attach(_ path: String) {
        guard path.hasSuffix("/record.md") || path.hasSuffix("/record.yaml") else { return }
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        files["\(folder)/note-\(count % 3).txt"] = Array("note \(count)".utf8)
    }

    /// Puts a line of another record of the kind into a record.
    private mutating func takeLine(_ path: String) {
        let folder = path.split(separator: "/")[0] + "/"
        guard let other = pick({ $0.hasPrefix(folder) && Self.isRecord($0) }) else { return }
        let lines = String(decoding: files[other] ?? [], as: UTF8.self)
            .split(onByte: UInt8(ascii: "\n"))
        let line = lines[number(below: lines.count)]
        editLines(path) { lines, place in lines.insert(line, at: place) }
    }
}
