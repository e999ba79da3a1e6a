internal import CCMarkGFM
import CHeliosMemory
import Synchronization

/// The parsed tree of a text; freed with its last use, on the thread that made it.
struct CMarkTree: ~Copyable {
    let root: CMarkNode

    deinit {
        unsafe cmark_node_free(root.pointer)
        helios_memory_end()
    }
}

/// The C library, one text at a time.
///
/// The library's inline parser keeps the characters its extensions look for in a static table that
/// each parse sets and clears, so two parses at once give wrong trees. Everything from making a
/// parser to finishing it happens under one lock; reading a finished tree does not need it.
enum CMark {
    private static let gate = Mutex(Extensions())

    /// The tree of a text that has passed the limits, or nil if the library refuses it.
    static func parse(_ bytes: [UInt8], syntax: MarkdownSyntax) -> CMarkTree? {
        // A tree is hundreds of small pieces, which `malloc` would give out and take back singly.
        helios_memory_begin()
        guard let root = root(of: bytes, syntax: syntax) else {
            helios_memory_end()
            return nil
        }
        return CMarkTree(root: root)
    }

    private static func root(of bytes: [UInt8], syntax: MarkdownSyntax) -> CMarkNode? {
        gate.withLock { extensions in
            extensions.register()
            // `CMARK_OPT_UNSAFE` is never given, though the library's own renderer is not used.
            let options = syntax.contains(.footnotes) ? CMARK_OPT_FOOTNOTES : 0
            let parser = unsafe cmark_parser_new_with_mem(
                options | CMARK_OPT_SOURCEPOS,
                extensions.memory
            )
            guard let parser = unsafe parser else { return nil }
            defer { unsafe cmark_parser_free(parser) }
            unsafe extensions.attach(syntax, to: parser)
            unsafe bytes.withUnsafeBytes { buffer in
                let text = unsafe buffer.bindMemory(to: CChar.self)
                unsafe cmark_parser_feed(parser, text.baseAddress, text.count)
            }
            guard let root = unsafe cmark_parser_finish(parser) else { return nil }
            return unsafe CMarkNode(pointer: root)
        }
    }

    /// The syntax extensions, found once, and where parsers get their memory.
    @safe private struct Extensions {
        private(set) var memory: UnsafeMutablePointer<cmark_mem>?
        private var table: OpaquePointer?
        private var strikethrough: OpaquePointer?
        private var taskList: OpaquePointer?
        private var isRegistered = false

        mutating func register() {
            guard !isRegistered else { return }
            isRegistered = true
            let memory = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
            unsafe memory.initialize(
                to: cmark_mem(
                    calloc: helios_memory_calloc,
                    realloc: helios_memory_realloc,
                    free: helios_memory_free
                )
            )
            unsafe self.memory = memory
            cmark_gfm_core_extensions_ensure_registered()
            unsafe table = cmark_find_syntax_extension("table")
            unsafe strikethrough = cmark_find_syntax_extension("strikethrough")
            unsafe taskList = cmark_find_syntax_extension("tasklist")
        }

        func attach(_ syntax: MarkdownSyntax, to parser: OpaquePointer) {
            if syntax.contains(.tables), let table = unsafe table {
                unsafe cmark_parser_attach_syntax_extension(parser, table)
            }
            if syntax.contains(.strikethrough), let strikethrough = unsafe strikethrough {
                unsafe cmark_parser_attach_syntax_extension(parser, strikethrough)
            }
            if syntax.contains(.taskLists), let taskList = unsafe taskList {
                unsafe cmark_parser_attach_syntax_extension(parser, taskList)
            }
        }
    }
}
