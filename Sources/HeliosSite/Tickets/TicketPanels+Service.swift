import HeliosRecords
import HeliosTemplates

extension TicketPanels {
    /// What was promised, and how much of the time is used.
    var service: RecordPanel? {
        guard let services = context.plan.services, let promise = services.promise(for: number)
        else { return nil }
        let clocks = [
            (phrases[.ticketAnswer], promise.response),
            (phrases[.ticketSolution], promise.resolution),
        ]
        var html = HTML("<p>")
        context.appendLink(to: promise.level, into: &html)
        html.append("</p>")
        html.append("<div class=\"promises\">")
        for (label, clock) in clocks {
            if let clock { append(clock, label, services.warningPercent, into: &html) }
        }
        html.append("</div>")
        append(promise.pauses, into: &html)
        if promise.next != nil {
            html.append("<p class=\"hint\">")
            let day = phrases.format.date(context.today, .long)
            html.append(escaping: phrases.text(.ticketClockRead, ["date": day]))
            html.append("</p>")
        }
        return RecordPanel(id: "sla", label: phrases[.ticketService], place: .main, html: html)
    }

    private func append(
        _ clock: ServiceClock,
        _ label: String,
        _ warning: Int,
        into html: inout HTML
    ) {
        html.append("<div class=\"promise\"><h3>")
        html.append(escaping: label)
        html.append(" ")
        html.appendBadge(phrases[clock.state.phrase], clock.state.tone)
        html.append("</h3>")
        SVG.draw(width: 240, height: 8, class: "budget", role: .decoration, into: &html) { svg in
            svg.rectangle(x: 0, y: 0, width: 240, height: 8, radius: 4, class: "budget-all")
            let width = 2.4 * Double(min(100, clock.percent))
            if width > 0 {
                svg.rectangle(x: 0, y: 0, width: width, height: 8, radius: 4, class: clock.barClass)
            }
            svg.line(
                from: (2.4 * Double(warning), 0),
                to: (2.4 * Double(warning), 8),
                class: "budget-mark"
            )
        }
        html.append("<p>")
        html.append(
            escaping: phrases.text(
                .ticketUsed,
                ["used": phrases.hours(clock.used), "budget": phrases.hours(clock.budget)]
            )
        )
        html.append("</p>")
        appendTime(of: clock, into: &html)
        html.append("</div>")
    }

    /// When it was done, and when it is or was due.
    private func appendTime(of clock: ServiceClock, into html: inout HTML) {
        var parts: [String] = []
        if let end = clock.end {
            parts.append(phrases.text(.ticketDone, ["time": context.clockText(end)]))
        }
        if let due = clock.due {
            parts.append(phrases.text(.ticketDue, ["time": context.clockText(due)]))
        }
        for part in parts {
            html.append("<p class=\"attributes\">")
            html.append(escaping: part)
            html.append("</p>")
        }
    }

    private func append(_ pauses: [ServicePause], into html: inout HTML) {
        guard !pauses.isEmpty else { return }
        html.append("<ul class=\"pauses\">")
        for pause in pauses {
            html.append("<li>")
            let start = context.clockText(pause.start)
            let text =
                pause.end.map {
                    phrases.text(.ticketPaused, ["start": start, "end": context.clockText($0)])
                } ?? phrases.text(.ticketPausedSince, ["start": start])
            html.append(escaping: text)
            html.append("</li>")
        }
        html.append("</ul>")
    }
}

extension PageContext {
    /// A point in time in words, on the clock of the organization.
    func clockText(_ time: Timestamp) -> String {
        phrases.format.dateTime(plan.options.clock?.local(time) ?? time)
    }

    /// How the clock of a promise stands, in few words.
    func words(for clock: ServiceClock, isAnswer: Bool) -> String {
        switch clock.state {
        case .paused: return phrases[.boardPaused]
        case .breached: return phrases[isAnswer ? .boardAnswerLate : .boardSolutionLate]
        case .inTime, .warned, .met:
            guard let due = clock.due else { return phrases[clock.state.phrase] }
            let time = phrases.format.dateTime(plan.options.clock?.local(due) ?? due, .dayMonth)
            return phrases.text(
                isAnswer ? .boardAnswerDue : .boardSolutionDue,
                ["time": time]
            )
        }
    }
}

extension Phrases {
    /// A length of time that counts: in hours, since a day has as many as somebody works.
    func hours(_ seconds: Int) -> String {
        let minutes = seconds / 60
        let parts = [
            (minutes / 60, Phrase.formatDurationHours), (minutes % 60, .formatDurationMinutes),
        ]
        let shown = parts.filter { $0.0 != 0 }
        guard !shown.isEmpty else { return text(.formatDurationMinutes, count: 0) }
        return shown.map { text($0.1, count: $0.0) }.joined(separator: " ")
    }
}

extension ServiceClock.State {
    /// The words for it.
    var phrase: Phrase {
        switch self {
        case .inTime: .serviceInTime
        case .warned: .serviceWarned
        case .breached: .serviceBreached
        case .met: .serviceMet
        case .paused: .servicePaused
        }
    }

    /// The colour that goes with it.
    var tone: Tone {
        switch self {
        case .inTime: .notice
        case .warned: .warning
        case .breached: .negative
        case .met: .positive
        case .paused: .neutral
        }
    }
}

extension ServiceClock {
    /// The class of the bar for the time that is used.
    fileprivate var barClass: StaticString {
        switch state {
        case .breached: "budget-negative"
        case .warned: "budget-warning"
        case .met: "budget-positive"
        case .inTime: "budget-notice"
        case .paused: "budget-neutral"
        }
    }
}
