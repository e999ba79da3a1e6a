import HeliosText

extension PageContext {
    /// The addresses of all pages, for search engines.
    func sitemap() -> [UInt8] {
        guard let root = plan.options.rootURL else { return [] }
        var bytes: [UInt8] = []
        bytes += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8
        bytes += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".utf8
        for page in plan.pages where page.isDocument {
            bytes += "<url><loc>".utf8
            HTMLEscape.append(root + PagePath.encoded(page.path), to: &bytes)
            bytes += "</loc></url>\n".utf8
        }
        bytes += "</urlset>\n".utf8
        return bytes
    }

    /// What search engines may read: of a portal for some people nothing.
    func robots() -> [UInt8] {
        guard graph.audience.isPublic else { return Array("User-agent: *\nDisallow: /\n".utf8) }
        let sitemap = plan.options.rootURL.map { "Sitemap: \($0)sitemap.xml\n" } ?? ""
        return Array("User-agent: *\nAllow: /\n\(sitemap)".utf8)
    }
}
