package import HeliosDiagnostics
package import HeliosRecords
import HeliosText

/// The specifications of a repository, as documents, and the kinds that their records have.
package struct SpecificationTree: Sendable {
    /// The main specifications, in byte order of their capabilities.
    package let specifications: [SpecificationDocument]
    /// The changes: those under way, then archived ones, each in byte order of their folders.
    package let changes: [ChangeDocument]

    /// Of a repository without any.
    package static let empty = SpecificationTree(specifications: [], changes: [])
}

/// Reads `openspec/` into records: specifications, their requirements, and changes to them.
///
/// The kinds are those with the traits `specification`, `requirement` and `change`; without such a
/// kind, as when the module is off, there are no records.
package struct SpecificationSource: RecordSource {
    package init() {}

    package func read(
        _ files: [SourceFile],
        with reader: any SourceReader,
        schema: Schema
    ) async -> Checked<SourcedRecords<SpecificationTree>> {
        guard let kinds = SpecificationKinds(schema) else {
            return Checked(SourcedRecords([], content: .empty))
        }
        var report = Report()
        let read = await Parallel.map(Self.specificationFiles(files)) { file in
            Self.specification(file, with: reader, kinds)
        }
        var documents: [SpecificationDocument] = []
        var records: [Record] = []
        for specification in read.compactMap({ report.take($0) }) {
            documents.append(specification.document)
            records += specification.records
        }
        let known = Set(records.map(\.id))
        let changed = await Parallel.map(kinds.change == nil ? [] : ChangeFiles.all(among: files)) {
            Self.change($0, with: reader, kinds, known: known)
        }
        var changes: [ChangeDocument] = []
        for change in changed.compactMap({ report.take($0) }) {
            changes.append(change.document)
            records.append(change.record)
        }
        let tree = SpecificationTree(specifications: documents, changes: changes)
        return Checked(SourcedRecords(records, content: tree), report.diagnostics)
    }

    /// The files that hold a main specification, and their capabilities.
    private static func specificationFiles(
        _ files: [SourceFile]
    ) -> [(file: SourceFile, capability: String)] {
        let prefix = OpenSpecLayout.specs + "/"
        let name = "/spec.md"
        return files.compactMap { file in
            guard file.path.hasBytePrefix(prefix), file.path.hasByteSuffix(name) else { return nil }
            let inside = file.path.utf8.dropFirst(prefix.utf8.count).dropLast(name.utf8.count)
            let capability = String(Substring(inside))
            return capability.utf8.isEmpty ? nil : (file, capability)
        }
    }

    private static func specification(
        _ source: (file: SourceFile, capability: String),
        with reader: any SourceReader,
        _ kinds: SpecificationKinds
    ) -> Checked<(document: SpecificationDocument, records: [Record])?> {
        do throws(SourceReadError) {
            let bytes = try reader.read(source.file)
            let document = SpecificationReader.read(
                bytes,
                path: source.file.path,
                capability: source.capability
            )
            var maker = SpecificationRecords(document, kinds: kinds)
            let records = maker.records()
            let secrets = SecretScan.findings(in: bytes, path: source.file.path)
            return Checked((document, records), maker.diagnostics + secrets)
        } catch {
            return Checked(nil, [error.diagnostic(of: source.file.path)])
        }
    }
}

extension SpecificationSource {
    private static func change(
        _ files: ChangeFiles,
        with reader: any SourceReader,
        _ kinds: SpecificationKinds,
        known: Set<RecordID>
    ) -> Checked<(document: ChangeDocument, record: Record)?> {
        guard let kind = kinds.change else { return Checked(nil) }
        var changeReader = ChangeReader(files, with: reader)
        let document = changeReader.document()
        var maker = ChangeRecords(document, kind: kind, kinds: kinds, known: known)
        let record = maker.record()
        return Checked((document, record), changeReader.diagnostics + maker.diagnostics)
    }
}

/// The kinds of the records that specifications are read into.
struct SpecificationKinds: Sendable {
    let schema: Schema
    /// Places in `Schema.kinds`.
    let specification: Int
    let requirement: Int
    let change: Int?

    init?(_ schema: Schema) {
        let place = { (trait: Trait) in schema.kinds.firstIndex { $0.has(trait) } }
        guard let specification = place(.specification), let requirement = place(.requirement)
        else { return nil }
        self.schema = schema
        self.specification = specification
        self.requirement = requirement
        change = place(.change)
    }
}

extension Schema {
    /// The identity of the record of a change.
    package func changeID(ofFolder folder: String) -> RecordID? {
        kinds.first { $0.has(.change) }.map {
            let isSlug = Slug.isSlug(folder.utf8)
            return RecordID(
                kind: $0.name,
                id: isSlug ? folder : SpecificationIDs.slug(for: folder)
            )
        }
    }

    /// The identity of the record of a capability.
    package func specificationID(ofCapability capability: String) -> RecordID? {
        kinds.first { $0.has(.specification) }.map {
            RecordID(kind: $0.name, id: SpecificationIDs.id(ofCapability: capability))
        }
    }

    /// The identity of the record of a requirement.
    package func requirementID(named name: String, of capability: String) -> RecordID? {
        kinds.first { $0.has(.requirement) }.map {
            let folder = SpecificationIDs.id(ofCapability: capability)
            return RecordID(kind: $0.name, id: "\(folder)/\(SpecificationIDs.slug(for: name))")
        }
    }
}
