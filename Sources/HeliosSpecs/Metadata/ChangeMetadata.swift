import Glibc
import HeliosFiles
import HeliosText

/// What `.openspec.yaml` of a change says.
package struct ChangeMetadata: Sendable, Hashable {
    /// The name of the schema that the change follows.
    package let schema: String
    /// The day it was begun, as it is written.
    package let created: String?
    /// What it is for.
    package let goal: String?
    /// Whether it declares that no specification changes.
    package let skipsSpecs: Bool?
    /// Whether it may delete a specification whose last requirement it removes.
    package let retiresCapabilities: Bool?

    /// The file's name.
    package static let fileName = ".openspec.yaml"
}

/// A mark in a change's metadata that changes how it is judged.
package enum ChangeMarker: String, Sendable {
    case skipSpecs = "skip_specs"
    case retireCapabilities = "retire_capabilities"
}

/// What became of a marker.
package enum MarkerState: Sendable, Hashable {
    /// It is not there, or false.
    case notSet
    /// It counts.
    case honored
    /// It is there, and cannot count because of this.
    case refused(reason: String)
}

/// `.openspec.yaml` as it was found.
package enum MetadataReading: Sendable {
    /// There is no such file.
    case absent
    /// The system did not give it.
    case unreadable(String)
    /// It is not YAML.
    case notYAML([UInt8])
    /// It breaks the contract; the first problem in the order of the fields.
    case broken(SpecYAML, ContractProblem)
    /// It keeps the contract.
    case valid(ChangeMetadata)

    /// Reads the metadata of a change's folder.
    package init(change folder: String) {
        let file: [UInt8]
        do throws(SystemFailure) {
            file = try FileSystem.read("\(folder)/\(ChangeMetadata.fileName)")
        } catch {
            self =
                error.code == ENOENT || error.code == ENOTDIR
                ? .absent : .unreadable(error.message)
            return
        }
        self.init(file)
    }

    /// Reads the bytes of a file.
    package init(_ file: [UInt8]) {
        guard let document = SpecYAML.parse(file) else {
            self = .notYAML(file)
            return
        }
        let contract = MetadataContract(document)
        if let problem = contract.problems.first {
            self = .broken(document, problem)
        } else {
            self = .valid(contract.metadata)
        }
    }

    /// What became of a marker, given the schemas that are known.
    package func state(of marker: ChangeMarker, _ schemas: SchemaCatalogue) -> MarkerState {
        switch self {
        case .absent: return .notSet
        case .unreadable(let message):
            return .refused(message: "the metadata file cannot be read (\(message))")
        case .notYAML(let file):
            return Self.mentions(marker, file)
                ? .refused(message: "the file is not valid YAML") : .notSet
        case .broken(let document, let problem):
            guard let value = document[marker.rawValue] else { return .notSet }
            if case .boolean(false) = value { return .notSet }
            return .refused(message: problem.description)
        case .valid(let metadata):
            let value = marker == .skipSpecs ? metadata.skipsSpecs : metadata.retiresCapabilities
            guard value == true else { return .notSet }
            if let failure = schemas.failure(toUse: metadata.schema) {
                return .refused(message: failure)
            }
            return .honored
        }
    }

    /// Whether a line begins with the marker's name as a key, quoted or not.
    private static func mentions(_ marker: ChangeMarker, _ file: [UInt8]) -> Bool {
        let text = SpecText(file: file)
        let word = Array(marker.rawValue.utf8)
        var index = 0
        // Lone carriage returns are line feeds in this text, and both begin a line.
        while index + word.count <= text.bytes.count {
            defer { index += 1 }
            guard text.bytes[index] == word[0],
                text.bytes[index..<index + word.count].elementsEqual(word)
            else { continue }
            var (start, end) = (index, index + word.count)
            if start > 0, end < text.bytes.count, text.bytes[start - 1] == text.bytes[end],
                text.bytes[end] == ASCII.quote || text.bytes[end] == ASCII.apostrophe
            {
                start -= 1
                end += 1
            }
            let colon = text.skippingSpace(from: end, to: text.bytes.count)
            guard colon < text.bytes.count, text.bytes[colon] == ASCII.colon else { continue }
            let blank = text.trimmedEnd(0..<start)
            if blank == 0 || text.bytes[blank..<start].contains(ASCII.lineFeed)
                || text.hasSeparator(blank..<start)
            {
                return true
            }
        }
        return false
    }
}

extension MarkerState {
    /// A refusal on one line: control characters become `?`.
    fileprivate static func refused(message: String) -> MarkerState {
        let bytes = message.utf8.map { $0 < 0x20 || $0 == ASCII.delete ? UInt8(ascii: "?") : $0 }
        return .refused(reason: String(decoding: bytes, as: UTF8.self))
    }
}
