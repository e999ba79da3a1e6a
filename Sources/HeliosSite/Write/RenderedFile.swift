/// A file of the portal, ready to be written.
package struct RenderedFile: Sendable, Hashable {
    /// Where it goes, below the portal's folder, with `/` between its parts.
    package let path: String

    /// All of its content.
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
