import HeliosDiagnostics
import HeliosRecords
import Testing

@Suite("The built-in links")
struct LinkInventoryTests {
    private static let schema = SchemaLoader.builtIn()

    @Test("hold every joining table of ITFlow", arguments: ExpectedLink.itflowJunctions)
    func holdsITFlowJunction(link: ExpectedLink) throws {
        try expect(link)
    }

    @Test("hold the tables of ITFlow that link", arguments: ExpectedLink.itflowLinkTables)
    func holdsITFlowLinkTable(link: ExpectedLink) throws {
        try expect(link)
    }

    @Test("hold every planned joining table", arguments: ExpectedLink.plannedJunctions)
    func holdsPlannedJunction(link: ExpectedLink) throws {
        try expect(link)
    }

    @Test("hold every coded joining table", arguments: ExpectedLink.codedJunctions)
    func holdsCodedJunction(link: ExpectedLink) throws {
        try expect(link)
    }

    @Test("hold every link type", arguments: ExpectedLink.linkTypes)
    func holdsLinkType(link: ExpectedLink) throws {
        try expect(link)
    }

    @Test("are counted in full")
    func countsTables() {
        #expect(ExpectedLink.itflowJunctions.count == 37)
        #expect(ExpectedLink.plannedJunctions.count == 36)
        #expect(ExpectedLink.codedJunctions.count == 7)
        let numbers = Set(ExpectedLink.linkTypes.map(\.source))
        #expect(numbers == Set((1...61).map { "L\($0)" }))
    }

    @Test("keep what is not between two records in fields")
    func keepsFields() {
        let schema = Self.schema.value
        #expect(schema.kind(named: "module")?.field(named: "provides_entities") != nil)
        #expect(schema.kind(named: "asset")?.field(named: "custom") != nil)
    }

    /// Whether the relation exists, leads where it should, and is read from there by its inverse.
    private func expect(_ link: ExpectedLink) throws {
        let schema = Self.schema.value
        let number = try #require(
            schema.relations.firstIndex {
                schema.kinds[$0.kind].name == link.kind && $0.field == link.field
                    && $0.relation.name == link.relation
            }
        )
        let relation = schema.relations[number].relation
        #expect(relation.inverse ?? relation.name == link.inverse)
        #expect(relation.targets.isEmpty == link.targets.isEmpty)
        for target in link.targets.isEmpty ? schema.kinds.map(\.name) : link.targets {
            #expect(relation.leads(to: target))
            let index = try #require(schema.kindIndex(named: target))
            #expect(schema.relations(arrivingAt: index, as: link.inverse).contains(number))
        }
    }
}
