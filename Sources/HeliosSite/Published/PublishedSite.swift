package import HeliosText

/// A portal as a build has left it on the disk, so that the next one can tell what of it still
/// holds.
package struct PublishedSite: Sendable {
    /// Every file, its manifest included, in byte order of the paths.
    package let files: FileTable
    /// Every folder, that of the portal first.
    let folders: FileTable
    /// How many bytes the files have together, without the manifest.
    package let bytes: Int
    /// The portal before it, which lies beside it.
    let spare: Spare?

    /// A portal that was replaced, kept so that the next one needs to differ only where the two do.
    struct Spare: Sendable {
        /// Every folder of it.
        let folders: FileTable
        /// Paths of files that are not those of the portal in place.
        let stale: [String]
        /// The places of the files that it lacks, or has otherwise.
        let missing: [Int32]
    }

    /// How many pages and other files there are, without the manifest.
    package var fileCount: Int { files.count - 1 }

    package func encode(to state: inout PackedWriter) {
        files.encode(to: &state)
        folders.encode(to: &state)
        state.put(bytes)
        state.put(spare == nil ? 0 : 1)
        guard let spare else { return }
        spare.folders.encode(to: &state)
        state.put(spare.stale.count)
        for path in spare.stale { state.put(path) }
        state.put(spare.missing)
    }

    package init(from state: inout PackedReader) throws(PackedReader.Damage) {
        files = try FileTable(from: &state)
        folders = try FileTable(from: &state)
        bytes = try state.int()
        guard try state.number() == 1 else {
            spare = nil
            return
        }
        let spareFolders = try FileTable(from: &state)
        var stale: [String] = []
        for _ in 0..<max(0, try state.int()) { stale.append(try state.text()) }
        let missing = try state.values(as: Int32.self)
        let count = files.count
        guard missing.allSatisfy({ $0 >= 0 && $0 < count }) else {
            throw PackedReader.Damage()
        }
        spare = Spare(folders: spareFolders, stale: stale, missing: missing)
    }

    init(files: FileTable, folders: FileTable, bytes: Int, spare: Spare?) {
        self.files = files
        self.folders = folders
        self.bytes = bytes
        self.spare = spare
    }
}

extension PublishedSite {
    /// The bytes of a file of the portal at this path; nil if it is not there as it was left.
    package func content(of path: String, at output: String) -> [UInt8]? {
        guard let place = files.place(of: path) else { return nil }
        // Whatever the reason, the file is made without it then.
        return try? content(of: path, files.marks[place], at: output)
    }

    private func content(
        of path: String,
        _ mark: FileTable.Mark,
        at output: String
    ) throws(SiteWriteError) -> [UInt8]? {
        let output = try Output(existing: output)
        let folder = try Folder(try output.linkedName() ?? output.name, in: output.parent)
        return folder.content(of: path, known: mark)
    }

    /// Whether the portal still lies at this path as it was left, and nothing of a build that was
    /// cut off lies beside it.
    package func isInPlace(at path: String) -> Bool {
        do throws(SiteWriteError) {
            let output = try Output(existing: path)
            for name in [output.lockName, output.stageName, output.oldName, output.journalName]
            where try output.parent.entry(name) != .absent { return false }
            let folder = try Folder(try output.linkedName() ?? output.name, in: output.parent)
            return folder.agrees(with: folders) && folder.agrees(with: files)
        } catch {
            return false
        }
    }
}
