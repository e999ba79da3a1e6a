import HeliosRecords
import HeliosTemplates
import HeliosText

extension RecordPage {
    /// The files that belong to the record: those that it names by records of their own, and those
    /// that lie beside it.
    var attachments: [TemplateMap] {
        var seen: Set<String> = []
        var result: [TemplateMap] = []
        for relation in layout.relations {
            let bound = context.schema.relationNumber(kind: record.kind, relation: relation)
            guard context.plan.leadsToFiles[bound] else { continue }
            for link in context.links(of: number, relation: bound) {
                let shown = ShownFile(link: link, in: context)
                if let file = shown.file { seen.insert(file.path) }
                result.append(shown.values(in: context))
            }
        }
        for file in record.attachments where context.plan.pathOfFile[file.path] != nil {
            guard seen.insert(file.path).inserted else { continue }
            result.append(ShownFile(file, beside: number, in: context).values(in: context))
        }
        return result
    }
}

/// A file as it is shown on the page of a record that it belongs to.
private struct ShownFile {
    /// The file, if it is published here.
    let file: Attachment?
    /// What it is called.
    private let title: String
    /// What an image shows, for those who do not see it.
    private let words: String
    /// Where the record that stands for it is shown.
    private var page: String?
    /// What the link to it says.
    private var note = HTML()

    /// A file that lies beside a record, which may say itself what the file is.
    init(_ file: Attachment, beside number: Int, in context: PageContext) {
        self.file = file
        title = file.path.split(onByte: ASCII.slash).last ?? file.path
        let isOwn = context.file(ofRecord: number) == file
        words =
            isOwn
            ? context.summary(of: number) ?? context.title(number)
            : context.phrases.text(.attachmentImage, ["name": title])
    }

    /// A file that a record of its own stands for.
    init(link: ShownLink, in context: PageContext) {
        context.lookups.noteFileContent()
        file = context.file(ofRecord: link.other)
        title = context.title(link.other)
        words = context.summary(of: link.other) ?? title
        page = context.href(record: link.other)
        context.appendAttributes(of: link.link, into: &note)
    }

    func values(in context: PageContext) -> TemplateMap {
        var map = TemplateMap(reserving: 4)
        map.text(Name.name, title)
        map.append(Name.page, page.map { .text($0) } ?? .missing)
        map.append(Name.note, .html(note))
        guard let file, let path = context.plan.pathOfFile[file.path] else {
            map.append(Name.file, .missing)
            return map
        }
        let name = file.path.split(onByte: ASCII.slash).last ?? file.path
        let size = context.imageSize(of: file)
        var values = TemplateMap(reserving: 9)
        values.text(Name.href, context.href(path))
        values.append(Name.opens, .flag(FileName.isSafeToOpen(name)))
        values.append(
            Name.frame,
            FileName.isPaged(name) ? .text(words(.attachmentPreviewOf, in: context)) : .missing
        )
        let downloads = page != nil || FileName.isSafeToOpen(name)
        values.append(
            Name.download,
            downloads ? .text(words(.attachmentDownload, in: context)) : .missing
        )
        values.append(Name.fileType, FileName.type(of: name).map { .text($0) } ?? .missing)
        values.text(Name.size, context.phrases.size(bytes: file.size))
        values.append(Name.image, FileName.isImage(name) ? .map(image(size)) : .missing)
        values.append(
            Name.dimensions,
            size.map { .text(context.phrases.pixels($0)) } ?? .missing
        )
        map.append(Name.file, .map(values))
        return map
    }

    private func words(_ phrase: Phrase, in context: PageContext) -> String {
        context.phrases.text(phrase, ["name": title])
    }

    private func image(_ size: ImageSize?) -> TemplateMap {
        var map = TemplateMap(reserving: 3)
        map.text(Name.alt, words)
        map.append(Name.width, size.map { .number($0.width) } ?? .missing)
        map.append(Name.height, size.map { .number($0.height) } ?? .missing)
        return map
    }
}

extension PageContext {
    /// The published file that a record stands for.
    fileprivate func file(ofRecord number: Int) -> Attachment? {
        let record = graph.records[number]
        guard let field = schema.fileField(ofKind: record.kind),
            case .text(let path)? = record.value(at: field)
        else { return nil }
        return publishedFile(path, besideFile: record.path)
    }
}

extension Phrases {
    /// The size of an image.
    fileprivate func pixels(_ size: ImageSize) -> String {
        text(
            .attachmentPixels,
            ["width": format.number(size.width), "height": format.number(size.height)]
        )
    }
}
