/// A short name for bytes that changes with them (FNV-1a, 64 bits); not for security.
struct ContentHash {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    /// One of so many places, counted from 0, each as likely as the others.
    func place(among count: Int) -> Int {
        // The low bits of this hash alone hang together for texts that end alike.
        let mixed = (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        return Int((mixed ^ (mixed >> 33)) % UInt64(max(1, count)))
    }

    /// Sixteen hexadecimal digits.
    var text: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
