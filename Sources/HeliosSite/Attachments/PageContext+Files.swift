import HeliosRecords
import HeliosTemplates
import HeliosText

extension PageContext {
    /// A published file that is named as it lies beside another, or from the root.
    func publishedFile(_ path: String, besideFile file: String) -> Attachment? {
        lookups.noteFile()
        let beside = TextTargets.resolve(path, besideFile: file)
        return [beside, path].compactMap { $0 }.lazy
            .compactMap { plan.placeOfFile.value[$0] }.first.map { plan.files[$0] }
    }

    /// How large an image is; nil for one that cannot be read.
    func imageSize(of file: Attachment) -> ImageSize? {
        guard FileName.isImage(file.path) else { return nil }
        // A page without the size shows the image all the same; the file itself is read later, and
        // what stands in the way is reported then.
        return (try? readFile(file)).flatMap { ImageSize(of: $0) }
    }

    /// The reply that a link says it came with, as a way there: who wrote it, and when.
    ///
    /// Nil where the attribute names no reply; empty for a reply that the audience does not see.
    func reply(named value: FieldValue, by attribute: Field, of source: Int) -> HTML? {
        let kind = graph.kind(of: source)
        guard let shape = kind.reply, attribute.name.hasSameBytes(as: "reply"),
            case .text(let name) = value
        else { return nil }
        let record = graph.records[source]
        guard let index = record.replies.firstIndex(where: { $0.name.hasSameBytes(as: name) })
        else { return HTML() }
        let reply = record.replies[index]
        var html = HTML()
        html.append("<a href=\"")
        html.append(escaping: "\(href(record: source))#reply.\(index + 1)")
        html.append("\">")
        let authors = self.authors(of: reply, shape, owner: record.owner)
        html.append(escaping: authors.isEmpty ? reply.name : authors.joined(separator: ", "))
        if let when = self.when(of: reply, shape) {
            html.append(", ")
            html.append(when)
        }
        html.append("</a>")
        return html
    }

    /// The time of a reply: its first field that holds one.
    func when(of reply: Reply, _ shape: ObjectShape) -> HTML? {
        for entry in reply.fields {
            switch entry.value {
            case .datetime, .date: return html(entry.value, shape.fields[entry.field].type)
            default: continue
            }
        }
        return nil
    }

    /// The names of those who wrote a reply, as far as the audience may see them.
    private func authors(of reply: Reply, _ shape: ObjectShape, owner: RecordID?) -> [String] {
        let author = shape.relations.first { $0.name == "author" } ?? shape.relations.first
        return reply.links.compactMap { link in
            let relation = schema.relations[link.relation].relation
            guard !relation.isComputed, relation.name == author?.name else { return nil }
            return number(of: link.target, kinds: relation.targets, owner: owner).map(title)
        }
    }
}

extension Schema {
    /// The field by which records of a kind stand for a file each; nil for other kinds.
    func fileField(ofKind kind: Int) -> Int? {
        kinds[kind].fields.firstIndex { $0.isRequired && $0.type == .path }
    }

    /// By relation whether it leads to records that stand for files.
    var leadsToFiles: [Bool] {
        let names = Set(
            kinds.indices.filter { fileField(ofKind: $0) != nil }.map { kinds[$0].name }
        )
        return relations.map { bound in
            let targets = bound.relation.targets
            return !targets.isEmpty && targets.allSatisfy(names.contains)
        }
    }
}
