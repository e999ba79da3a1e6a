import Foundation
import HeliosDiagnostics
import HeliosRecords
import HeliosText
import Testing

/// Files in memory, of any bytes.
struct ByteSource: SourceReader {
    var files: [String: [UInt8]]

    init(_ files: [String: [UInt8]]) { self.files = files }

    init(texts: [String: String]) {
        files = texts.mapValues { Array($0.utf8) }
    }

    func list() -> Checked<[SourceFile]> {
        Checked(
            files.keys.sortedByBytes().map { SourceFile(path: $0, size: files[$0]?.count ?? 0) }
        )
    }

    func read(_ file: SourceFile) throws(SourceReadError) -> [UInt8] {
        guard let bytes = files[file.path] else {
            throw SourceReadError(.vanished, reason: "no such file")
        }
        return bytes
    }
}

extension RepositoryState {
    /// These files, opened on a fixed day.
    static func of(_ source: ByteSource) async -> RepositoryState {
        let day = CalendarDate(year: 2026, month: 3, day: 31) ?? CalendarDate(dayNumber: 0)
        let machine = QueryEnvironment(
            today: day,
            now: Timestamp(seconds: day.dayNumber * 86_400, offsetMinutes: 0)
        )
        let opened = await Repository.open(source, at: Clock(stated: day, machine: machine))
        return RepositoryState(opened.value, opened.diagnostics, from: source)
    }

    /// What each record states, by its id.
    func pictures() throws -> [String: [String: Any]] {
        var pictures: [String: [String: Any]] = [:]
        for (number, record) in graph.records.enumerated() {
            var json = JSONWriter()
            write(record: number, to: &json)
            pictures[record.id.description] = try JSONValue.object(json.bytes)
        }
        return pictures
    }
}

/// A small fleet: a kind of its own with all that can change.
enum Fleet {
    static let kind = """
        kind: ship
        plural: ships
        label: {singular: Ship, plural: Ships}
        traits: [body, secret]
        fields:
          name: {type: string, required: true}
          hull: {type: enum, of: [steel, wood], default: steel}
          tags_of_old: {type: list, of: string}
          crew:
            type: list
            of: {type: object, fields: {name: {type: string, required: true}, rank: string}}
          ports: {type: map, of: string}
          history: text
          code: {type: secret}
        relations:
          sister: {to: ship, inverse: sister_of, attributes: {since: date}}
          fleet: {to: ship, many: true, inverse: fleet_of}
        """

    static func files(_ ships: [String: String]) -> ByteSource {
        var texts = ["helios.yaml": "organization: {name: Fjord, domain: fjord.example}\n"]
        texts["kinds/ship.yaml"] = kind
        for (path, text) in ships { texts["ships/\(path)"] = text }
        return ByteSource(texts: texts)
    }

    /// The difference of two sets of ships.
    static func difference(
        _ old: [String: String],
        _ new: [String: String],
        renamedFiles: [(old: String, new: String)] = []
    ) async -> RepositoryDifference {
        RepositoryDifference(
            from: await .of(files(old)),
            to: await .of(files(new)),
            renamedFiles: renamedFiles
        )
    }
}

/// JSON as Foundation reads it.
enum JSONValue {
    static func object(_ bytes: [UInt8]) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(bytes))
        return try #require(value as? [String: Any])
    }

    /// A text that is equal for equal values, whatever the order of members.
    static func text(_ value: Any) -> String {
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .fragmentsAllowed]
        let data = try? JSONSerialization.data(withJSONObject: value, options: options)
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}
