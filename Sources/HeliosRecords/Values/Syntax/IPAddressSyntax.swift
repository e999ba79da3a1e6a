import HeliosDiagnostics
import HeliosText

/// The type `ip`.
enum IPAddressSyntax {
    /// An address in one of the forms of RFC 4291, or four decimal numbers.
    static func parse(_ text: String) throws(ValueError) -> IPAddress {
        if let address = address(Array(text.utf8)[...]) { return address }
        throw ValueError(.ip, quoting: text, "is not an IP address", help: help(for: text))
    }

    /// An address, or nil for any other form.
    static func address(_ bytes: ArraySlice<UInt8>) -> IPAddress? {
        if bytes.contains(ASCII.colon) {
            return version6(bytes).map { IPAddress(bits: $0, isIPv6: true) }
        }
        return version4(bytes).map { IPAddress(bits: UInt128($0), isIPv6: false) }
    }

    /// Four numbers up to 255 without leading zeros, which some systems read as octal.
    static func version4(_ bytes: ArraySlice<UInt8>) -> UInt32? {
        var (result, part, digits, dots): (UInt32, UInt32, Int, Int) = (0, 0, 0, 0)
        for byte in bytes {
            if byte == ASCII.dot {
                guard digits > 0, dots < 3 else { return nil }
                result = result << 8 | part
                (part, digits, dots) = (0, 0, dots + 1)
            } else {
                guard byte.isASCIIDigit, digits == 0 || part > 0 else { return nil }
                part = part * 10 + UInt32(byte - ASCII.zero)
                digits += 1
                guard part <= 255 else { return nil }
            }
        }
        return dots == 3 && digits > 0 ? result << 8 | part : nil
    }

    /// Eight groups of hexadecimal digits, one run of zeros left out at most, and the last two
    /// perhaps as an IPv4 address; without a zone.
    static func version6(_ bytes: ArraySlice<UInt8>) -> UInt128? {
        var (value, count): (UInt128, Int) = (0, 0)
        var gap: Int?
        var index = bytes.startIndex
        if bytes.starts(with: "::".utf8) {
            gap = 0
            index += 2
        }
        while index < bytes.endIndex {
            let end = bytes[index...].firstIndex(of: ASCII.colon) ?? bytes.endIndex
            guard count < 8 else { return nil }
            if let group = group(bytes[index..<end]) {
                value = value << 16 | UInt128(group)
                count += 1
            } else if end == bytes.endIndex, let last = version4(bytes[index..<end]) {
                value = value << 32 | UInt128(last)
                count += 2
            } else {
                return nil
            }
            guard end < bytes.endIndex else { break }
            index = end + 1
            guard index < bytes.endIndex else { return nil }
            if bytes[index] == ASCII.colon {
                guard gap == nil else { return nil }
                gap = count
                index += 1
            }
        }
        guard let gap else { return count == 8 ? value : nil }
        guard count < 8 else { return nil }
        let tail = UInt128(16 * (count - gap))
        let head = (value >> tail) << UInt128(16 * (8 - gap))
        return head | (value & ((1 << tail) - 1))
    }

    private static func group(_ digits: ArraySlice<UInt8>) -> UInt16? {
        guard (1...4).contains(digits.count) else { return nil }
        var result: UInt16 = 0
        for digit in digits {
            guard let value = digit.hexDigitValue else { return nil }
            result = result << 4 | UInt16(value)
        }
        return result
    }

    private static func help(for text: String) -> String {
        let general = "write an address, such as 10.0.0.1 or 2001:db8::1"
        guard text.utf8.count <= 60 else { return general }
        for mark in [ASCII.slash, UInt8(ascii: "%")] {
            guard let index = text.utf8.firstIndex(of: mark) else { continue }
            let front = String(text[..<index])
            guard address(Array(front.utf8)[...]) != nil else { continue }
            return "write only the address: \(front)"
        }
        let parts = text.split(onByte: ASCII.dot)
        let numbers = parts.map {
            $0.utf8.count <= 9 ? CalendarDate.number(Array($0.utf8)[...]) : nil
        }
        guard parts.count == 4, !numbers.contains(nil) else { return general }
        let plain = numbers.compactMap { $0 }
        if let large = plain.first(where: { $0 > 255 }) { return "\(large) is more than 255" }
        return "write it without leading zeros: \(plain.map(String.init).joined(separator: "."))"
    }
}

/// The type `cidr`.
enum IPNetworkSyntax {
    /// A network: its first address and the length of its prefix.
    static func parse(_ text: String) throws(ValueError) -> IPNetwork {
        let bytes = Array(text.utf8)
        guard let slash = bytes.firstIndex(of: ASCII.slash),
            let address = IPAddressSyntax.address(bytes[..<slash]),
            let length = prefixLength(bytes[(slash + 1)...]), length <= address.width
        else {
            let help = help(for: text.split(onByte: ASCII.slash))
            throw ValueError(.cidr, quoting: text, "is not a network", help: help)
        }
        let network = IPNetwork(containing: address, prefixLength: length)
        guard network.address == address else {
            throw ValueError(
                .cidr,
                quoting: text,
                "is an address within a network",
                help: "write the network: \(network)"
            )
        }
        return network
    }

    private static func prefixLength(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.count == 1 || (digits.count <= 3 && digits.first != ASCII.zero) else {
            return nil
        }
        return CalendarDate.number(digits)
    }

    private static func help(for parts: [String]) -> String {
        let general = "write an address and a prefix length, such as 10.0.0.0/24"
        guard let first = parts.first, first.utf8.count <= 60,
            let address = IPAddressSyntax.address(Array(first.utf8)[...])
        else { return general }
        if parts.count == 1 {
            return "add the length of the prefix, such as \(address)/\(address.isIPv6 ? 128 : 32)"
        }
        guard parts.count == 2 else { return general }
        if let mask = IPAddressSyntax.version4(Array(parts[1].utf8)[...]), !address.isIPv6,
            mask.leadingZeroBitCount == 0 || mask == 0,
            (~mask).leadingZeroBitCount + mask.trailingZeroBitCount == 32
        {
            let length = (~mask).leadingZeroBitCount
            return "write \(IPNetwork(containing: address, prefixLength: length))"
        }
        return "a prefix length runs from 0 to \(address.isIPv6 ? 128 : 32)"
    }
}
