internal import CCMarkGFM
import Glibc
import HeliosText

/// A node of a tree; used only while the tree lives.
@safe struct CMarkNode {
    let pointer: OpaquePointer

    /// What a node is.
    enum Kind {
        case document, quote, list, item, codeBlock, htmlBlock, paragraph, heading, rule
        case footnote, table, row, cell
        case text, softBreak, lineBreak, code, html, emphasis, strong, link, image
        case footnoteReference, strikethrough
        case other
    }

    /// What the node is.
    var kind: Kind {
        switch unsafe cmark_node_get_type(pointer) {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .rule
        case CMARK_NODE_FOOTNOTE_DEFINITION: .footnote
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .html
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
        default: extensionKind
        }
    }

    private var extensionKind: Kind {
        guard let name = unsafe cmark_node_get_type_string(pointer) else { return .other }
        if unsafe strcmp(name, "table_cell") == 0 { return .cell }
        if unsafe strcmp(name, "table_row") == 0 || strcmp(name, "table_header") == 0 {
            return .row
        }
        if unsafe strcmp(name, "table") == 0 { return .table }
        return unsafe strcmp(name, "strikethrough") == 0 ? .strikethrough : .other
    }

    var parent: CMarkNode? { unsafe Self(cmark_node_parent(pointer)) }
    var next: CMarkNode? { unsafe Self(cmark_node_next(pointer)) }
    var firstChild: CMarkNode? { unsafe Self(cmark_node_first_child(pointer)) }

    init(pointer: OpaquePointer) { unsafe self.pointer = pointer }

    private init?(_ pointer: OpaquePointer?) {
        guard let pointer = unsafe pointer else { return nil }
        unsafe self.pointer = pointer
    }

    /// The line on which a block begins; 0 where the library does not know.
    var startLine: Int { Int(unsafe cmark_node_get_start_line(pointer)) }
    /// The byte of that line at which it begins, from 1.
    var startColumn: Int { Int(unsafe cmark_node_get_start_column(pointer)) }
    /// The last line of a block.
    var endLine: Int { Int(unsafe cmark_node_get_end_line(pointer)) }

    var headingLevel: Int { Int(unsafe cmark_node_get_heading_level(pointer)) }
    var isTight: Bool { unsafe cmark_node_get_list_tight(pointer) != 0 }
    var isOrdered: Bool { unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    var listStart: Int { Int(unsafe cmark_node_get_list_start(pointer)) }
    var isHeaderRow: Bool {
        unsafe cmark_gfm_extensions_get_table_row_is_header(pointer) != 0
    }

    /// Whether the box of a task is ticked, or nil if the item is no task.
    var taskIsDone: Bool? {
        guard unsafe cmark_node_get_syntax_extension(pointer) != nil else { return nil }
        return unsafe cmark_gfm_extensions_get_tasklist_item_checked(pointer)
    }

    /// The alignment letters of a table's columns: `l`, `c`, `r` or 0.
    var alignments: [UInt8] {
        let count = Int(unsafe cmark_gfm_extensions_get_table_columns(pointer))
        guard let letters = unsafe cmark_gfm_extensions_get_table_alignments(pointer) else {
            return []
        }
        return (0..<count).map { unsafe letters[$0] }
    }

    /// Appends the text of a text, code or HTML node.
    func appendLiteral(to output: inout [UInt8]) {
        unsafe Self.append(cmark_node_get_literal(pointer), to: &output)
    }

    /// The text of a text, code or HTML node.
    var literal: [UInt8] { unsafe Self.bytes(cmark_node_get_literal(pointer)) }
    /// What a leaf block held before its inlines were parsed.
    var content: [UInt8] {
        // The library never sets the content of an empty cell or heading: it is not even ended.
        guard firstChild != nil else { return [] }
        return unsafe Self.bytes(cmark_node_get_string_content(pointer))
    }
    var address: [UInt8] { unsafe Self.bytes(cmark_node_get_url(pointer)) }
    var title: [UInt8] { unsafe Self.bytes(cmark_node_get_title(pointer)) }
    var fenceInfo: [UInt8] { unsafe Self.bytes(cmark_node_get_fence_info(pointer)) }

    /// Whether a leaf block may hold links, raw HTML or entities, whose places are asked for.
    var needsPlaces: Bool {
        guard firstChild != nil, var next = unsafe cmark_node_get_string_content(pointer) else {
            return false
        }
        while true {
            switch unsafe UInt8(bitPattern: next.pointee) {
            case 0: return false
            case UInt8(ascii: "["), ASCII.less, ASCII.ampersand, UInt8(ascii: "@"): return true
            case ASCII.colon where unsafe next[1] == 0x2F && next[2] == 0x2F: return true
            case UInt8(ascii: "w") where unsafe next[1] == 0x77 && next[2] == 0x77: return true
            default: unsafe next += 1
            }
        }
    }

    private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        var bytes: [UInt8] = []
        unsafe append(text, to: &bytes)
        return bytes
    }

    private static func append(_ text: UnsafePointer<CChar>?, to output: inout [UInt8]) {
        guard let text = unsafe text else { return }
        let raw = unsafe UnsafeRawBufferPointer(start: text, count: strlen(text))
        unsafe output.append(contentsOf: raw)
    }
}

/// Goes through a tree in document order without recursion.
@safe struct CMarkWalk: ~Copyable {
    private let iterator: OpaquePointer?

    init(_ root: CMarkNode) { unsafe iterator = cmark_iter_new(root.pointer) }

    deinit { unsafe cmark_iter_free(iterator) }

    /// The next node, and whether it is entered or left; leaves are only entered.
    mutating func next() -> (node: CMarkNode, isEnter: Bool)? {
        let event = unsafe cmark_iter_next(iterator)
        guard event == CMARK_EVENT_ENTER || event == CMARK_EVENT_EXIT,
            let node = unsafe cmark_iter_get_node(iterator)
        else { return nil }
        return (unsafe CMarkNode(pointer: node), event == CMARK_EVENT_ENTER)
    }
}
