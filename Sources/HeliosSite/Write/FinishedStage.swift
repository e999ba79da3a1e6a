import HeliosText

/// A stage with all its files and its manifest, as it lies on the disk.
struct FinishedStage {
    /// Its files without the manifest, in byte order of the paths.
    let entries: [SiteWriter.Entry]
    /// How many bytes they have together.
    let bytes: Int
    private let files: FileTable
    private let folders: FileTable
    private let update: SiteUpdate?

    /// Writes the manifest and sees to it that all of the stage is on the disk.
    init(
        of stage: borrowing Folder,
        _ written: [SiteWriter.Entry],
        _ update: SiteUpdate?,
        isRecorded: Bool
    ) throws(SiteWriteError) {
        self.update = update
        entries = Self.merge(written, update)
        bytes = entries.reduce(0) { $0 + $1.size }
        let manifest = Manifest(files: entries.map { ($0.path, $0.size) }).rendered()
        let mark = try stage.overwrite(manifest)
        let own = SiteWriter.Entry(
            path: manifest.path,
            size: manifest.bytes.count,
            known: nil,
            mark: mark
        )
        files = try Self.files([own] + entries, in: stage, update)
        folders =
            try isRecorded || update != nil ? Self.folders(of: entries, in: stage) : FileTable()
        try update?.check(stage, holds: entries, in: folders)
        try stage.sync()
    }

    /// All files, in byte order of the paths: what was kept is in that order already.
    private static func merge(
        _ written: [SiteWriter.Entry],
        _ update: SiteUpdate?
    ) -> [SiteWriter.Entry] {
        let written = written.sorted { $0.path.precedesBytewise($1.path) }
        guard let update else { return written }
        var result: [SiteWriter.Entry] = []
        result.reserveCapacity(update.kept.count + written.count)
        var rest = written[...]
        for place in update.kept.indices where update.kept[place] {
            let path = update.site.files.path(place)
            while let first = rest.first, first.path.precedesBytewise(path) {
                result.append(first)
                rest.removeFirst()
            }
            let size = Int(clamping: update.site.files.marks[place].size)
            result.append(SiteWriter.Entry(path: path, size: size, known: place, mark: nil))
        }
        return result + rest
    }

    private static func files(
        _ entries: [SiteWriter.Entry],
        in stage: borrowing Folder,
        _ update: SiteUpdate?
    ) throws(SiteWriteError) -> FileTable {
        var table = FileTable()
        for entry in entries {
            guard let mark = entry.mark ?? stage.mark(of: entry.path) else {
                throw stage.failure("read", entry.path)
            }
            if let known = entry.known, let update, update.site.files.marks[known] != mark {
                throw .stale(stage.path(of: entry.path))
            }
            guard mark.size == Int64(entry.size) else {
                throw .sizeChanged(stage.path(of: entry.path))
            }
            table.append(entry.path, mark)
        }
        return table
    }

    /// Every folder that files lie in, that of the stage first.
    private static func folders(
        of entries: [SiteWriter.Entry],
        in stage: borrowing Folder
    ) throws(SiteWriteError) -> FileTable {
        var table = FileTable()
        var seen: Set<String> = []
        func add(_ path: String) throws(SiteWriteError) {
            guard let mark = stage.mark(of: path) else { throw stage.failure("read", path) }
            table.append(path, mark)
        }
        try add(".")
        for entry in entries {
            var rest = entry.path.utf8.prefix(upToLast: ASCII.slash)
            while !rest.isEmpty {
                let folder = String(Substring(rest))
                guard seen.insert(folder).inserted else { break }
                try add(folder)
                rest = folder.utf8.prefix(upToLast: ASCII.slash)
            }
        }
        return table
    }

    /// The portal once it is in its place; `hasSpare` says whether the one before was kept.
    func site(hasSpare: Bool) -> PublishedSite {
        var spare: PublishedSite.Spare?
        if hasSpare, let update {
            var isTaken = update.kept
            var missing: [Int32] = []
            // The manifest, a file of each portal's own, is the first one of the table.
            for (place, entry) in entries.enumerated() {
                if let known = entry.known {
                    isTaken[known] = true
                } else {
                    missing.append(Int32(clamping: place + 1))
                }
            }
            let stale = isTaken.indices.filter { !isTaken[$0] }.map(update.site.files.path)
            spare = PublishedSite.Spare(
                folders: update.site.folders,
                stale: stale.filter { !SiteUpdate.isManifest($0) },
                missing: missing
            )
        }
        return PublishedSite(files: files, folders: folders, bytes: bytes, spare: spare)
    }
}
