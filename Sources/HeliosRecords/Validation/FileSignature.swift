import HeliosText

/// The bytes with which files of a type begin.
enum FileSignature {
    /// Whether the first bytes of a file fit the ending of its name; what has no signature fits.
    static func fits(_ head: [UInt8], ending: String) -> Bool {
        guard let signatures = signatures[ending] else { return true }
        return signatures.contains { signature in
            head.dropFirst(signature.offset).starts(with: signature.bytes)
        }
    }

    /// How many bytes are enough to tell.
    static let length = 16

    private struct Signature {
        let bytes: [UInt8]
        var offset = 0
    }

    private static let zip = [Signature(bytes: [0x50, 0x4B])]
    private static let office = [Signature(bytes: [0xD0, 0xCF, 0x11, 0xE0])]
    private static let tiff = [
        Signature(bytes: Array("II*\0".utf8)), Signature(bytes: Array("MM\0*".utf8)),
    ]
    private static let jpeg = [Signature(bytes: [0xFF, 0xD8, 0xFF])]

    private static let signatures: [String: [Signature]] = [
        "7z": [Signature(bytes: [0x37, 0x7A, 0xBC, 0xAF])],
        "bz2": [Signature(bytes: Array("BZh".utf8))],
        "doc": office, "msg": office, "ppt": office, "xls": office,
        "docx": zip, "odp": zip, "ods": zip, "odt": zip, "pptx": zip, "vsdx": zip, "xlsx": zip,
        "zip": zip,
        "gif": [Signature(bytes: Array("GIF8".utf8))],
        "gz": [Signature(bytes: [0x1F, 0x8B])], "tgz": [Signature(bytes: [0x1F, 0x8B])],
        "jpeg": jpeg, "jpg": jpeg,
        "pdf": [Signature(bytes: Array("%PDF-".utf8))],
        "png": [Signature(bytes: [0x89, 0x50, 0x4E, 0x47])],
        "tif": tiff, "tiff": tiff,
        "webp": [Signature(bytes: Array("WEBP".utf8), offset: 8)],
        "xz": [Signature(bytes: [0xFD, 0x37, 0x7A, 0x58, 0x5A])],
    ]
}
