import Glibc
package import HeliosDiagnostics
package import HeliosRecords
import HeliosText

/// The files of a folder, as they lie on disk; links are never followed.
package struct WorkingTree: ChangingSource {
    /// The repository's root, without a trailing slash.
    package let root: String

    /// Folders at the root that are never read: output, and what other tools keep.
    private let skipped: Set<String>

    /// The files as they were listed; nil to list them when they are asked for.
    private let listing: ListedFiles?

    /// Text of a record; more is refused by the parsers, and never read into memory.
    private static let textLimit = 1 << 20

    /// How much is read at a time where the size is not known.
    private static let chunk = 64 << 10

    /// A tree at a root; `skipping` names folders at the root to leave out, such as the output.
    package init(root: String, skipping: Set<String> = []) {
        self.root = root
        skipped = skipping
        listing = nil
    }

    /// A tree whose files were listed a moment ago.
    init(root: String, listing: ListedFiles?) {
        self.root = root
        skipped = []
        self.listing = listing
    }

    /// The files below the root, in byte order of their paths.
    package func list() -> Checked<[SourceFile]> {
        if let listing { return Checked(listing.files) }
        var walk = TreeWalk(root: root, skipped: skipped)
        walk.run()
        return Checked(walk.files, walk.diagnostics)
    }

    /// The bytes of a text.
    package func read(_ file: SourceFile) throws(SourceReadError) -> [UInt8] {
        try read(file, atMost: Self.textLimit)
    }

    /// The bytes of a file.
    package func read(
        _ file: SourceFile,
        atMost limit: Int
    ) throws(SourceReadError) -> [UInt8] {
        let descriptor = try open(file)
        defer { _ = close(descriptor) }
        // One byte more than the file has, so that the first answer tells where it ends.
        let size = min(max(0, try Self.size(of: file, descriptor)), limit) + 1
        var bytes = try Self.bytes(descriptor, atMost: size)
        var isWhole = bytes.count < size
        while !isWhole, bytes.count <= limit {
            // The file has grown meanwhile, or has no size of its own.
            let more = try Self.bytes(descriptor, atMost: Self.chunk)
            bytes += more
            isWhole = more.isEmpty
        }
        guard bytes.count <= limit else {
            throw SourceReadError(.tooLarge, reason: "it is larger than \(limit) bytes")
        }
        return bytes
    }

    /// The size of a file: as it was listed, or as it is.
    private static func size(
        of file: SourceFile,
        _ descriptor: Int32
    ) throws(SourceReadError) -> Int {
        guard file.stamp == nil else { return file.size }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw failure(errno) }
        return Int(status.st_size)
    }

    /// The next bytes of a file.
    private static func bytes(
        _ descriptor: Int32,
        atMost count: Int
    ) throws(SourceReadError) -> [UInt8] {
        var failure: SourceReadError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(SourceReadError) {
                filled = try unsafe read(descriptor, into: buffer)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Reads what fits into a buffer; the result is how many bytes that was.
    private static func read(
        _ descriptor: Int32,
        into buffer: UnsafeMutableBufferPointer<UInt8>
    ) throws(SourceReadError) -> Int {
        while true {
            let count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw failure(errno) }
        }
    }

    /// The first bytes of a file, at most this many.
    package func head(of file: SourceFile, count: Int) throws(SourceReadError) -> [UInt8] {
        let descriptor = try open(file)
        defer { _ = close(descriptor) }
        var result = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            repeat {
                result = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
            } while result < 0 && errno == EINTR
            filled = max(0, result)
        }
        guard result >= 0 else { throw Self.failure(errno) }
        return bytes
    }

    /// What the clock shows from which files take their times: it lags behind the finer ones.
    ///
    /// Where the files are listed already, what it showed before that.
    package func now() -> Int64 {
        if let listing { return listing.moment }
        var time = timespec()
        guard unsafe clock_gettime(CLOCK_REALTIME_COARSE, &time) == 0 else { return 0 }
        return FileStamp.nanoseconds(time)
    }

    /// What the file system now says of a file.
    package func stamp(of file: SourceFile) -> FileStamp? {
        var status = stat()
        guard unsafe lstat("\(root)/\(file.path)", &status) == 0 else { return nil }
        return FileStamp(status)
    }

    private func open(_ file: SourceFile) throws(SourceReadError) -> Int32 {
        // Without O_NONBLOCK, a pipe in the place of a file would keep the run waiting for ever.
        let descriptor = unsafe Glibc.open(
            "\(root)/\(file.path)",
            O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        )
        guard descriptor >= 0 else { throw Self.failure(errno) }
        return descriptor
    }

    static func failure(_ code: Int32) -> SourceReadError {
        switch code {
        case ENOENT: SourceReadError(.vanished, reason: "it vanished during the run")
        case ELOOP: SourceReadError(.symlink, reason: "it is a symbolic link")
        default: SourceReadError(.unreadable, reason: SystemError.text(code))
        }
    }
}

/// The files of a working tree at one moment, where nothing is wrong with any name or folder.
struct ListedFiles: Sendable {
    /// In byte order of their paths.
    let files: [SourceFile]
    /// What the clock showed before, from which files take their times, in nanoseconds.
    let moment: Int64
}

extension FileStamp {
    /// The stamp in an answer of the operating system.
    init(_ status: stat) {
        self.init(
            modified: Self.nanoseconds(status.st_mtim),
            changed: Self.nanoseconds(status.st_ctim),
            inode: UInt64(status.st_ino),
            mode: UInt32(status.st_mode)
        )
    }

    static func nanoseconds(_ time: timespec) -> Int64 {
        // A time out of reach of 64 bits is no time at all, and differs from every other.
        Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000).partialValue
            &+ Int64(time.tv_nsec)
    }
}

/// What the operating system says of a failure.
package enum SystemError {
    /// The text of an error number, such as `permission denied`.
    package static func text(_ code: Int32) -> String {
        // Since glibc 2.32 the text lives in memory of the calling thread.
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text).lowercased()
    }
}
