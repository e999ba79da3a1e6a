/// What replaces blocks at one point of a render.
///
/// The substitutes of a parent tag hold for the parent and all that it puts in. The body of a
/// substitute belongs to the template it is written in, so inside it only those hold that were
/// given to that template: the title a page gives its base is not the title of a card on the page.
struct TemplateSubstitutes {
    /// The substitutes of one parent tag.
    private struct Level {
        let call: TemplateProgram.Call
        /// The place of the template that holds the tag.
        let place: Int
        /// The level that holds for that template, by index.
        let outer: Int?
    }

    /// A body found for a block, and the level that holds inside it.
    struct Body {
        let place: Int
        let operation: Int
        fileprivate let level: Int?
    }

    /// What to return to when a template ends.
    struct Mark {
        fileprivate let count: Int
        fileprivate let level: Int?
    }

    private var levels: [Level] = []
    private var level: Int?

    /// What holds now.
    var mark: Mark { Mark(count: levels.count, level: level) }

    mutating func reset() {
        levels.removeAll(keepingCapacity: true)
        level = nil
    }

    /// Adds the substitutes that a tag of the template at a place gives its target.
    mutating func enter(_ call: TemplateProgram.Call, at place: Int) {
        guard !call.substitutes.isEmpty else { return }
        levels.append(Level(call: call, place: place, outer: level))
        level = levels.count - 1
    }

    /// Goes into a substitute's body.
    mutating func enter(_ body: Body) { level = body.level }

    mutating func leave(_ mark: Mark) {
        levels.removeSubrange(mark.count...)
        level = mark.level
    }

    /// The body that replaces a block: of several, the one given furthest out.
    func body(for block: TemplateName) -> Body? {
        var found: Body?
        var next = level
        while let index = next {
            let level = levels[index]
            if let substitute = level.call.substitutes.first(where: { $0.block == block }) {
                found = Body(
                    place: level.place,
                    operation: substitute.body,
                    level: level.outer
                )
            }
            next = level.outer
        }
        return found
    }
}
