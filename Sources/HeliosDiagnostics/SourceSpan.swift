/// A place in a text, counted from 1; columns count Unicode scalars.
public struct SourcePosition: Sendable, Hashable, Comparable {
    // A file has a place for each of its values, so making one must cost no call.
    @usableFromInline let packedLine: UInt32
    @usableFromInline let packedColumn: UInt32

    /// The line, counted from 1.
    @inlinable public var line: Int { Int(packedLine) }

    /// The column in Unicode scalars, counted from 1.
    @inlinable public var column: Int { Int(packedColumn) }

    /// A place; both numbers are kept within 1 and the largest 32-bit number.
    @inlinable
    public init(line: Int, column: Int) {
        packedLine = UInt32(clamping: max(1, line))
        packedColumn = UInt32(clamping: max(1, column))
    }

    /// The first place of a text.
    public static let start = SourcePosition(line: 1, column: 1)

    /// Order by line, then column.
    @inlinable
    public static func < (left: Self, right: Self) -> Bool {
        (left.packedLine, left.packedColumn) < (right.packedLine, right.packedColumn)
    }
}

/// A stretch of a text; `end` is the first place behind it.
public struct SourceRange: Sendable, Hashable {
    /// The first place of the stretch.
    public let start: SourcePosition

    /// The first place behind the stretch; equal to `start` for an empty one.
    public let end: SourcePosition

    /// A stretch; an end before the start becomes an empty stretch.
    @inlinable
    public init(start: SourcePosition, end: SourcePosition) {
        self.start = start
        self.end = max(start, end)
    }

    /// A stretch of this many scalars on one line.
    public init(line: Int, column: Int, length: Int) {
        start = SourcePosition(line: line, column: column)
        end = SourcePosition(line: line, column: column + max(0, length))
    }

    /// The empty stretch at the very start of a text.
    public static let start = SourceRange(start: .start, end: .start)
}

/// A stretch of one file.
public struct SourceSpan: Sendable, Hashable {
    /// The file's path relative to the repository's root, with `/` between its parts.
    public let path: String

    /// The stretch.
    public let range: SourceRange

    /// A stretch of a file.
    public init(path: String, range: SourceRange) {
        self.path = path
        self.range = range
    }

    /// The empty stretch at the very start of a file.
    public static func start(of path: String) -> SourceSpan {
        SourceSpan(path: path, range: .start)
    }
}
