import HeliosTemplates
import HeliosText

/// A page or file about the repository as a whole, such as a board or a calendar.
///
/// Families of such pages make them from what an audience may see; the plan gives each its place,
/// and the renderer asks for the content when its turn comes.
struct PortalPage: Sendable {
    /// Where it may lie, the first choice first; it takes the first that is free.
    let paths: [String]
    /// How people come to it; nil for a file that only other pages or programs ask for.
    var entry: Entry?
    /// The kind whose records it is about, where no entry says so.
    var ofKind: Int?
    /// What it shows.
    let content: Content
    /// Adds to a number what it shows, where that can be told before it is rendered; without it the
    /// page is rendered each time.
    var shows: Shows?

    /// Adds to a number what a page shows.
    typealias Shows = @Sendable (inout Fingerprint, PageContext, RecordFingerprints) -> Void

    /// A way to a page.
    struct Entry: Sendable {
        /// The words of the link.
        let label: String
        /// The name of the icon before them.
        var icon = ""
        /// Where the link stands.
        let placement: Placement
        /// Its place in the navigation, for a page that is a kind's other view as well.
        var alsoInNavigation: Int?
    }

    /// Where the link to a page stands.
    enum Placement: Sendable, Hashable {
        /// In front of the kinds in the navigation, in the order of these numbers.
        case navigation(Int)
        /// Below the kinds in the navigation, among the pages about the portal itself.
        case settings(Int)
        /// Beside the list of a kind, of which the page is another view.
        case view(ofKind: Int)
    }

    /// What a page shows.
    enum Content: Sendable {
        /// A layout, and what fills it.
        case page(layout: String, @Sendable (PageContext, _ path: String) -> PortalView)
        /// The bytes of a file.
        case file(@Sendable (PageContext, inout [UInt8]) -> Void)
    }

    /// The kind whose other view it is.
    var viewedKind: Int? {
        guard case .view(let kind)? = entry?.placement else { return nil }
        return kind
    }

    /// The kind whose entry in the navigation stands for it, where it has none of its own.
    var navigationKind: Int? { ofKind ?? (entry?.alsoInNavigation == nil ? viewedKind : nil) }

    /// The layout that shows it; nil for a file.
    var layout: String? {
        guard case .page(let layout, _) = content else { return nil }
        return layout
    }
}

/// What a page about the whole repository puts into its layout.
struct PortalView {
    /// The frame around it.
    let frame: PageFrame
    /// Adds its own values.
    let fill: (inout TemplateValues) -> Void
}

/// A page about the whole repository and the place that it got.
struct PlacedPortalPage: Sendable {
    /// Where it lies.
    let path: String
    /// What it is.
    let page: PortalPage
}
