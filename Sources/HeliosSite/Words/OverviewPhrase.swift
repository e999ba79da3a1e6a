/// What code says where it shows how things hang together: drawings, trees, networks, racks, the
/// catalogue of services, the knowledge base and the vault.
package enum OverviewPhrase: String, PhraseKey {
    // The catalogue of services.
    case catalogueCatalogue = "catalogue.catalogue"
    case catalogueLead = "catalogue.lead"
    case catalogueNone = "catalogue.none"
    case catalogueOffers = "catalogue.offers"
    case catalogueServices = "catalogue.services"
    case catalogueService = "catalogue.service"
    case catalogueImportance = "catalogue.importance"
    case catalogueHealth = "catalogue.health"
    case catalogueRestsOn = "catalogue.restsOn"
    case catalogueAffects = "catalogue.affects"
    case catalogueMap = "catalogue.map"
    case catalogueImpact = "catalogue.impact"
    case catalogueIfItFails = "catalogue.ifItFails"
    case catalogueWhatItNeeds = "catalogue.whatItNeeds"
    case catalogueNothing = "catalogue.nothing"

    // Org charts and trees.
    case directoryOrgChart = "directory.orgChart"
    case directoryOrgChartLead = "directory.orgChartLead"
    case directoryNobodyAbove = "directory.nobodyAbove"
    case directoryTree = "directory.tree"
    case directoryNone = "directory.none"
    case directoryMore = "directory.more"
    case directoryTreeOf = "directory.treeOf"
    case directoryTreeLead = "directory.treeLead"
    case directoryDirectReports = "directory.directReports"
    case directoryReportsInAll = "directory.reportsInAll"
    case directoryWithin = "directory.within"

    // Drawings of links.
    case graphNeighbours = "graph.neighbours"
    case graphOtherLinks = "graph.otherLinks"
    case graphMap = "graph.map"
    case graphLead = "graph.lead"
    case graphDrawing = "graph.drawing"
    case graphAllLinks = "graph.allLinks"
    case graphAsTable = "graph.asTable"
    case graphFrom = "graph.from"
    case graphTo = "graph.to"
    case graphKind = "graph.kind"
    case graphRelation = "graph.relation"
    case graphLinks = "graph.links"
    case graphAround = "graph.around"
    case graphMore = "graph.more"
    case graphLinksOf = "graph.linksOf"
    case graphAllOf = "graph.allOf"
    case graphLeadsTo = "graph.leadsTo"
    case graphLeadsHere = "graph.leadsHere"
    case graphStrongest = "graph.strongest"
    case graphRecords = "graph.records"
    case graphLinkCount = "graph.linkCount"

    // The knowledge base, and documents by folder.
    case knowledgeLoose = "knowledge.loose"
    case knowledgeNoFolder = "knowledge.noFolder"
    case knowledgeMost = "knowledge.most"
    case knowledgeSolvedTickets = "knowledge.solvedTickets"
    case knowledgeByFolder = "knowledge.byFolder"
    case knowledgeSolved = "knowledge.solved"
    case knowledgeMoreIn = "knowledge.moreIn"
    case knowledgeSortedByFolder = "knowledge.sortedByFolder"

    // Networks and their addresses.
    case networksAddressUse = "networks.addressUse"
    case networksDrawing = "networks.drawing"
    case networksTakenMark = "networks.takenMark"
    case networksFree = "networks.free"
    case networksConflict = "networks.conflict"
    case networksAddress = "networks.address"
    case networksHeldBy = "networks.heldBy"
    case networksNote = "networks.note"
    case networksNetwork = "networks.network"
    case networksAddresses = "networks.addresses"
    case networksUsed = "networks.used"
    case networksNextFree = "networks.nextFree"
    case networksInRange = "networks.inRange"
    case networksLead = "networks.lead"
    case networksOwnNetworks = "networks.ownNetworks"
    case networksNoneTaken = "networks.noneTaken"
    case networksWithin = "networks.within"
    case networksUse = "networks.use"
    case networksLessThan = "networks.lessThan"
    case networksTaken = "networks.taken"
    case networksPooled = "networks.pooled"
    case networksBlock = "networks.block"
    case networksConflicts = "networks.conflicts"
    case networksMisplaced = "networks.misplaced"
    case networksMore = "networks.more"

    // Racks.
    case racksElevation = "racks.elevation"
    case racksElevations = "racks.elevations"
    case racksList = "racks.list"
    case racksLead = "racks.lead"
    case racksDrawing = "racks.drawing"
    case racksFree = "racks.free"
    case racksUnit = "racks.unit"
    case racksUnits = "racks.units"

    // The vault.
    case vaultVault = "vault.vault"
    case vaultLead = "vault.lead"
    case vaultNone = "vault.none"
    case vaultUrgent = "vault.urgent"
    case vaultEntries = "vault.entries"
    case vaultExpiredCount = "vault.expiredCount"
    case vaultOverdueCount = "vault.overdueCount"
    case vaultSoon = "vault.soon"
    case vaultSingle = "vault.single"
    case vaultPolicy = "vault.policy"
    case vaultNoFolder = "vault.noFolder"
    case vaultName = "vault.name"
    case vaultState = "vault.state"
    case vaultChanged = "vault.changed"
    case vaultRotation = "vault.rotation"
    case vaultDecrypt = "vault.decrypt"
    case vaultUsedIn = "vault.usedIn"
    case vaultOthers = "vault.others"
    case vaultBuiltFor = "vault.builtFor"
    case vaultEvery = "vault.every"
    case vaultByPolicy = "vault.byPolicy"
    case vaultExpired = "vault.expired"
    case vaultOverdue = "vault.overdue"
    case vaultDue = "vault.due"
}

extension Phrases {
    /// A phrase without values.
    subscript(_ phrase: OverviewPhrase) -> String { overviews.text(phrase, [:]) }

    /// A phrase with its values by name.
    func text(_ phrase: OverviewPhrase, _ values: KeyValuePairs<String, String>) -> String {
        overviews.text(phrase, values)
    }

    /// A phrase in the form for a number, which goes in where it is counted, and other values.
    func text(
        _ phrase: OverviewPhrase,
        count: Int,
        _ values: KeyValuePairs<String, String> = [:]
    ) -> String {
        overviews.text(phrase, count: count, values, format)
    }
}
