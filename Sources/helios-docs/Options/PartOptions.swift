import ArgumentParser
import HeliosRecords
import HeliosSite

/// Which part of a portal is built, and which parts are put together.
struct PartOptions: ParsableArguments {
    @Option(
        name: .customLong("part"),
        help: ArgumentHelp("Build one of several equal parts, such as 2/4.", valueName: "n/m")
    )
    var share: String?

    @Option(
        help: ArgumentHelp(
            "Build what belongs to a client, such as client:acme, or 'shared' for all the rest.",
            valueName: "owner"
        )
    )
    var only: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Put the parts in these folders together.", valueName: "directory"),
        completion: .directory
    )
    var join: [String] = []

    /// More parts than anybody has machines for.
    private static let limit = 1_000

    func validate() throws {
        guard [share != nil, only != nil, !join.isEmpty].count(where: { $0 }) <= 1 else {
            throw ValidationError("give one of --part, --only and --join")
        }
        if let share, numbers(share) == nil {
            throw ValidationError("'\(share)' is no part; write it as 2/4, up to \(Self.limit)")
        }
        if let only, part(only) == nil {
            throw ValidationError(
                "'\(only)' is no part; write 'shared', or a client as client:acme"
            )
        }
    }

    /// The part that is built; nil for the whole portal.
    var part: SitePart? { share.flatMap(numbers) ?? only.flatMap(part) }

    private func numbers(_ text: String) -> SitePart? {
        let parts = text.utf8.split(separator: UInt8(ascii: "/")).map { Int(Substring($0)) }
        guard parts.count == 2, let number = parts[0], let count = parts[1],
            (1...Self.limit).contains(count), (1...count).contains(number)
        else { return nil }
        return .number(number, of: count)
    }

    private func part(_ text: String) -> SitePart? {
        if text == "shared" { return .shared }
        guard let reference = LinkReference(text), let kind = reference.kind else { return nil }
        return .owner(RecordID(kind: kind, id: reference.id))
    }
}
