package import HeliosText

extension RepositoryState {
    /// Writes all that a record states as an object: what `RepositoryDifference.writeJSON` tells
    /// the changes of.
    ///
    /// Links come once each, sorted; a secret only says that it is set.
    package func write(record number: Int, to json: inout JSONWriter) {
        let record = graph.records[number]
        let kind = graph.kind(of: number)
        json.object { json in
            json.member("record", record.id.description)
            json.member("title", title(of: number))
            json.member("path", record.path)
            json.key("aliases")
            json.array { json in
                for alias in record.aliases { json.string(alias.text) }
            }
            json.key("fields")
            json.object { json in
                for entry in record.fields {
                    json.key(kind.fields[entry.field].name)
                    entry.value.writeUnlessSecret(to: &json)
                }
            }
            json.key("links")
            json.array { json in
                for fact in graph.linkFacts(of: number) { fact.write(to: &json) }
            }
            json.key("text")
            write(text: body(of: record), to: &json)
            json.key("replies")
            json.array { json in
                for reply in record.replies { write(reply, kind, to: &json) }
            }
            json.key("attachments")
            json.array { json in
                for file in record.attachments {
                    json.object { json in
                        json.member("name", record.name(of: file))
                        json.member("size", file.size)
                    }
                }
            }
        }
    }

    /// Writes a reply as an object.
    func write(_ reply: Reply, _ kind: Kind, to json: inout JSONWriter) {
        json.object { json in
            json.member("name", reply.name)
            json.key("fields")
            json.object { json in
                for entry in reply.fields {
                    json.key(kind.reply?.fields[entry.field].name ?? "")
                    entry.value.writeUnlessSecret(to: &json)
                }
            }
            json.key("text")
            write(text: body(of: reply.path), to: &json)
        }
    }

    private func write(text: String, to json: inout JSONWriter) {
        FieldValue.text(text).writeUnlessSecret(to: &json)
    }
}

extension FieldValue {
    /// Whether a text within the value looks like a secret.
    package var looksSecret: Bool {
        switch self {
        case .text(let text): SecretScan.holdsSecret(text)
        case .list(let values): values.contains { $0.looksSecret }
        case .object(let members): members.contains { $0.value.looksSecret }
        default: false
        }
    }

    /// Writes the value as JSON; of one that looks like a secret only that it is hidden.
    package func writeUnlessSecret(to json: inout JSONWriter) {
        guard looksSecret else {
            write(to: &json)
            return
        }
        json.object { $0.member("hidden", true) }
    }
}
