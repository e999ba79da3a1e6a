import HeliosDiagnostics
import HeliosFiles
import HeliosText

/// Files that are meant to be specifications or deltas, and whose names keep them from being read.
struct FileNameFindings {
    private let root: SpecRoot
    private(set) var diagnostics: [Diagnostic] = []

    /// The findings in a change's folder.
    init(change id: String, in root: SpecRoot) {
        self.root = root
        let folder = "\(root.changes)/\(id)"
        let relative = "\(OpenSpecLayout.changes)/\(id)"
        for name in names(in: folder) where isAlmostSpecification(name) || isSpecification(name) {
            add("\(relative)/\(name)", "\(relative)/specs/<capability>/spec.md")
        }
        check("\(folder)/specs", "\(relative)/specs")
    }

    /// The findings among the main specifications.
    init(specsIn root: SpecRoot) {
        self.root = root
        check(root.specs, OpenSpecLayout.specs)
        for name in names(in: root.specs) where isSpecification(name) {
            add("\(OpenSpecLayout.specs)/\(name)", "\(OpenSpecLayout.specs)/<capability>/spec.md")
        }
    }

    private mutating func check(_ folder: String, _ relative: String) {
        var pending = [""]
        while let inner = pending.popLast() {
            let path = inner.utf8.isEmpty ? folder : "\(folder)/\(inner)"
            let shown = inner.utf8.isEmpty ? relative : "\(relative)/\(inner)"
            // What cannot be listed has findings of its own.
            let entries = (try? FileSystem.list(path)) ?? []
            let hasSpecification = entries.contains { isSpecification($0.name) }
            for entry in entries where !entry.name.isHidden {
                if entry.kind == .folder {
                    pending.append(inner.utf8.isEmpty ? entry.name : "\(inner)/\(entry.name)")
                } else if inner.utf8.isEmpty, isMarkdown(entry.name), !isSpecification(entry.name) {
                    checkLoose(entry.name, in: path, shown)
                } else if !hasSpecification, isAlmostSpecification(entry.name) {
                    add("\(shown)/\(entry.name)", "\(shown)/spec.md")
                }
            }
        }
        diagnostics.sort(by: Diagnostic.precedes)
    }

    /// A Markdown file beside the capabilities' folders: only one with requirements is meant to be
    /// a specification.
    private mutating func checkLoose(_ name: String, in folder: String, _ shown: String) {
        // A file that cannot be read holds no requirements that could be lost.
        guard let file = try? FileSystem.read("\(folder)/\(name)") else { return }
        let text = SpecText(file: file)
        guard text.marks.contains(where: { text.requirementName(of: $0) != nil }) else { return }
        let stem = Substring(name.utf8.prefix { $0 != ASCII.dot })
        let isName = isAlmostSpecification(name)
        add("\(shown)/\(name)", "\(shown)/\(isName ? "<capability>" : String(stem))/spec.md")
    }

    private mutating func add(_ path: String, _ wanted: String) {
        diagnostics.append(
            Diagnostic(
                .spec(.fileName),
                at: .start(of: path),
                "the file is not read: a specification is called 'spec.md' and lies in the folder "
                    + "of its capability",
                help: "move it to '\(wanted)'"
            )
        )
    }

    private func names(in folder: String) -> [String] {
        // What cannot be listed has findings of its own.
        ((try? FileSystem.list(folder)) ?? []).filter { $0.kind != .folder }.map(\.name)
            .sortedByBytes()
    }

    private func isSpecification(_ name: String) -> Bool { name.hasSameBytes(as: "spec.md") }

    private func isMarkdown(_ name: String) -> Bool {
        let suffix = name.utf8.suffix(3).map(\.asciiLowercased)
        return suffix.elementsEqual(".md".utf8)
    }

    /// `specs.md`, `Spec.md`, `spec.markdown` and the like.
    private func isAlmostSpecification(_ name: String) -> Bool {
        let lowered = String(decoding: name.utf8.map(\.asciiLowercased), as: UTF8.self)
        let known = [
            "spec.md", "specs.md", "spec.markdown", "specification.md", "specifications.md",
            "spec.txt", "specs.txt", "spec", "spec.mdx", "sepc.md", "spce.md", "psec.md",
            "spec.mdown",
        ]
        return !isSpecification(name) && known.contains(lowered)
    }
}
