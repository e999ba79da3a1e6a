import HeliosRecords
import HeliosTemplates

extension TicketPanels {
    /// The steps as a list to be ticked off, with what somebody must agree to.
    var tasks: RecordPanel? {
        guard let shape = objectShape(shape.tasks) else { return nil }
        let tasks = objects(self.shape.tasks).enumerated().sorted {
            ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
        }.map(\.element)
        guard !tasks.isEmpty else { return nil }
        let done = tasks.count { $0.status != "open" }
        var html = HTML()
        SVG.draw(width: 240, height: 8, class: "budget", role: .decoration, into: &html) { svg in
            svg.rectangle(x: 0, y: 0, width: 240, height: 8, radius: 4, class: "budget-all")
            let width = 240 * Double(done) / Double(tasks.count)
            guard done > 0 else { return }
            svg.rectangle(x: 0, y: 0, width: width, height: 8, radius: 4, class: "budget-positive")
        }
        html.append("<p class=\"attributes\">")
        html.append(
            escaping: phrases.text(.ticketTasksDone, count: done, ["total": "\(tasks.count)"])
        )
        html.append("</p><ul class=\"checklist\">")
        for task in tasks { append(task, shape, into: &html) }
        html.append("</ul>")
        let label = self.shape.tasks.map { kind.fields[$0].displayLabel } ?? ""
        return RecordPanel(id: "tasks", label: label, place: .main, html: html)
    }

    private func append(_ task: FieldValue, _ shape: ObjectShape, into html: inout HTML) {
        let word = task.status
        switch word {
        case "open": html.append("<li class=\"is-open\"><span class=\"checklist-box\">")
        case "done":
            html.append("<li class=\"is-done\"><span class=\"checklist-box\">")
            html.append(
                "<span class=\"icon icon-check\" aria-hidden=\"true\"></span>"
            )
        default: html.append("<li class=\"is-skipped\"><span class=\"checklist-box\">")
        }
        html.append("<span class=\"visually-hidden\">")
        html.append(escaping: phrases.word(word) + ": ")
        html.append("</span></span><div><p class=\"checklist-name\">")
        html.append(escaping: task.member("name")?.text ?? "")
        html.append("</p>")
        appendFacts(of: task, shape, into: &html)
        appendApprovals(of: task, shape, into: &html)
        html.append("</div></li>")
    }

    /// Who has done it and when, or how long it may take.
    private func appendFacts(of task: FieldValue, _ shape: ObjectShape, into html: inout HTML) {
        var facts: [HTML] = []
        if let by = part("completed_by", of: task, shape) { facts.append(by) }
        if let at = part("completed_at", of: task, shape) { facts.append(at) }
        if facts.isEmpty, let estimate = part("estimate_min", of: task, shape) {
            facts.append(estimate)
        }
        guard !facts.isEmpty else { return }
        html.append("<p class=\"attributes\">")
        for (index, fact) in facts.enumerated() {
            if index > 0 { html.append(" · ") }
            html.append(fact)
        }
        html.append("</p>")
    }

    private func appendApprovals(of task: FieldValue, _ shape: ObjectShape, into html: inout HTML) {
        let field = shape.fields.first { $0.name == "approvals" }
        guard case .list(let approvals)? = task.member("approvals"), !approvals.isEmpty,
            case .list(.object(let shape))? = field?.type
        else { return }
        html.append("<ul class=\"approvals\">")
        for approval in approvals {
            let word = approval.member("status")?.text ?? "pending"
            html.append("<li>")
            html.appendBadge(phrases.word(word), Tone(word: word))
            html.append(" ")
            if let by = part("by", of: approval, shape) {
                html.append(by)
            } else if let user = part("required_user", of: approval, shape) {
                html.append(user)
            } else {
                html.append(escaping: phrases.word(approval.member("type")?.text ?? "any"))
            }
            if let at = part("at", of: approval, shape) {
                html.append(" <span class=\"attributes\">")
                html.append(at)
                html.append("</span>")
            }
            if let scope = approval.member("scope")?.text {
                html.append(" <span class=\"attributes\">")
                html.append(escaping: phrases.word(scope))
                html.append("</span>")
            }
            html.append("</li>")
        }
        html.append("</ul>")
    }
}

extension FieldValue {
    /// The place of a task among others.
    fileprivate var order: Int {
        if case .integer(let order)? = member("order") { order } else { .max }
    }

    /// How far a task is.
    fileprivate var status: String { member("status")?.text ?? "open" }
}

extension HTML {
    /// Adds a word on a ground of colour.
    mutating func appendBadge(_ text: String, _ tone: Tone) {
        append("<span class=\"badge badge-")
        append(escaping: tone.rawValue)
        append("\">")
        append(escaping: text)
        append("</span>")
    }
}
