import Glibc
import HeliosRecords
import HeliosSite
import HeliosText

/// What the file system says of all that a build reads, at one moment.
struct TreeSnapshot {
    /// A number for all of it.
    private(set) var total: UInt64 = 0
    /// A number for what says how to read the rest: settings, kinds, modules and templates.
    private(set) var configuration: UInt64 = 0
    /// Whether a file was written so lately that it may change again without a trace, or something
    /// could not be looked at.
    private(set) var isDoubtful = false
    /// A number for each file.
    private var prints: [(path: String, print: UInt64)] = []
    /// What a listing of the working tree says of its files, in no order; nil where it says more
    /// than that there are files.
    private var listed: [SourceFile]? = []

    private let started: Int64
    private let output: BuildOutput?

    private static let configured: Set<String> = [
        "helios.yaml", "kinds", "modules", "site-templates",
    ]

    /// Looks at everything below a folder except for what the build writes there.
    init(of root: String, besides output: BuildOutput?) {
        var now = timespec()
        // The clock that the file system takes its times from.
        unsafe _ = clock_gettime(CLOCK_REALTIME_COARSE, &now)
        started = FileStamp.nanoseconds(now)
        self.output = output
        let descriptor = unsafe open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            isDoubtful = true
            listed = nil
            return
        }
        prints.reserveCapacity(16_384)
        listed?.reserveCapacity(16_384)
        add(folder: descriptor, prefix: "", .listed)
    }

    /// Adds a file that lies elsewhere.
    mutating func add(file path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            isDoubtful = true
            return
        }
        add(path, status, .elsewhere)
    }

    /// Adds all files of a folder that lies elsewhere.
    mutating func add(folder path: String) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            isDoubtful = true
            return
        }
        add(folder: descriptor, prefix: "\(path)/", .elsewhere)
    }

    /// A number for each file by its path, which changes with it.
    var numbers: [String: UInt64] {
        Dictionary(prints.map { ($0.path, $0.print) }, uniquingKeysWith: { $1 })
    }

    /// A number for a file that is not there, which changes with every look.
    var numberOfNothing: UInt64 { UInt64(bitPattern: started) }

    /// The listing of the working tree at this moment; nil where only a walk of its own can tell
    /// all that it is to tell.
    var listing: ListedFiles? {
        listed.map { files in
            ListedFiles(
                files: files.sorted { $0.path.precedesBytewise($1.path) },
                moment: started
            )
        }
    }

    // MARK: The walk

    /// What is known of a folder, for all that lies in it.
    private struct Place {
        var depth = 0
        /// Whether it says how to read the rest.
        var isConfigured = false
        /// Whether a listing of the working tree holds what lies there.
        var isListed = false

        /// The repository's root.
        static let listed = Place(isListed: true)
        /// What lies outside the repository.
        static let elsewhere = Place(isConfigured: true)
    }

    private mutating func add(folder descriptor: Int32, prefix: String, _ place: Place) {
        guard place.depth < 64, let stream = unsafe fdopendir(descriptor) else {
            isDoubtful = true
            listed = nil
            _ = close(descriptor)
            return
        }
        defer { unsafe _ = closedir(stream) }
        // A listing says more of a folder that lies deeper, or leaves out what is written there.
        if place.isListed, place.depth >= TreeWalk.depthLimit { listed = nil }
        let holdsOutput = output?.isParent(descriptor) ?? false
        // What begins with a dot is read nowhere else.
        let showsHidden = prefix.hasBytePrefix("openspec/")
        errno = 0
        while let entry = unsafe readdir(stream) {
            defer { errno = 0 }
            guard let name = unsafe Self.name(of: entry) else {
                isDoubtful = true
                listed = nil
                continue
            }
            let isHidden = name.utf8.first == ASCII.dot
            guard name != ".", name != "..", showsHidden || !isHidden else { continue }
            guard !holdsOutput || !(output?.owns(name) ?? false) else {
                listed = nil
                continue
            }
            var child = place
            child.depth += 1
            child.isListed = place.isListed && !isHidden
            if place.depth == 0, Self.configured.contains(name) { child.isConfigured = true }
            add(name, in: descriptor, prefix, child, showsHidden: showsHidden)
        }
        if errno != 0 {
            isDoubtful = true
            listed = nil
        }
    }

    /// Adds what a name in a folder stands for.
    private mutating func add(
        _ name: String,
        in folder: Int32,
        _ prefix: String,
        _ place: Place,
        showsHidden: Bool
    ) {
        var status = stat()
        guard unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            isDoubtful = true
            listed = nil
            return
        }
        let path = prefix + name
        let type = status.st_mode & S_IFMT
        if place.isListed, type != S_IFREG && type != S_IFDIR || !TreeWalk.isUsable(name) {
            listed = nil
        }
        guard type == S_IFDIR else {
            // What it leads to may change without a trace.
            if showsHidden, type != S_IFREG { isDoubtful = true }
            return add(path, status, place)
        }
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW
        let child = unsafe openat(folder, name, flags)
        guard child >= 0 else {
            isDoubtful = true
            listed = nil
            return
        }
        add(folder: child, prefix: path + "/", place)
    }

    private mutating func add(_ path: String, _ status: stat, _ place: Place) {
        let stamp = FileStamp(status)
        var print = Fingerprint()
        print.add(path)
        print.add(Int(status.st_size))
        print.add(UInt64(bitPattern: stamp.modified))
        print.add(UInt64(bitPattern: stamp.changed))
        print.add(stamp.inode)
        print.add(UInt64(stamp.mode))
        if max(stamp.modified, stamp.changed) >= started {
            // Written since this look at it began: the next look is to find it changed.
            isDoubtful = true
            print.add(UInt64(bitPattern: started))
        }
        prints.append((path, print.value))
        if place.isListed {
            listed?.append(SourceFile(path: path, size: Int(status.st_size), stamp: stamp))
        }
        // A sum, since folders list their files in no order.
        total &+= print.value
        if place.isConfigured { configuration &+= print.value }
    }

    /// The name of an entry of a folder; nil for one that is not UTF-8.
    static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
        unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                unsafe String(validatingCString: name)
            }
        }
    }
}

/// The place that a build writes to, which may lie within what it reads.
struct BuildOutput {
    private let device: UInt64
    private let inode: UInt64
    private let name: String

    /// The place that a path names; nil where the folder that holds it is not there yet.
    init?(path: String) {
        var bytes = path.utf8[...]
        while bytes.last == ASCII.slash { bytes.removeLast() }
        let folder = String(Substring(bytes)).utf8.prefix(upToLastSlash: ())
        var status = stat()
        guard unsafe stat(folder.isEmpty ? "." : folder, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        name = String(Substring(bytes)).split(onByte: ASCII.slash).last ?? ""
    }

    /// A number for the place.
    var number: UInt64 {
        var print = Fingerprint()
        print.add(device)
        print.add(inode)
        print.add(name)
        return print.value
    }

    /// Whether an open folder is the one that holds the output.
    func isParent(_ descriptor: Int32) -> Bool {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 && UInt64(status.st_ino) == inode
            && UInt64(status.st_dev) == device
    }

    /// Whether the folder at a path is the one that holds the output.
    func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && UInt64(status.st_ino) == inode
            && UInt64(status.st_dev) == device
    }

    /// Whether a name in that folder is the output's, or of a file beside it that a build uses.
    func owns(_ other: String) -> Bool {
        let endings = ["", ".lock", ".stage", ".old", ".journal", ".link", ".a", ".b"]
        return endings.contains { other.hasSameBytes(as: name + $0) }
    }
}

extension String.UTF8View {
    /// The text before the last slash, which stays where there is nothing before it.
    fileprivate func prefix(upToLastSlash: Void) -> String {
        guard let slash = lastIndex(of: ASCII.slash) else { return "" }
        return slash == startIndex ? "/" : String(Substring(self[..<slash]))
    }
}
