import HeliosText

/// One file of the portal, before it is rendered.
package struct SitePage: Sendable, Hashable {
    /// The path below the portal's folder.
    package let path: String
    /// What it shows.
    package let content: Content

    /// What a file of the portal shows; numbers are those of the plan's graph.
    package enum Content: Sendable, Hashable {
        case home
        /// A kind's records; pages count from 1.
        case list(kind: Int, page: Int)
        case listJSON(kind: Int)
        case listCSV(kind: Int)
        /// The rows of a list of several pages, for the script that sorts and filters them.
        case listRows(kind: Int)
        case record(Int)
        case recordJSON(Int)
        /// An old address that leads to a record's page.
        case redirect(to: Int)
        /// A file of the repository, by its place in the plan's `files`.
        case file(Int)
        /// The matrix of requirements against their checks, tests and implementers.
        case coverage
        /// What changed since an older state of the repository.
        case comparison
        /// What happened to a record.
        case recordHistory(Int)
        /// What happened lately to any.
        case history
        /// A page or file about the repository as a whole, by its place in the plan's `portal`.
        case portal(Int)
        case notFound
        case sitemap
        case robots
        /// What web servers say with each file, in the form that some hosts read.
        case headers
        /// A style, script, image or font of the templates.
        case asset(Int)
    }

    /// How many folders lie between the portal's folder and the file.
    package var depth: Int { path.utf8.count { $0 == UInt8(ascii: "/") } }

    /// Whether people read it as a page of the portal and search engines may list it.
    var isDocument: Bool {
        switch content {
        case .home, .list, .record, .coverage, .comparison, .recordHistory, .history: true
        case .portal: path.hasByteSuffix(".html")
        default: false
        }
    }
}

/// A style, script, image or font that the templates bring along.
package struct SiteAsset: Sendable {
    /// The path below the folder of assets, such as `site.css`.
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
