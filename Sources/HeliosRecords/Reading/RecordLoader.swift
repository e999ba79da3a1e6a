package import HeliosDiagnostics
import HeliosMarkdown
import HeliosText
import HeliosYAML

/// Reads and decodes the files of a repository into records.
package struct RecordLoader: Sendable {
    private let schema: Schema
    private let reader: any SourceReader

    package init(schema: Schema, reader: any SourceReader) {
        self.schema = schema
        self.reader = reader
    }

    /// The records of the files and those that are already read, by kind and id, in parallel; of two
    /// places of one record the first by path and line stands.
    package func load(
        _ files: [RecordFile],
        besides others: [Record] = []
    ) async -> Checked<[Record]> {
        let decoded = await Parallel.map(files) { file in decode(file) }
        var report = Report()
        let records = decoded.compactMap { report.take($0) } + others
        let sorted = records.sorted { left, right in
            if left.kind != right.kind { return left.kind < right.kind }
            if left.id.id != right.id.id { return left.id.id.precedesBytewise(right.id.id) }
            if left.path != right.path { return left.path.precedesBytewise(right.path) }
            return left.range.start < right.range.start
        }
        var unique: [Record] = []
        unique.reserveCapacity(sorted.count)
        for record in sorted {
            if let first = unique.last, first.id == record.id {
                report.add([duplicate(record, of: first)])
            } else {
                unique.append(record)
            }
        }
        return Checked(unique, report.diagnostics)
    }

    private func duplicate(_ record: Record, of first: Record) -> Diagnostic {
        Diagnostic(
            .record(.duplicateId),
            at: record.span,
            "'\(record.id)' is already in '\(TerminalText.printable(first.path))'",
            help: "remove or rename one of the two",
            record: record.id.description,
            related: [RelatedSpan(span: first.span, message: "the first file of this record")]
        )
    }

    /// The record of a file with its replies; nil if it cannot be read at all.
    func decode(_ file: RecordFile) -> Checked<Record?> {
        var report = Report()
        do throws(SourceReadError) {
            let text = try reader.read(file.file)
            var replies: [Reply] = []
            for reply in file.replies {
                if let reply = report.take(decode(reply, of: file)) { replies.append(reply) }
            }
            var decoder = RecordDecoder(file, schema: schema)
            let record = report.take(decoder.decode(text, replies: replies))
            return Checked(record, report.diagnostics)
        } catch {
            return Checked(nil, [error.diagnostic(of: file.file.path)])
        }
    }

    private func decode(_ reply: SourceFile, of file: RecordFile) -> Checked<Reply?> {
        guard let shape = schema.kinds[file.kind].reply else { return Checked(nil) }
        do throws(SourceReadError) {
            let text = try reader.read(reply)
            var decoder = ReplyDecoder(reply, of: schema.kinds[file.kind], shape, schema: schema)
            return decoder.decode(text)
        } catch {
            return Checked(nil, [error.diagnostic(of: reply.path)])
        }
    }

    /// A record that says nothing, in the place of one that cannot be read any more.
    func nothing(of file: RecordFile) -> Record {
        Record(
            id: RecordID(kind: schema.kinds[file.kind].name, id: file.id),
            kind: file.kind,
            owner: file.owner,
            path: file.file.path,
            fields: [],
            links: [],
            aliases: [],
            body: nil,
            texts: [],
            replies: [],
            attachments: []
        )
    }
}
