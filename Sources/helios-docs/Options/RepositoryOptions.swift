import ArgumentParser
import HeliosRecords
import HeliosWorkspace

/// Which repository, and on which day.
struct RepositoryOptions: ParsableArguments {
    @Argument(help: "The repository's folder, or one within it.", completion: .directory)
    var directory: String?

    @OptionGroup var clock: ClockOptions

    func workspace(at revision: RevisionOptions? = nil) throws -> Workspace {
        try RevisionOptions.open { try workspace(at: revision?.at) }
    }

    /// The working tree, or a revision.
    func workspace(at revision: String?) throws -> Workspace {
        try Workspace(around: directory, clock: clock.clock(), at: revision)
    }
}

/// Which repository, for commands whose arguments say something else.
struct DirectoryOptions: ParsableArguments {
    @Option(
        name: [.customShort("C"), .customLong("directory")],
        help: "The repository's folder, or one within it.",
        completion: .directory
    )
    var directory: String?

    @OptionGroup var clock: ClockOptions

    func workspace(at revision: RevisionOptions? = nil) throws -> Workspace {
        try RevisionOptions.open { try workspace(at: revision?.at) }
    }

    /// The working tree, or a revision.
    func workspace(at revision: String?) throws -> Workspace {
        try Workspace(around: directory, clock: clock.clock(), at: revision)
    }
}

/// The day that counts as today.
struct ClockOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The day that counts as today, as 2026-03-31; also from HELIOS_TODAY.",
            valueName: "date"
        )
    )
    var today: String?

    func clock() throws -> Clock {
        Clock(stated: try statedDay(), machine: SystemClock.environment())
    }

    /// The stated day, or today where the machine is.
    func localDay() throws -> CalendarDate { try statedDay() ?? SystemClock.localDay() }

    private func statedDay() throws -> CalendarDate? {
        guard let stated = today ?? SystemClock.variable("HELIOS_TODAY") else { return nil }
        guard let day = CalendarDate(stated) else {
            throw ValidationError("'\(stated)' is not a day; write it as 2026-03-31")
        }
        return day
    }
}
