import Glibc
import HeliosText
import Synchronization

/// What a new portal takes over from the one before: files as they are, under a second name.
///
/// No file is ever written through such a name: a page that changes is a new file.
final class SiteUpdate: Sendable {
    /// The portal before.
    let site: PublishedSite
    /// By their places, whether its files are those of the new one.
    let kept: [Bool]
    private let live: Folder
    /// The places of the files that are not kept, by path.
    private let others: [String: Int]
    /// Whether the stage is the portal before the last; it then holds what lay in that one.
    private let usesSpare: Bool
    private let touched = Mutex<Set<String>>([])

    init(
        of site: PublishedSite,
        keeping kept: [Bool],
        in output: borrowing Output
    ) throws(SiteWriteError) {
        precondition(kept.count == site.files.count, "there is a flag for each file")
        self.site = site
        self.kept = kept
        let name = try output.linkedName() ?? output.name
        guard try output.parent.entry(name) == .folder else { throw .stale(output.name) }
        live = try Folder(name, in: output.parent)
        var others: [String: Int] = [:]
        for place in kept.indices where !kept[place] { others[site.files.path(place)] = place }
        self.others = others
        let beside = try output.parent.entry(output.spareName)
        usesSpare = site.spare != nil && beside == .folder
    }

    /// Makes the stage with all that is kept in it.
    func makeStage(in output: borrowing Output) throws(SiteWriteError) -> Folder {
        guard usesSpare, let spare = site.spare else { return try clone(in: output) }
        try output.checkOurs(output.spareName)
        try output.parent.rename(output.spareName, to: output.stageName)
        let stage = try Folder(output.stageName, in: output.parent)
        // It stays there, so that a stage that is left behind is known as ours.
        try stage.overwrite(RenderedFile(path: Manifest.name, bytes: []))
        for path in spare.stale { try remove(path, from: stage) }
        let missing = Set(spare.missing)
        for (path, place) in others.sorted(by: { $0.value < $1.value })
        where !missing.contains(Int32(clamping: place)) && !Self.isManifest(path) {
            try remove(path, from: stage)
        }
        for place in spare.missing.map(Int.init) where kept[place] {
            try add(site.files.path(place), to: stage)
        }
        return stage
    }

    private func clone(in output: borrowing Output) throws(SiteWriteError) -> Folder {
        try? output.removeLeftover(output.spareName)
        try output.parent.makeFolder(output.stageName)
        let stage = try Folder(output.stageName, in: output.parent)
        try stage.create(RenderedFile(path: Manifest.name, bytes: []))
        for place in kept.indices where kept[place] {
            try stage.link(site.files.path(place), from: live)
        }
        return stage
    }

    private func remove(_ path: String, from stage: borrowing Folder) throws(SiteWriteError) {
        try stage.removeFile(path)
        stage.removeEmptyFolders(above: path)
        touch(path)
    }

    private func add(_ path: String, to stage: borrowing Folder) throws(SiteWriteError) {
        try stage.link(path, from: live)
        touch(path)
    }

    /// The place of a file of the portal before that has the same path and the same bytes, which
    /// then lies in the stage; nil where there is none and the file is to be written.
    func takeOver(
        _ file: RenderedFile,
        into stage: borrowing Folder
    ) throws(SiteWriteError) -> Int? {
        touch(file.path)
        guard let place = others[file.path] else { return nil }
        let mark = site.files.marks[place]
        guard mark.size == Int64(file.bytes.count),
            live.content(of: file.path, known: mark) == file.bytes
        else { return nil }
        try stage.link(file.path, from: live)
        return place
    }

    private func touch(_ path: String) {
        guard usesSpare else { return }
        touched.withLock { touched in
            for folder in Self.folders(above: path) { touched.insert(folder) }
        }
    }

    static func isManifest(_ path: String) -> Bool { path.hasSameBytes(as: Manifest.name) }

    /// Every folder above a path, nearest first, ending with that of the portal.
    static func folders(above path: String) -> [String] {
        var folders: [String] = []
        var rest = path.utf8.prefix(upToLast: ASCII.slash)
        while !rest.isEmpty {
            let folder = String(Substring(rest))
            folders.append(folder)
            rest = folder.utf8.prefix(upToLast: ASCII.slash)
        }
        return folders + ["."]
    }

    // MARK: What the stage must hold

    /// Fails where the stage, made from the portal before the last, holds what nobody put there.
    func check(
        _ stage: borrowing Folder,
        holds files: [SiteWriter.Entry],
        in folders: FileTable
    ) throws(SiteWriteError) {
        guard usesSpare, let spare = site.spare else { return }
        let touched = touched.withLock { $0 }
        var known: [String: FileTable.Mark] = [:]
        for place in spare.folders.marks.indices {
            known[spare.folders.path(place)] = spare.folders.marks[place]
        }
        for place in folders.marks.indices {
            let path = folders.path(place)
            guard touched.contains(path) || known[path] == folders.marks[place] else {
                throw .stale(stage.path(of: path))
            }
        }
        let expected = Self.names(of: files, in: folders, within: touched)
        for (path, names) in expected.sorted(by: { $0.key.precedesBytewise($1.key) }) {
            let found = try Folder(path, in: stage).names()
            guard found.count == names.count,
                found.allSatisfy({ names.contains(Self.text($0)) })
            else { throw .stale(stage.path(of: path)) }
        }
    }

    /// A name that ends in a zero, as text.
    private static func text(_ name: [CChar]) -> String {
        String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The names that some of the folders hold.
    private static func names(
        of files: [SiteWriter.Entry],
        in folders: FileTable,
        within wanted: Set<String>
    ) -> [String: Set<String>] {
        var names: [String: Set<String>] = [:]
        func add(_ path: String) {
            let bytes = path.utf8.prefix(upToLast: ASCII.slash)
            let folder = bytes.isEmpty ? "." : String(Substring(bytes))
            guard wanted.contains(folder) else { return }
            let length = bytes.isEmpty ? 0 : bytes.count + 1
            names[folder, default: []].insert(path.dropping(bytes: length))
        }
        for file in files { add(file.path) }
        for place in 1..<max(1, folders.count) { add(folders.path(place)) }
        if wanted.contains(".") { names[".", default: []].insert(Manifest.name) }
        return names
    }
}
