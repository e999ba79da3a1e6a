import HeliosFiles

/// What is to be said of a change's proposal before it is archived; nothing of it refuses.
struct ProposalNotes {
    /// The lines for people; none unless something is an error.
    var lines: [String] {
        guard hasError else { return [] }
        return ["Proposal warnings in proposal.md (non-blocking):"] + messages.map { "  ⚠ \($0)" }
    }

    private var messages: [String] = []
    private var hasError = false

    init(of change: ChangeFolder) {
        // A proposal that is missing or cannot be read is not spoken of.
        guard let file = try? FileSystem.read("\(change.path)/\(Proposal.fileName)") else { return }
        let proposal = Proposal(SpecText(file: file))
        guard let why = proposal.content(of: "why") else {
            addMissing("Why")
            return
        }
        guard proposal.content(of: "what changes") != nil else {
            addMissing("What Changes")
            return
        }
        switch proposal.outline.text.utf16Count(why) {
        case ..<50: addError("Why section must be at least 50 characters")
        case 1001...: addError("Why section should not exceed 1000 characters")
        default: break
        }
        let skip = MetadataReading(change: change.path)
            .state(of: .skipSpecs, SchemaCatalogue(change.tree.root))
        // Files that cannot be listed fail further on.
        add((try? ChangeDetail.deltas(of: change.name, proposal, change.tree)) ?? [], skip)
        if case .refused(let reason) = skip { addError(Wording.refusedSkip(reason)) }
    }

    private mutating func addMissing(_ section: String) {
        addError(
            """
            Change must have a \(section) section. Missing required sections. Expected headers: \
            "## Why" and "## What Changes". Ensure deltas are documented in specs/ using delta \
            headers.
            """
        )
    }

    private mutating func add(_ deltas: [ChangeDetail.Delta], _ skip: MarkerState) {
        if deltas.isEmpty, skip != .honored {
            addError("Change must have at least one delta. \(Wording.noDeltas)")
        }
        if deltas.count > 10 { addError("Consider splitting changes with more than 10 deltas") }
        for delta in deltas {
            if delta.description.utf16.count < 10 {
                messages.append("Delta description is too brief")
            }
            if !delta.hasRequirement, delta.operation == .added || delta.operation == .modified {
                messages.append("\(delta.operation.rawValue) Delta should include requirements")
            }
        }
    }

    private mutating func addError(_ message: String) {
        messages.append(message)
        hasError = true
    }
}
