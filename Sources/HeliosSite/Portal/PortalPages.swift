import HeliosRecords

/// Every page about the repository as a whole; one line a family.
enum PortalPages {
    static func all(of audience: AudienceGraph, _ options: SiteOptions) -> [PortalPage] {
        var pages = SettingsPage.pages(of: audience, options)
        pages += OrgChartPage.pages(of: audience)
        pages += TreePage.pages(of: audience)
        pages += AddressUsePage.pages(of: audience)
        pages += RacksPage.pages(of: audience)
        pages += KnowledgePage.pages(of: audience)
        pages += FolderIndexPage.pages(of: audience)
        pages += CataloguePage.pages(of: audience)
        pages += VaultPage.pages(of: audience)
        pages += MapPage.pages(of: audience, options)
        return pages
    }
}
