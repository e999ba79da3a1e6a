import HeliosDiagnostics
import HeliosText

/// Which templates of a set put in which, as far as their sources say.
struct TemplateUsage {
    private let set: TemplateSet
    /// The places of templates that a tag names.
    private var used: Set<Int> = []
    /// Whether a tag takes its template's name from a value, so that any template may be used.
    private var hasDynamicCalls = false

    init(of set: TemplateSet) {
        self.set = set
        for call in set.programs.flatMap(\.calls) {
            switch call.target {
            case .linked(let place): used.insert(place)
            case .dynamic: hasDynamicCalls = true
            case .named, .unknown: break
            }
        }
    }

    // MARK: Names in tags

    /// Tags that name no template of the set, and substitutes for blocks that their parent lacks.
    func unknownNames() -> [Diagnostic] {
        set.programs.flatMap { program in
            program.calls.flatMap { call -> [Diagnostic] in
                switch call.target {
                case .unknown:
                    let name = program.source.text(call.range)
                    let span = program.source.span(call.range)
                    return [.unknownPartial(name, at: span, among: set.names)]
                case .linked(let place): return unknownBlocks(of: call, place, in: program)
                case .named, .dynamic: return []
                }
            }
        }
    }

    private func unknownBlocks(
        of call: TemplateProgram.Call,
        _ place: Int,
        in program: TemplateProgram
    ) -> [Diagnostic] {
        guard !call.substitutes.isEmpty, let blocks = blocks(reachableFrom: place)
        else { return [] }
        return call.substitutes.filter { !blocks.contains($0.block) }.map { substitute in
            .unknownBlock(
                substitute.block.text,
                at: program.source.span(substitute.range),
                in: program.source.text(call.range),
                among: blocks.map(\.text).sortedByBytes()
            )
        }
    }

    /// The blocks of a template and of all that it puts in, or nil if a value names one of those.
    private func blocks(reachableFrom start: Int) -> Set<TemplateName>? {
        var reached: Set<Int> = [start]
        var waiting = [start]
        var blocks: Set<TemplateName> = []
        while let place = waiting.popLast() {
            blocks.formUnion(set.programs[place].blocks.map(\.name))
            for call in set.programs[place].calls {
                switch call.target {
                case .linked(let next): if reached.insert(next).inserted { waiting.append(next) }
                case .dynamic: return nil
                case .named, .unknown: break
                }
            }
        }
        return blocks
    }

    // MARK: Files

    /// The user's files that override nothing and that nothing uses.
    func filesWithoutEffect(
        among entries: [TemplateStore.Entry],
        layouts: [String]
    ) -> [Diagnostic] {
        let allowed = Set(layouts)
        let shipped = entries.filter(\.isShipped).map(\.path)
        let own = entries.filter {
            !$0.isShipped && !$0.file.isAsset && !$0.file.isPart && !$0.file.isPhrases
        }
        return own.compactMap { entry in
            if let name = entry.file.templateName, allowed.contains(name) || isUsed(name) {
                return nil
            }
            let others = shipped + layouts.map { $0 + ".mustache" }
            return .templateFileWithoutEffect(entry.path, at: entry.source.path, among: others)
        }
    }

    private func isUsed(_ name: String) -> Bool {
        hasDynamicCalls || set.programs.firstIndex { $0.name == name }.map(used.contains) ?? false
    }
}
