import CXML2
import HeliosText

/// Reads XML with libxml2, one node after the other.
///
/// Nothing outside the text is ever opened, and a document type, with which entities could be
/// declared that grow without end, is refused.
package enum XMLEvents {
    /// The largest text in bytes.
    package static let sizeLimit = 64 << 20
    /// How deep elements may nest.
    package static let depthLimit = 64
    /// How many attributes an element may have.
    private static let attributeLimit = 256

    /// Calls a function with what the text holds, until the text ends or cannot be read.
    package static func read(
        _ bytes: [UInt8],
        _ body: (XMLEvent) -> Void
    ) throws(XMLFailure) {
        guard bytes.count <= sizeLimit else {
            throw XMLFailure("the text is larger than \(sizeLimit >> 20) MiB", line: 1)
        }
        var failure: XMLFailure?
        unsafe bytes.withUnsafeBytes { raw in
            failure = unsafe read(raw, body)
        }
        if let failure { throw failure }
    }

    private static func read(
        _ raw: UnsafeRawBufferPointer,
        _ body: (XMLEvent) -> Void
    ) -> XMLFailure? {
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        guard let base = unsafe raw.baseAddress?.assumingMemoryBound(to: CChar.self),
            let reader = unsafe xmlReaderForMemory(
                base,
                Int32(clamping: raw.count),
                nil,
                nil,
                Int32(clamping: options)
            )
        else { return XMLFailure("the text is empty", line: 1) }
        defer { unsafe xmlFreeTextReader(reader) }
        xmlResetLastError()
        while true {
            switch unsafe xmlTextReaderRead(reader) {
            case 0: return nil
            case 1:
                if let failure = unsafe take(reader, body) { return failure }
            default: return unsafe lastFailure(reader)
            }
        }
    }

    /// Hands on the node that the reader has come to.
    private static func take(
        _ reader: xmlTextReaderPtr,
        _ body: (XMLEvent) -> Void
    ) -> XMLFailure? {
        let type = unsafe xmlReaderTypes(UInt32(clamping: xmlTextReaderNodeType(reader)))
        switch type {
        case XML_READER_TYPE_ELEMENT:
            guard unsafe xmlTextReaderDepth(reader) < depthLimit else {
                return unsafe failure("elements are nested too deeply", reader)
            }
            guard unsafe xmlTextReaderAttributeCount(reader) <= attributeLimit else {
                return unsafe failure("an element has too many attributes", reader)
            }
            let name = unsafe text(xmlTextReaderConstLocalName(reader))
            let isEmpty = unsafe xmlTextReaderIsEmptyElement(reader) == 1
            unsafe body(.start(name: name, attributes: attributes(reader)))
            if isEmpty { body(.end(name: name)) }
        case XML_READER_TYPE_END_ELEMENT:
            unsafe body(.end(name: text(xmlTextReaderConstLocalName(reader))))
        case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA:
            unsafe body(.text(text(xmlTextReaderConstValue(reader))))
        case XML_READER_TYPE_DOCUMENT_TYPE, XML_READER_TYPE_ENTITY_REFERENCE:
            return unsafe failure("a document type is not allowed", reader)
        default: break
        }
        return nil
    }

    private static func attributes(_ reader: xmlTextReaderPtr) -> [String: String] {
        var attributes: [String: String] = [:]
        while unsafe xmlTextReaderMoveToNextAttribute(reader) == 1 {
            let name = unsafe text(xmlTextReaderConstLocalName(reader))
            unsafe attributes[name] = text(xmlTextReaderConstValue(reader))
        }
        _ = unsafe xmlTextReaderMoveToElement(reader)
        return attributes
    }

    private static func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
        guard let pointer = unsafe pointer else { return "" }
        return unsafe String(decodingCString: pointer, as: UTF8.self)
    }

    // MARK: Failures

    private static func failure(_ message: String, _ reader: xmlTextReaderPtr) -> XMLFailure {
        XMLFailure(message, line: unsafe Int(xmlTextReaderGetParserLineNumber(reader)))
    }

    private static func lastFailure(_ reader: xmlTextReaderPtr) -> XMLFailure {
        // The library keeps the error per thread, so it is read before anything can suspend.
        guard let error = unsafe xmlGetLastError(), let message = unsafe error.pointee.message
        else {
            return unsafe failure("the text is not XML", reader)
        }
        let bytes = unsafe String(cString: message).utf8.prefix { $0 != ASCII.lineFeed }
        let words = bytes.enumerated().map { $0 == 0 ? $1.asciiLowercased : $1 }
        return XMLFailure(
            TerminalText.printable(String(decoding: words, as: UTF8.self)).trimmingBlanks(),
            line: unsafe max(1, Int(error.pointee.line))
        )
    }
}
