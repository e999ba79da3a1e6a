import Glibc
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
    /// A number for each file, by its path.
    private(set) var files: [String: UInt64] = [:]

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
        started = Int64(now.tv_sec) &* 1_000_000_000 &+ Int64(now.tv_nsec)
        self.output = output
        let descriptor = unsafe open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            isDoubtful = true
            return
        }
        files.reserveCapacity(16_384)
        add(folder: descriptor, prefix: "", isConfigured: false, depth: 0)
    }

    /// Adds a file that lies elsewhere.
    mutating func add(file path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            isDoubtful = true
            return
        }
        add(path, status, isConfigured: true)
    }

    /// Adds all files of a folder that lies elsewhere.
    mutating func add(folder path: String) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            isDoubtful = true
            return
        }
        add(folder: descriptor, prefix: "\(path)/", isConfigured: true, depth: 0)
    }

    /// A number that changes with a file; with every look at one that is not there.
    func number(of path: String) -> UInt64 {
        files[path] ?? UInt64(bitPattern: started)
    }

    private mutating func add(
        folder descriptor: Int32,
        prefix: String,
        isConfigured: Bool,
        depth: Int
    ) {
        guard depth < 64, let stream = unsafe fdopendir(descriptor) else {
            isDoubtful = true
            _ = close(descriptor)
            return
        }
        defer { unsafe _ = closedir(stream) }
        let holdsOutput = output?.isParent(descriptor) ?? false
        // What begins with a dot is read nowhere else.
        let showsHidden = prefix.hasBytePrefix("openspec/")
        while let entry = unsafe readdir(stream) {
            guard let name = unsafe Self.name(of: entry) else {
                isDoubtful = true
                continue
            }
            guard name != ".", name != "..", showsHidden || name.utf8.first != ASCII.dot,
                !holdsOutput || !(output?.owns(name) ?? false)
            else { continue }
            var status = stat()
            guard unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
                isDoubtful = true
                continue
            }
            let path = prefix + name
            let counts = isConfigured || depth == 0 && Self.configured.contains(name)
            guard status.st_mode & S_IFMT == S_IFDIR else {
                // What it leads to may change without a trace.
                if showsHidden, status.st_mode & S_IFMT != S_IFREG { isDoubtful = true }
                add(path, status, isConfigured: counts)
                continue
            }
            let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW
            let child = unsafe openat(descriptor, name, flags)
            guard child >= 0 else {
                isDoubtful = true
                continue
            }
            add(folder: child, prefix: path + "/", isConfigured: counts, depth: depth + 1)
        }
    }

    private mutating func add(_ path: String, _ status: stat, isConfigured: Bool) {
        let modified = Self.nanoseconds(status.st_mtim)
        let changed = Self.nanoseconds(status.st_ctim)
        var print = Fingerprint()
        print.add(path)
        print.add(Int(status.st_size))
        print.add(UInt64(bitPattern: modified))
        print.add(UInt64(bitPattern: changed))
        print.add(UInt64(status.st_ino))
        print.add(UInt64(status.st_mode))
        if max(modified, changed) >= started {
            // Written since this look at it began: the next look is to find it changed.
            isDoubtful = true
            print.add(UInt64(bitPattern: started))
        }
        files[path] = print.value
        // A sum, since folders list their files in no order.
        total &+= print.value
        if isConfigured { configuration &+= print.value }
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
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
