import HeliosTemplates
import HeliosText

extension PageContext {
    /// The values of the navigation, one entry of which may be the page's own kind.
    func navigation(current: Int?) -> TemplateMap {
        var map = TemplateMap(reserving: 4)
        map.append(Name.comparison, comparison(isCurrent: current == -2))
        map.text(Name.home, href(PagePath.home))
        map.append(Name.current, .flag(current == nil))
        map.append(Name.history, history(isCurrent: current == -3))
        map.append(
            Name.sections,
            .maps(plan.sections.compactMap { values(of: $0, current: current) })
        )
        return map
    }

    /// The way to what changed since an older state.
    private func comparison(isCurrent: Bool) -> TemplateValue {
        guard let comparison = plan.comparison else { return .missing }
        var map = TemplateMap(reserving: 3)
        map.text(Name.href, href(PagePath.comparison))
        map.text(Name.label, "Changes since \(TerminalText.printable(comparison.since))")
        map.append(Name.current, .flag(isCurrent))
        return .map(map)
    }

    /// The way to what happened lately.
    private func history(isCurrent: Bool) -> TemplateValue {
        guard let path = plan.history.recentPath else { return .missing }
        var map = TemplateMap(reserving: 2)
        map.text(Name.href, href(path))
        map.append(Name.current, .flag(isCurrent))
        return .map(map)
    }

    /// A section with the kinds that have records, or nil where none has.
    private func values(of section: NavigationSection, current: Int?) -> TemplateMap? {
        let entries = section.entries.filter { $0.count > 0 || $0.kind == current }
        guard !entries.isEmpty else { return nil }
        var map = TemplateMap(reserving: 2)
        map.text(Name.label, section.label)
        map.append(
            Name.entries,
            .maps(
                entries.map { entry in
                    var map = TemplateMap(reserving: 4)
                    map.text(Name.label, entry.label)
                    map.text(Name.href, href(entry.path))
                    map.append(Name.count, .number(entry.count))
                    map.append(Name.current, .flag(entry.kind == current))
                    return map
                }
            )
        )
        return map
    }
}
