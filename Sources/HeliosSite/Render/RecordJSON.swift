import HeliosMarkdown
import HeliosRecords
import HeliosText

extension PageContext {
    /// Makes a buffer a record as JSON: its fields with their types, its links from both ends.
    ///
    /// Addresses are relative to the portal's root.
    func writeJSON(of number: Int, into buffer: inout [UInt8]) {
        var json = JSONWriter(pretty: false)
        json.reuse(&buffer)
        let record = graph.records[number]
        let kind = schema.kinds[record.kind]
        json.object { json in
            json.member("kind", kind.name)
            json.member("id", record.id.id)
            plan.recordTexts.write(faceOf: number, to: &json)
            if let past = plan.history.past(of: number) {
                if let created = past.created {
                    json.member("created", created.time.description)
                }
                json.member("updated", past.updated.time.description)
            }
            json.key("fields")
            json.object { json in
                let fields = record.fields
                for index in fields.indices {
                    json.key(kind.fields[fields[index].field].name)
                    fields[index].value.write(to: &json)
                }
            }
            if let body = record.body, !body.isEmpty {
                json.member("text", words(body.plainText, of: body, in: record.path, number))
            }
            writeLinks(of: number, to: &json)
            writeReplies(of: number, kind, to: &json)
            writeAttachments(of: number, to: &json)
        }
        json.endLine()
        buffer = json.bytes
    }

    private func writeLinks(of number: Int, to json: inout JSONWriter) {
        json.key("links")
        json.array { json in
            for index in graph.graph.links(from: number) {
                let link = graph.graph.links[index]
                let bound = schema.relations[Int(link.relation)]
                write(
                    link: index,
                    relation: bound.relation.name,
                    field: bound.field,
                    other: Int(link.target),
                    to: &json
                )
            }
        }
        json.key("backlinks")
        json.array { json in
            for index in graph.graph.links(to: number) {
                let link = graph.graph.links[index]
                let bound = schema.relations[Int(link.relation)]
                write(
                    link: index,
                    relation: bound.relation.inverse ?? bound.relation.name,
                    field: nil,
                    other: Int(link.source),
                    to: &json
                )
            }
        }
    }

    private func write(
        link: Int,
        relation: String,
        field: String?,
        other: Int,
        to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("relation", relation)
            if let field { json.member("field", field) }
            json.members(other, of: plan.recordTexts.members)
            writeAttributes(of: link, to: &json)
        }
    }

    private func writeAttributes(of link: Int, to json: inout JSONWriter) {
        let resolved = graph.graph.links[link]
        guard resolved.hasAttributes else { return }
        let bound = schema.relations[Int(resolved.relation)]
        let written = graph.records[Int(resolved.source)]
            .attributes(ofLink: Int(resolved.written))
        guard !written.isEmpty else { return }
        json.key("attributes")
        json.object { json in
            for entry in written {
                json.key(bound.relation.attributes[entry.field].name)
                entry.value.write(to: &json)
            }
        }
    }

    private func writeReplies(of number: Int, _ kind: Kind, to json: inout JSONWriter) {
        let record = graph.records[number]
        guard let shape = kind.reply, !record.replies.isEmpty else { return }
        json.key("replies")
        json.array { json in
            for reply in record.replies {
                json.object { json in
                    json.member("id", reply.name)
                    for entry in reply.fields {
                        json.key(shape.fields[entry.field].name)
                        entry.value.write(to: &json)
                    }
                    for link in reply.links {
                        let relation = schema.relations[link.relation].relation
                        json.member(relation.name, link.target.description)
                    }
                    let body = reply.body
                    json.member("text", words(body.plainText, of: body, in: reply.path, number))
                }
            }
        }
    }

    private func writeAttachments(of number: Int, to json: inout JSONWriter) {
        guard let paths = plan.attachmentPaths[number], !paths.isEmpty else { return }
        json.key("attachments")
        json.array { json in
            for (attachment, path) in zip(graph.records[number].attachments, paths) {
                json.object { json in
                    json.member("url", PagePath.encoded(path))
                    json.member("size", attachment.size)
                }
            }
        }
    }
}
