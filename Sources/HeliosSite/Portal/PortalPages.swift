import HeliosRecords

/// Every page about the repository as a whole; one line a family.
enum PortalPages {
    static func all(
        of audience: AudienceGraph,
        _ agenda: Agenda,
        _ options: SiteOptions
    ) -> [PortalPage] {
        var pages = BoardPage.pages(of: audience, options)
        pages += CalendarPages.pages(of: audience, agenda, options)
        pages += SettingsPage.pages(of: audience, options)
        pages += OrgChartPage.pages(of: audience, options)
        pages += TreePage.pages(of: audience, options)
        pages += AddressUsePage.pages(of: audience, options)
        pages += RacksPage.pages(of: audience, options)
        pages += KnowledgePage.pages(of: audience)
        pages += FolderIndexPage.pages(of: audience, options)
        pages += CataloguePage.pages(of: audience, options)
        pages += VaultPage.pages(of: audience, options)
        pages += MapPage.pages(of: audience, options)
        pages += ComposePage.pages(of: audience)
        pages += AttentionPage.pages(of: audience, options)
        pages += ReportPages.pages(of: audience, options)
        pages += SearchPage.pages(of: audience, options)
        pages += RecordLinksPage.pages(of: audience)
        return pages
    }
}
