import HeliosText

/// How many pixels an image is wide and high, as the beginning of its file says.
struct ImageSize: Sendable, Hashable {
    let width: Int
    let height: Int

    /// A size that a page can show; none of nothing, and none beyond what any image has.
    private init?(_ width: Int, _ height: Int) {
        guard (1...1_000_000).contains(width), (1...1_000_000).contains(height) else { return nil }
        self.width = width
        self.height = height
    }

    /// The size that a file states; nil for what is no image, or none that browsers show.
    init?(of bytes: [UInt8]) {
        let read = Self.portableNetworkGraphics(bytes) ?? Self.graphicsInterchange(bytes)
        let size = read ?? Self.photograph(bytes) ?? Self.webPicture(bytes) ?? Self.av1(bytes)
        guard let size = size ?? Self.vectorGraphics(bytes) else { return nil }
        self = size
    }

    // MARK: Formats

    private static func portableNetworkGraphics(_ bytes: [UInt8]) -> ImageSize? {
        guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), bytes.count >= 24 else { return nil }
        return ImageSize(big(bytes, at: 16, 4), big(bytes, at: 20, 4))
    }

    private static func graphicsInterchange(_ bytes: [UInt8]) -> ImageSize? {
        guard bytes.starts(with: "GIF8".utf8), bytes.count >= 10 else { return nil }
        return ImageSize(little(bytes, at: 6, 2), little(bytes, at: 8, 2))
    }

    /// JPEG: segments, one of which begins the picture.
    private static func photograph(_ bytes: [UInt8]) -> ImageSize? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var place = 2
        while place + 9 <= bytes.count, bytes[place] == 0xFF {
            let marker = bytes[place + 1]
            switch marker {
            case 0xFF: place += 1
            case 0x01, 0xD0...0xD8: place += 2
            // C4, C8 and CC are tables.
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                return ImageSize(big(bytes, at: place + 7, 2), big(bytes, at: place + 5, 2))
            default: place += 2 + max(2, big(bytes, at: place + 2, 2))
            }
        }
        return nil
    }

    /// WebP in its three forms.
    private static func webPicture(_ bytes: [UInt8]) -> ImageSize? {
        guard bytes.starts(with: "RIFF".utf8), bytes.count >= 30,
            bytes[8..<15].elementsEqual("WEBPVP8".utf8)
        else { return nil }
        switch bytes[15] {
        case UInt8(ascii: "X"):
            return ImageSize(1 + little(bytes, at: 24, 3), 1 + little(bytes, at: 27, 3))
        case UInt8(ascii: "L"):
            let bits = little(bytes, at: 21, 4)
            return ImageSize(1 + bits & 0x3FFF, 1 + (bits >> 14) & 0x3FFF)
        default:
            return ImageSize(
                little(bytes, at: 26, 2) & 0x3FFF,
                little(bytes, at: 28, 2) & 0x3FFF
            )
        }
    }

    /// AVIF: the first property that says how large the picture is.
    private static func av1(_ bytes: [UInt8]) -> ImageSize? {
        guard bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) else { return nil }
        let head = bytes.prefix(4_096)
        guard let place = head.indices.first(where: { head[$0...].starts(with: "ispe".utf8) }),
            place + 16 <= head.count
        else { return nil }
        return ImageSize(big(bytes, at: place + 8, 4), big(bytes, at: place + 12, 4))
    }

    /// SVG: what the root element says, in pixels, or else the part of the plane that it shows.
    private static func vectorGraphics(_ bytes: [UInt8]) -> ImageSize? {
        let head = bytes.prefix(8_192)
        let start = head.indices.first { head[$0...].starts(with: "<svg".utf8) }
        guard let start, let end = head[start...].firstIndex(of: UInt8(ascii: ">")) else {
            return nil
        }
        let tag = head[start..<end]
        let width = attribute("width", of: tag).flatMap(pixels)
        let height = attribute("height", of: tag).flatMap(pixels)
        if let width, let height { return ImageSize(width, height) }
        let box = attribute("viewBox", of: tag)?
            .split { $0 == ASCII.space || $0 == ASCII.lineFeed || $0 == UInt8(ascii: ",") }
        guard let box, box.count == 4, let across = pixels(box[2]), let down = pixels(box[3])
        else { return nil }
        return ImageSize(across, down)
    }

    // MARK: Parts

    private static func big(_ bytes: [UInt8], at place: Int, _ count: Int) -> Int {
        bytes[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func little(_ bytes: [UInt8], at place: Int, _ count: Int) -> Int {
        bytes[place..<(place + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// The value of an attribute in a tag, without its quotes.
    private static func attribute(_ name: String, of tag: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let wanted = Array("\(name)=".utf8)
        let place = tag.indices.dropFirst().first { place in
            tag[place...].starts(with: wanted)
                && (tag[place - 1] == ASCII.space || tag[place - 1] == ASCII.lineFeed)
        }
        guard let place, place + wanted.count < tag.endIndex else { return nil }
        let quote = tag[place + wanted.count]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let value = tag[(place + wanted.count + 1)...]
        return value.firstIndex(of: quote).map { value[..<$0] }
    }

    /// A length without a unit or in pixels, rounded down; nil for other units.
    private static func pixels(_ text: ArraySlice<UInt8>) -> Int? {
        let digits = text.prefix(while: \.isASCIIDigit)
        let rest = text[digits.endIndex...]
        let fraction = rest.first == UInt8(ascii: ".")
        let unit = fraction ? rest.dropFirst().drop(while: \.isASCIIDigit) : rest
        guard unit.isEmpty || unit.elementsEqual("px".utf8) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
