import HeliosRecords
import HeliosText

/// How many may use something, such as a licence, and how many do.
struct SeatFigures: Sendable {
    let record: Int
    /// How many may; nil for any number.
    let seats: Int?
    /// How many do.
    let used: Int

    /// How many more may; negative if too many do.
    var free: Int? { seats.map { $0 - used } }

    static func all(in source: FigureSource) -> [SeatFigures] {
        let records = source.records { $0.hasSeats }
        let numbers = source.numbers("seats", of: records) { record in
            [
                source.integer("seats", of: record) ?? .nothing,
                source.integer("total_units", of: record) ?? .nothing,
                source.integer("consumed_units", of: record) ?? .nothing,
            ]
        }
        let relations = source.schema.kinds.indices.map { kind in
            Set(
                source.schema.kinds[kind].seatRelations.map {
                    source.schema.relationNumber(kind: kind, relation: $0)
                }
            )
        }
        let graph = source.audience.graph
        return zip(records, numbers).compactMap { record, numbers in
            guard !graph.isArchived(record) else { return nil }
            let takers = relations[source.audience.records[record].kind]
            let assigned = graph.links(from: record).count {
                takers.contains(Int(graph.links[$0].relation))
            }
            // What another system counts holds where nobody counts here.
            let stated = numbers.stated(0).flatMap { $0 > 0 ? $0 : nil }
            let isCounted = stated != nil || assigned > 0
            return SeatFigures(
                record: record,
                seats: isCounted ? stated : numbers.stated(1),
                used: isCounted ? assigned : numbers.stated(2) ?? 0
            )
        }
    }
}

extension Kind {
    /// Whether its records have a number of seats, which others take.
    var hasSeats: Bool {
        guard case .integer? = field(named: "seats")?.type else { return false }
        return !seatRelations.isEmpty
    }

    /// The relations to those who take a seat.
    var seatRelations: [Int] {
        relations.indices.filter {
            relations[$0].isMany && relations[$0].name.hasBytePrefix("assigned_")
        }
    }
}
