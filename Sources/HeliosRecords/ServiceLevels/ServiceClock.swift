/// How much of the time that was promised for something has been used.
package struct ServiceClock: Sendable, Hashable {
    /// When it began to count.
    package let start: Timestamp
    /// The time that was promised, in seconds that count.
    package let budget: Int
    /// The time used until now, or until it was done.
    package let used: Int
    /// When it was done; nil while it is not.
    package let end: Timestamp?
    /// When the budget is used up, if the clock is not stopped again; nil while it stands still.
    package let due: Timestamp?
    /// How it stands.
    package let state: State

    /// How a promise stands.
    package enum State: String, Sendable, CaseIterable {
        /// There is time left.
        case inTime = "in_time"
        /// There is little time left.
        case warned
        /// The time was not enough, whether it is done by now or not.
        case breached
        /// Done in time.
        case met
        /// The clock stands still, and there is time left.
        case paused
    }

    /// A clock that runs from `start` in all but the pauses.
    ///
    /// Pauses are in order, and the last may have no end. From so many percent of the budget on it
    /// warns.
    package init(
        start: Timestamp,
        budget: Int,
        pauses: [ServicePause] = [],
        end: Timestamp?,
        now: Timestamp,
        warningPercent: Int = 75,
        counting time: WorkTime
    ) {
        self.start = start
        self.budget = budget
        self.end = end
        var used = 0
        var due: Timestamp?
        var running: Timestamp? = start
        for pause in pauses {
            guard let begin = running else { break }
            due = due ?? Self.due(budget - used, begin, before: pause.start, time)
            used += time.seconds(from: begin, to: min(pause.start, end ?? pause.start))
            running = pause.end
        }
        if let running {
            due = due ?? Self.due(budget - used, running, before: nil, time)
            used += time.seconds(from: running, to: end ?? now)
        }
        self.used = used
        self.due = due
        state =
            if used > budget {
                .breached
            } else if end != nil {
                .met
            } else if running == nil {
                .paused
            } else {
                used * 100 >= budget * warningPercent ? .warned : .inTime
            }
    }

    /// When so much has been counted without a stop, unless it is stopped before.
    private static func due(
        _ seconds: Int,
        _ start: Timestamp,
        before stop: Timestamp?,
        _ time: WorkTime
    ) -> Timestamp? {
        guard seconds >= 0, let moment = time.moment(seconds, after: start) else { return nil }
        return stop.map { moment <= $0 } ?? true ? moment : nil
    }

    /// The time that is left; negative when it was not enough.
    package var left: Int { budget - used }

    /// The part of the budget that is used, in percent, rounded down.
    package var percent: Int { budget > 0 ? used * 100 / budget : used > 0 ? 101 : 0 }
}

/// A time during which a clock stands still; without an end it still does.
package struct ServicePause: Sendable, Hashable {
    /// From when.
    package let start: Timestamp
    /// Until when.
    package let end: Timestamp?

    /// A pause.
    package init(start: Timestamp, end: Timestamp?) {
        self.start = start
        self.end = end
    }
}

/// How many promises were kept.
package struct ServiceCompliance: Sendable, Hashable {
    /// Done in time.
    package private(set) var met = 0
    /// Too late, or too late by now.
    package private(set) var breached = 0
    /// Still in time and not done.
    package private(set) var running = 0

    /// Nothing promised yet.
    package init() {}

    /// Counts a promise.
    package mutating func add(_ clock: ServiceClock) {
        switch clock.state {
        case .met: met += 1
        case .breached: breached += 1
        case .inTime, .warned, .paused: running += 1
        }
    }

    /// The promises kept of each thousand that are decided, rounded down; nil before any is.
    package var permille: Int? {
        met + breached > 0 ? met * 1_000 / (met + breached) : nil
    }
}
