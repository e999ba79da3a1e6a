import HeliosTemplates
import HeliosText

extension PageContext {
    /// The address of a page about the whole repository, by the path that is its first choice; nil
    /// where this portal has no such page.
    func href(portal path: String) -> String? {
        plan.portalPaths[path].map { href($0) }
    }

    /// The ways to the pages of the navigation that stand in one of its two places.
    func portalEntries(
        isCurrent: (Int) -> Bool,
        order: (PortalPage.Placement) -> Int?
    ) -> [TemplateMap] {
        let entries = plan.portal.indices.compactMap { place in
            plan.portal[place].page.entry.flatMap { entry in
                let also = entry.alsoInNavigation.map { PortalPage.Placement.navigation($0) }
                return (order(entry.placement) ?? also.flatMap(order))
                    .map { (order: $0, place: place, entry: entry) }
            }
        }
        return entries.sorted { ($0.order, $0.place) < ($1.order, $1.place) }.map { found in
            var map = TemplateMap(reserving: 4)
            map.text(Name.label, found.entry.label)
            map.text(Name.icon, found.entry.icon)
            map.text(Name.href, href(plan.portal[found.place].path))
            map.append(Name.current, .flag(isCurrent(found.place)))
            return map
        }
    }

    /// The ways between a kind's list and its other views; none where there is only the list.
    ///
    /// The path is that of the view that is shown, nil for the list.
    func views(ofKind kind: Int, current: String?) -> [TemplateMap] {
        let views = plan.portal.filter { $0.page.viewedKind == kind }
        guard !views.isEmpty else { return [] }
        var list = TemplateMap(reserving: 4)
        list.text(Name.label, phrases[.listView])
        list.text(Name.icon, "list")
        list.text(Name.href, href(plan.listPath(kind: kind)))
        list.append(Name.current, .flag(current == nil))
        return [list]
            + views.map { view in
                var map = TemplateMap(reserving: 4)
                map.text(Name.label, view.page.entry?.label ?? "")
                map.text(Name.icon, view.page.entry?.icon ?? "")
                map.text(Name.href, href(view.path))
                map.append(
                    Name.current,
                    .flag(current.map { $0.hasSameBytes(as: view.path) } ?? false)
                )
                return map
            }
    }
}
