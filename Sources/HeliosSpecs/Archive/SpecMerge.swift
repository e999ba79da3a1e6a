import HeliosText

/// A delta applied to a main specification, or to none yet.
package struct SpecMerge: Sendable {
    /// How many requirements of each kind of operation took effect.
    package struct Counts: Sendable, Hashable {
        package var added = 0
        package var modified = 0
        package var removed = 0
        package var renamed = 0

        /// Whether any did.
        package var isZero: Bool { added + modified + removed + renamed == 0 }

        static func += (left: inout Counts, right: Counts) {
            left.added += right.added
            left.modified += right.modified
            left.removed += right.removed
            left.renamed += right.renamed
        }
    }

    /// What a delta is applied to.
    struct Target {
        let capability: String
        /// The change's name, for the purpose of a new specification.
        let change: String
        /// The main specification's path, for messages.
        let path: String
        /// The main specification's bytes; nil when there is none yet.
        let main: [UInt8]?
    }

    /// The new text of the specification.
    let text: [UInt8]
    let counts: Counts
    /// What the user should know, in the words of the reference tool.
    let warnings: [String]
    /// Whether no requirement is left.
    let isEmpty: Bool

    /// Applies a delta.
    init(_ delta: DeltaDocument, to target: Target) throws(MergeFailure) {
        let capability = target.capability
        try DeltaConflicts.check(delta, of: capability)
        var warnings: [String] = []
        let main: SpecText
        if let file = target.main {
            main = SpecText(file: file)
            warnings += Self.ignoredPurpose(of: delta, in: main, target)
        } else {
            if !delta.modified.isEmpty || !delta.renamed.isEmpty {
                throw MergeFailure(
                    """
                    \(capability): target spec does not exist; only ADDED requirements are allowed \
                    for new specs. MODIFIED and RENAMED operations require an existing spec.
                    """
                )
            }
            if !delta.removed.isEmpty {
                warnings.append(
                    """
                    \(capability) - \(delta.removed.count) REMOVED requirement(s) ignored for new \
                    spec (nothing to remove).
                    """
                )
            }
            main = NewSpec(of: delta, for: target, &warnings).text
        }
        try Self.checkStructure(of: main, capability)
        let parts = MainSpecBlocks(main)
        var application = DeltaApplication(parts, of: main, to: target)
        try application.apply(delta)
        self.warnings = warnings + application.warnings
        counts = application.counts
        isEmpty = application.table.isEmpty
        text = SpecAssembly.text(of: parts, in: main, file: target.main, application.table)
    }

    private static func ignoredPurpose(
        of delta: DeltaDocument,
        in main: SpecText,
        _ target: Target
    ) -> [String] {
        guard
            let carried = PurposeSection(in: delta.text), carried.isFilled,
            let present = PurposeSection(in: main), present.isFilled,
            !delta.text.bytes[carried.content].elementsEqual(main.bytes[present.content])
        else { return [] }
        return [
            """
            \(target.capability) - delta Purpose ignored; \(target.capability) already has one. \
            Edit \(target.path) directly to change it.
            """
        ]
    }

    private static func checkStructure(
        of main: SpecText,
        _ capability: String
    ) throws(MergeFailure) {
        let findings = MainSpecStructure(main).findings
        guard !findings.isEmpty else { return }
        let lines = findings.map { "\nline \($0.mark.line): \($0.message(in: main))" }
        throw MergeFailure(
            """
            \(capability): target spec is structurally invalid and cannot be updated until \
            fixed:\(lines.joined())
            """
        )
    }
}
