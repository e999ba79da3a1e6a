/// The words of the catalogue.
struct CatalogueWords {
    fileprivate let phrases: Phrases

    var catalogue: String { phrases[.catalogueCatalogue] }
    var lead: String { phrases[.catalogueLead] }
    var none: String { phrases[.catalogueNone] }
    var offers: String { phrases[.catalogueOffers] }
    var services: String { phrases[.catalogueServices] }
    var service: String { phrases[.catalogueService] }
    var importance: String { phrases[.catalogueImportance] }
    var health: String { phrases[.catalogueHealth] }
    var restsOn: String { phrases[.catalogueRestsOn] }
    var affects: String { phrases[.catalogueAffects] }
    var map: String { phrases[.catalogueMap] }
    var impact: String { phrases[.catalogueImpact] }
    var ifItFails: String { phrases[.catalogueIfItFails] }
    var whatItNeeds: String { phrases[.catalogueWhatItNeeds] }
    var nothing: String { phrases[.catalogueNothing] }
}

extension Phrases {
    /// The words of the catalogue.
    var catalogue: CatalogueWords { CatalogueWords(phrases: self) }
}
