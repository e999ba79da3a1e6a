import Synchronization

/// A name that templates look up, kept as a small number so that a lookup compares integers.
///
/// Interning takes a lock and hashes the text: keep the names that code uses in static constants,
/// and intern the names that a kind declares once, not once a page.
package struct TemplateName: Sendable, Hashable {
    private let number: UInt32

    /// What stands for the name of a value that has none, such as an element of a list.
    static var none: TemplateName { TemplateName(number: .max) }

    private init(number: UInt32) {
        self.number = number
    }

    /// The name written like this; the same text always gives an equal name.
    package init(_ text: String) {
        number = Self.table.withLock { $0.number(of: text) }
    }

    /// The name as it is written.
    package var text: String {
        let number = Int(number)
        return Self.table.withLock { $0.texts[number] }
    }

    private static let table = Mutex(Table())

    /// Every name met so far.
    ///
    /// Numbers depend on the order of use, so they must never reach output.
    private struct Table {
        var texts: [String] = []
        // Keyed by bytes: `String` would take two spellings of one accent for the same name.
        private var numbers: [[UInt8]: UInt32] = [:]

        mutating func number(of text: String) -> UInt32 {
            let key = Array(text.utf8)
            if let known = numbers[key] { return known }
            let number = UInt32(texts.count)
            texts.append(text)
            numbers[key] = number
            return number
        }
    }
}
