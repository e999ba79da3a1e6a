import HeliosDiagnostics

/// The rules for one delta file, but for those that look at other files.
struct DeltaRules {
    private(set) var issues: [SpecIssue] = []
    private let delta: DeltaDocument
    private let file: SpecFile
    private let path: String

    /// `capability` is the id that the file's folder spells; `path` is relative to the root.
    init(_ delta: DeltaDocument, capability: String, path: String) {
        self.delta = delta
        file = SpecFile(text: delta.text, path: path)
        self.path = "\(capability)/spec.md"
    }

    /// All rules up to scenario loss.
    mutating func checkRequirements() {
        checkSkipped()
        checkBlocks(delta.added, .added)
        checkBlocks(delta.modified, .modified)
    }

    /// All rules behind scenario loss.
    mutating func checkNames() {
        checkRemoved()
        checkRenamed()
        checkSections()
        checkRenamedAgainstOthers()
    }

    mutating func add(
        _ rule: String,
        _ message: String,
        at place: SourceSpan?,
        about: [String] = []
    ) {
        add(rule, .error, message, at: place, about: about)
    }

    mutating func add(
        _ rule: String,
        _ level: SpecIssue.Level,
        line: Int? = nil,
        _ message: String,
        at place: SourceSpan?,
        about: [String] = []
    ) {
        issues.append(SpecIssue(rule, level, path, line: line, message, at: place, about: about))
    }

    func place(of block: RequirementBlock) -> SourceSpan { file.place(of: block.header) }

    private func place(of entry: DeltaDocument.Entry) -> SourceSpan {
        file.place(of: delta.text.trimmed(entry.range), line: entry.line)
    }

    private mutating func checkSkipped() {
        for header in delta.skipped {
            let text = delta.text.string(header.text)
            let start =
                "Header \"### \(text)\" in \(delta.text.string(header.section)) is "
            let isNameless =
                delta.text.equals(header.text, "requirement")
                || delta.text.equals(header.text, "requirement:")
            add(
                isNameless ? "D-3" : "D-2",
                .info,
                line: header.mark.line,
                isNameless
                    ? start + "missing a requirement name and is ignored by validation. Add a "
                        + "name, e.g. \"### Requirement: <name>\"."
                    : start + "not a \"### Requirement:\" header and is ignored by validation. Use "
                        + "\"### Requirement: \(text)\" if it should be validated as a requirement.",
                at: file.place(of: header.mark),
                about: [text]
            )
        }
    }

    private mutating func checkBlocks(_ blocks: [RequirementBlock], _ operation: DeltaOperation) {
        var seen: Set<SpecName> = []
        let word = operation.rawValue
        for block in blocks {
            if !seen.insert(block.name).inserted {
                add(
                    "D-4",
                    "Duplicate requirement in \(word): \"\(block.name.text)\"",
                    at: place(of: block),
                    about: [block.name.text, word]
                )
            }
            checkBody(of: block, word)
            if block.scenarios.isEmpty {
                add(
                    "D-8",
                    "\(word) \"\(block.name.text)\" must include at least one scenario",
                    at: place(of: block),
                    about: [block.name.text]
                )
            }
        }
    }

    private mutating func checkBody(of block: RequirementBlock, _ word: String) {
        let body = delta.text.body(of: block)
        guard body.isEmpty || !body.hasKeyword else { return }
        let title = "\(word) \"\(block.name.text)\""
        let isInHeader = delta.text.hasKeyword(block.nameRange)
        let hint = isInHeader ? Wording.onlyInHeader : ""
        let about = [block.name.text, hint]
        let place = place(of: block)
        guard body.isEmpty else {
            let message = "\(title) should contain SHALL or MUST\(hint)\(Wording.practice)"
            add("D-7", .warning, message, at: place, about: about)
            return
        }
        if isInHeader {
            add("D-6", "\(title) must contain SHALL or MUST\(hint)", at: place, about: about)
        } else {
            add("D-5", "\(title) is missing requirement text", at: place, about: about)
        }
    }

    private mutating func checkRemoved() {
        var seen: Set<SpecName> = []
        for entry in delta.removed where !seen.insert(entry.name).inserted {
            add(
                "D-11",
                "Duplicate requirement in REMOVED: \"\(entry.name.text)\"",
                at: place(of: entry),
                about: [entry.name.text, "REMOVED"]
            )
        }
    }

    private mutating func checkRenamed() {
        var sources: Set<SpecName> = []
        var targets: Set<SpecName> = []
        for pair in delta.renamed {
            if !sources.insert(pair.from.name).inserted {
                add(
                    "D-12",
                    "Duplicate FROM in RENAMED: \"\(pair.from.name.text)\"",
                    at: place(of: pair.from),
                    about: [pair.from.name.text, "RENAMED"]
                )
            }
            if !targets.insert(pair.to.name).inserted {
                add(
                    "D-13",
                    "Duplicate TO in RENAMED: \"\(pair.to.name.text)\"",
                    at: place(of: pair.to),
                    about: [pair.to.name.text, "RENAMED"]
                )
            }
        }
    }

    private mutating func checkSections() {
        let removed = Set(delta.removed.map(\.name))
        let added = Set(delta.added.map(\.name))
        let both = "Requirement present in both"
        for block in Self.distinct(delta.modified) {
            let name = block.name.text
            if removed.contains(block.name) {
                add(
                    "D-14",
                    "\(both) MODIFIED and REMOVED: \"\(name)\"",
                    at: place(of: block),
                    about: [name, "modified", "removed"]
                )
            }
            if added.contains(block.name) {
                add(
                    "D-15",
                    "\(both) MODIFIED and ADDED: \"\(name)\"",
                    at: place(of: block),
                    about: [name, "modified", "added"]
                )
            }
        }
        for block in Self.distinct(delta.added) where removed.contains(block.name) {
            add(
                "D-16",
                "\(both) ADDED and REMOVED: \"\(block.name.text)\"",
                at: place(of: block),
                about: [block.name.text, "added", "removed"]
            )
        }
    }

    private mutating func checkRenamedAgainstOthers() {
        guard !delta.renamed.isEmpty else { return }
        let modified = Set(delta.modified.map(\.name))
        let added = Set(delta.added.map(\.name))
        var removed: [SpecName: SpecName] = [:]
        for entry in delta.removed where removed[entry.name.folded] == nil {
            removed[entry.name.folded] = entry.name
        }
        for pair in delta.renamed {
            let (from, to) = (pair.from.name, pair.to.name)
            if modified.contains(from) {
                add(
                    "D-17",
                    "MODIFIED references old name from RENAMED. Use new header for "
                        + "\"\(to.text)\"",
                    at: place(of: pair.from),
                    about: [from.text, to.text]
                )
            }
            if added.contains(to) {
                add(
                    "D-18",
                    "RENAMED TO collides with ADDED for \"\(to.text)\"",
                    at: place(of: pair.to),
                    about: [to.text]
                )
            }
            if let spelled = removed[from.folded] {
                let other = spelled == from ? "" : " (REMOVED spells it \"\(spelled.text)\")"
                add(
                    "D-19",
                    "Requirement present in both RENAMED and REMOVED: \"\(from.text)\""
                        + other,
                    at: place(of: pair.from),
                    about: [from.text]
                )
            }
        }
    }

    private static func distinct(_ blocks: [RequirementBlock]) -> [RequirementBlock] {
        var seen: Set<SpecName> = []
        return blocks.filter { seen.insert($0.name).inserted }
    }
}
