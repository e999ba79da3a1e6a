import HeliosRecords
import HeliosTemplates

/// What every page shows around its content.
struct PageFrame {
    /// The part of the title that is the page's own.
    let title: String
    /// The heading of the page.
    let heading: String
    /// One sentence for search engines and previews.
    var description: String?
    /// From the first page to the one above this one.
    var breadcrumbs: [Breadcrumb] = []
    /// The path of the page itself.
    let path: String
    /// The kind whose entry in the navigation is marked.
    var kind: Int?

    /// A page above another one.
    struct Breadcrumb {
        let label: String
        /// Its address; nil for a folder that has no page.
        let href: String?
    }
}

extension PageContext {
    /// The values of the frame, to which a page adds its own.
    func values(of frame: PageFrame, nav: HTML) -> TemplateMap {
        let options = plan.options
        var map = TemplateMap(reserving: 40)
        let isHome = frame.breadcrumbs.isEmpty && frame.path == PagePath.home
        map.text(Name.lang, options.language)
        map.text(
            Name.title,
            isHome ? options.organization : "\(frame.title) · \(options.organization)"
        )
        map.text(Name.heading, frame.heading)
        map.append(Name.description, TemplateValue(frame.description))
        map.text(Name.organization, options.organization)
        map.append(
            Name.audience,
            graph.audience.isInternal ? .missing : .text(graph.audience.name)
        )
        map.text(Name.home, href(PagePath.home))
        map.text(Name.stylesheet, href(plan.assetPath("site.css")))
        map.text(Name.icon, href(plan.assetPath("icon.svg")))
        map.append(
            Name.canonical,
            TemplateValue(options.rootURL.map { $0 + PagePath.encoded(frame.path) })
        )
        map.append(Name.hidden, .flag(!graph.audience.isPublic))
        map.append(Name.timezone, TemplateValue(options.clock?.name))
        map.append(Name.nav, .html(nav))
        map.append(Name.breadcrumbs, .maps(frame.breadcrumbs.map(values)))
        return map
    }

    private func values(of breadcrumb: PageFrame.Breadcrumb) -> TemplateMap {
        var map = TemplateMap(reserving: 2)
        map.text(Name.label, breadcrumb.label)
        map.append(Name.href, TemplateValue(breadcrumb.href))
        return map
    }
}
