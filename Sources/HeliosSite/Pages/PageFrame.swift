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
    /// The way to the first page, which stands above every other page.
    var homeBreadcrumb: PageFrame.Breadcrumb {
        PageFrame.Breadcrumb(label: phrases[.navHome], href: href(PagePath.home))
    }

    /// The frame of the page for what is not there.
    func notFoundFrame(at path: String) -> PageFrame {
        let title = phrases[.notFoundTitle]
        return PageFrame(title: title, heading: title, path: path)
    }

    /// Adds the values of the frame, to which a page adds its own.
    func append(_ frame: PageFrame, nav: HTML, to values: inout TemplateValues) {
        let options = plan.options
        let isHome = frame.breadcrumbs.isEmpty && frame.path == PagePath.home
        values.text(Name.lang, options.language)
        values.text(Name.dir, options.phrases.isRightToLeft ? "rtl" : nil)
        values.text(Name.title) { bytes in
            if !isHome { bytes.append(contentsOf: "\(frame.title) · ".utf8) }
            bytes.append(contentsOf: options.organization.utf8)
        }
        values.text(Name.heading, frame.heading)
        values.text(Name.description, frame.description)
        values.text(Name.organization, options.organization)
        values.text(Name.audience, graph.audience.isInternal ? nil : graph.audience.name)
        values.text(Name.home, href(PagePath.home))
        values.text(Name.search, href(portal: SearchPage.path))
        values.text(Name.stylesheet, href(plan.assetPath("site.css")))
        values.text(Name.brandStyle, options.brand.style.map { href(plan.assetPath($0)) })
        values.text(Name.logo, options.brand.logo.map { href(plan.assetPath($0)) })
        values.text(Name.script, href(plan.assetPath("site.js")))
        values.text(Name.themeScript, href(plan.assetPath("theme.js")))
        values.text(Name.icon, href(plan.assetPath("icon.svg")))
        values.text(Name.canonical, options.rootURL.map { $0 + PagePath.encoded(frame.path) })
        values.flag(Name.hidden, !graph.audience.isPublic)
        values.text(Name.timezone, options.clock?.name)
        values.html(Name.nav) { $0.append(nav) }
        values.list(Name.breadcrumbs) { list in
            for breadcrumb in frame.breadcrumbs {
                list.element { values in
                    values.text(Name.label, breadcrumb.label)
                    values.text(Name.href, breadcrumb.href)
                }
            }
        }
    }
}
