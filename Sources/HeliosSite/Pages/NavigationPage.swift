import HeliosTemplates
import HeliosText

/// The entry of the navigation that a page belongs to.
enum NavigationPlace: Hashable {
    case home
    case history
    case comparison
    case kind(Int)
    /// A page about the whole repository, by its place in the plan.
    case portal(Int)
    case nowhere

    /// The kind, if it is one.
    var kind: Int? {
        guard case .kind(let kind) = self else { return nil }
        return kind
    }
}

extension PageContext {
    /// The values of the navigation, one entry of which may be the page's own.
    func navigation(current: NavigationPlace) -> TemplateMap {
        var map = TemplateMap(reserving: 7)
        map.append(Name.comparison, comparison(isCurrent: current == .comparison))
        map.text(Name.home, href(PagePath.home))
        map.append(Name.current, .flag(current == .home))
        map.append(Name.history, history(isCurrent: current == .history))
        let isCurrent = { (place: Int) in current == .portal(place) }
        map.append(
            Name.portal,
            .maps(
                portalEntries(isCurrent: isCurrent) { placement in
                    guard case .navigation(let order) = placement else { return nil }
                    return order
                }
            )
        )
        map.append(Name.settings, settings(current: current))
        map.append(
            Name.sections,
            .maps(plan.sections.compactMap { values(of: $0, current: current.kind) })
        )
        return map
    }

    /// The ways to the pages about the portal itself; open on one of them.
    private func settings(current: NavigationPlace) -> TemplateValue {
        let entries = portalEntries {
            current == .portal($0)
        } order: { placement in
            guard case .settings(let order) = placement else { return nil }
            return order
        }
        guard !entries.isEmpty else { return .missing }
        var isOpen = false
        if case .portal(let place) = current,
            case .settings? = plan.portal[place].page.entry?.placement
        {
            isOpen = true
        }
        return .map([Name.entries: .maps(entries), Name.isOpen: .flag(isOpen)])
    }

    /// The way to what changed since an older state.
    private func comparison(isCurrent: Bool) -> TemplateValue {
        guard let comparison = plan.comparison else { return .missing }
        var map = TemplateMap(reserving: 3)
        map.text(Name.href, href(PagePath.comparison))
        map.text(Name.label, comparisonTitle(comparison))
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
        var map = TemplateMap(reserving: 3)
        map.text(Name.label, section.label)
        map.append(Name.isOpen, .flag(entries.contains { $0.kind == current }))
        map.append(
            Name.entries,
            .maps(
                entries.map { entry in
                    var map = TemplateMap(reserving: 4)
                    map.text(Name.label, entry.label)
                    map.text(Name.href, href(entry.path))
                    map.append(Name.count, .count(entry.count))
                    map.append(Name.current, .flag(entry.kind == current))
                    return map
                }
            )
        )
        return map
    }
}
