import HeliosRecords

/// Every page about the repository as a whole; one line a family.
enum PortalPages {
    static func all(of audience: AudienceGraph, _ options: SiteOptions) -> [PortalPage] {
        SettingsPage.pages(of: audience, options)
    }
}
