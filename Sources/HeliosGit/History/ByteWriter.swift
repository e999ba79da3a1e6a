/// Writes numbers and bytes one after another.
struct ByteWriter {
    private(set) var result: [UInt8] = []

    mutating func raw(_ bytes: [UInt8]) { result += bytes }

    /// A number that is not negative, seven bits a byte.
    mutating func number(_ number: Int) { varying(UInt64(clamping: number)) }

    mutating func signed(_ number: Int) {
        varying(UInt64(bitPattern: Int64(number << 1 ^ number >> 63)))
    }

    private mutating func varying(_ number: UInt64) {
        var rest = number
        while rest > 0x7F {
            result.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        result.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func fixed(_ number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) {
            result.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
    }

    /// Bytes with their number in front.
    mutating func bytes(_ bytes: [UInt8]) {
        number(bytes.count)
        result += bytes
    }
}

/// Reads what a `ByteWriter` wrote; whatever is missing is nothing, and remembered.
struct ByteReader {
    private(set) var rest: ArraySlice<UInt8>
    private(set) var hasFailed = false

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func fail() {
        hasFailed = true
        rest = []
    }

    mutating func raw(_ count: Int) -> ArraySlice<UInt8> {
        guard count <= rest.count else {
            fail()
            return []
        }
        let taken = rest.prefix(count)
        rest = rest.dropFirst(count)
        return taken
    }

    mutating func number() -> Int {
        guard let number = Int(exactly: varying()) else {
            fail()
            return 0
        }
        return number
    }

    /// A number of things, each of which takes at least one byte.
    mutating func count() -> Int {
        let count = number()
        guard count <= rest.count else {
            fail()
            return 0
        }
        return count
    }

    mutating func signed() -> Int {
        let bits = varying()
        return Int(truncatingIfNeeded: Int64(bitPattern: bits >> 1)) ^ -Int(bits & 1)
    }

    private mutating func varying() -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = rest.popFirst() else { break }
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
        }
        fail()
        return 0
    }

    mutating func fixed() -> UInt64 {
        raw(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    mutating func bytes() -> ArraySlice<UInt8> { raw(count()) }

    mutating func text() -> String { String(decoding: bytes(), as: UTF8.self) }

    mutating func id() -> ObjectID? {
        let id = ObjectID(bytes: raw(ObjectID.size))
        if id == nil { fail() }
        return id
    }
}
