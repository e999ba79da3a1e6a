/// The two orders in which the reference tool puts ids.
package enum IDOrder {
    /// Order by UTF-16 code unit: that of bytes, except that U+E000–U+FFFF come after all that
    /// needs two units.
    package static func byCodeUnit(_ left: String, _ right: String) -> Bool {
        var (first, second) = (left.utf8.makeIterator(), right.utf8.makeIterator())
        while true {
            guard let other = second.next() else { return false }
            guard let one = first.next() else { return true }
            if one == other { continue }
            let areBothWide = one >= 0xEE && other >= 0xEE
            if areBothWide, (one >= 0xF0) != (other >= 0xF0) { return one >= 0xF0 }
            return one < other
        }
    }
}
