import Testing

@testable import HeliosSite

@Suite("Sizes of images")
struct ImageSizeTests {
    @Test("are read from the beginning of a file", arguments: Self.images)
    func sizes(image: Image) {
        let size = ImageSize(of: image.bytes)
        #expect(size?.width == image.width)
        #expect(size?.height == image.height)
    }

    @Test("are nothing where a file is cut off, and no reading goes too far")
    func cutOff() {
        for image in Self.images {
            for length in 0..<min(8, image.bytes.count) {
                #expect(ImageSize(of: Array(image.bytes.prefix(length))) == nil)
            }
            for length in 8..<image.bytes.count {
                _ = ImageSize(of: Array(image.bytes.prefix(length)))
            }
        }
    }

    @Test(
        "are nothing where an image says none",
        arguments: [
            "", "<svg>", "<svg width=\"100%\" height=\"50%\">", "<svg viewBox=\"0 0 3\">",
            "<svg width=\"0\" height=\"4\">", "<svg width=\"4em\" height=\"4em\">",
            "<svg width=\"99999999999999999999\" height=\"1\">", "plain text",
        ]
    )
    func none(text: String) {
        #expect(ImageSize(of: Array(text.utf8)) == nil)
    }

    struct Image: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
        let width: Int
        let height: Int

        init(_ name: String, _ bytes: [UInt8], _ width: Int, _ height: Int) {
            (testDescription, self.bytes, self.width, self.height) = (name, bytes, width, height)
        }

        init(_ text: String, _ width: Int, _ height: Int) {
            self.init(text, Array(text.utf8), width, height)
        }
    }

    static let images = [
        Image(
            "PNG",
            [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13] + Array("IHDR".utf8)
                + [0, 0, 2, 0x80, 0, 0, 1, 0xE0],
            640,
            480
        ),
        Image("GIF", Array("GIF89a".utf8) + [0x40, 1, 0xC8, 0], 320, 200),
        Image(
            "JPEG",
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC4, 0, 3, 9, 0xFF, 0xFF, 0xC2, 0, 17, 8]
                + [0x0B, 0xD0, 0x0F, 0xC0, 3],
            4_032,
            3_024
        ),
        Image(
            "WebP, extended",
            Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8X".utf8)
                + [10, 0, 0, 0, 0, 0, 0, 0, 0xFF, 3, 0, 0xFF, 2, 0],
            1_024,
            768
        ),
        Image(
            "WebP, lossless",
            Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8L".utf8)
                + [10, 0, 0, 0, 0x2F, 0x63, 0xC0, 0x12, 0, 0, 0, 0, 0, 0],
            100,
            76
        ),
        Image(
            "WebP, lossy",
            Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8 ".utf8)
                + [10, 0, 0, 0, 0, 0, 0, 0x9D, 1, 0x2A, 0x20, 3, 0x58, 2],
            800,
            600
        ),
        Image(
            "AVIF",
            [0, 0, 0, 28] + Array("ftypavif".utf8) + [0, 0, 0, 20] + Array("ispe".utf8)
                + [0, 0, 0, 0, 0, 0, 7, 0x80, 0, 0, 4, 0x38],
            1_920,
            1_080
        ),
        Image(
            "<?xml version=\"1.0\"?>\n<svg width=\"24px\" height='16.5' viewBox=\"0 0 9 9\">",
            24,
            16
        ),
        Image(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"\n viewBox=\"0 0 340 240\" role=\"img\">",
            340,
            240
        ),
        Image("<svg data-width=\"7\" stroke-width=\"2\" viewBox=\"0,0,12,8\">", 12, 8),
    ]
}
