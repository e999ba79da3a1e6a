import HeliosRecords
import HeliosTemplates
import HeliosText

extension PageContext {
    /// The value as markup for its type; with alert days a date near or past stands out.
    func html(_ value: FieldValue, _ type: FieldType, alertDays: [Int] = []) -> HTML {
        var html = HTML()
        append(value, type, alertDays: alertDays, into: &html)
        return html
    }

    /// The value of a field as markup; a date near or past stands out while its record is open.
    func html(_ value: FieldValue, of field: Field, in record: Int? = nil) -> HTML {
        var html = HTML()
        append(value, of: field, in: record, into: &html)
        return html
    }

    func append(
        _ value: FieldValue,
        of field: Field,
        in record: Int? = nil,
        into html: inout HTML
    ) {
        if !field.namedKinds.isEmpty { return appendNames(value, field, into: &html) }
        if let unit = field.unit {
            return html.append(escaping: phrases.text(value, unit: unit))
        }
        append(value, field.type, alertDays: alertDays(value, field, record), into: &html)
    }

    /// The alert days of a field, as far as they matter to its value: none while the date is far
    /// off, or once the record is settled.
    private func alertDays(_ value: FieldValue, _ field: Field, _ record: Int?) -> [Int] {
        guard let ahead = field.alertDays.first, let record else { return field.alertDays }
        guard let date = value.day(on: plan.options.clock),
            date.dayNumber - today.dayNumber <= ahead
        else { return [] }
        return isSettled(record) ? [] : field.alertDays
    }

    /// Texts that may be ids, as links to those records that there are.
    private func appendNames(_ value: FieldValue, _ field: Field, into html: inout HTML) {
        let texts: [FieldValue] = if case .list(let values) = value { values } else { [value] }
        for (index, text) in texts.enumerated() {
            if index > 0 { html.append(", ") }
            let target = LinkReference(text.text).flatMap {
                self.number(of: $0, kinds: field.namedKinds)
            }
            if let target {
                appendLink(to: target, into: &html)
            } else {
                html.append(escaping: phrases.text(text))
            }
        }
    }

    func append(
        _ value: FieldValue,
        _ type: FieldType,
        alertDays: [Int] = [],
        into html: inout HTML
    ) {
        switch (type, value) {
        case (.secret, _):
            html.append("<span class=\"secret\">")
            html.append(escaping: phrases[.valueSecret])
            html.append("</span>")
        case (_, .date(let date)):
            append(date, into: &html)
            appendDistance(to: date, alertDays, into: &html)
        case (_, .datetime(let time)): appendTime(time, alertDays, into: &html)
        case (.list(let element), .list(let values)): appendList(values, element, into: &html)
        case (.map(let element, _), .object(let members)):
            appendPairs(members.map { (Words.fromKey($0.name), $0.value, element) }, into: &html)
        case (.object(let shape), .object(let members)):
            appendObject(members, shape, into: &html)
        case (_, .text(let text)): appendText(text, type, into: &html)
        case (.ip, _), (.cidr, _):
            html.append("<code>")
            html.append(escaping: phrases.text(value, type))
            html.append("</code>")
        default: html.append(escaping: phrases.text(value, type))
        }
    }

    // MARK: Text

    private func appendText(_ text: String, _ type: FieldType, into html: inout HTML) {
        switch type {
        case .email: appendAnchor("mailto:" + text, text, into: &html)
        case .phone: appendAnchor("tel:" + text, text, into: &html)
        case .url:
            if Self.isWebAddress(text) {
                appendAnchor(text, text, into: &html)
            } else {
                html.append(escaping: text)
            }
        case .fqdn, .mac, .hex, .semver, .path:
            html.append("<code>")
            html.append(escaping: text)
            html.append("</code>")
        case .color:
            html.append(Self.swatch(text))
            html.append(" <code>")
            html.append(escaping: text)
            html.append("</code>")
        case .enumeration: html.append(escaping: phrases.word(text))
        case .text:
            html.append("<span class=\"lines\">")
            html.append(escaping: text)
            html.append("</span>")
        case .markdown:
            html.append("<span class=\"lines lines-flowing\">")
            appendLinked(text, into: &html)
            html.append("</span>")
        default: html.append(escaping: phrases.text(.text(text), type))
        }
    }

    private func appendAnchor(_ address: String, _ text: String, into html: inout HTML) {
        html.append("<a href=\"")
        html.append(escaping: address)
        html.append("\" rel=\"noreferrer\">")
        html.append(escaping: text)
        html.append("</a>")
    }

    /// Whether an address may become a link: `http` and `https` only, whatever the kind says.
    static func isWebAddress(_ text: String) -> Bool {
        let lower = String(decoding: text.utf8.prefix(8).map(\.asciiLowercased), as: UTF8.self)
        return (lower.hasBytePrefix("http://") || lower.hasBytePrefix("https://"))
            && text.utf8.allSatisfy { $0 > 0x20 && $0 != ASCII.delete }
    }

    /// A patch of a colour; an attribute of SVG, since pages allow no inline style.
    static func swatch(_ color: String) -> HTML {
        var html = HTML()
        guard color.utf8.first == UInt8(ascii: "#"), color.utf8.count == 7,
            color.utf8.dropFirst().allSatisfy(\.isASCIIHexDigit)
        else { return html }
        html.append(
            "<svg class=\"swatch\" viewBox=\"0 0 8 8\" width=\"8\" height=\"8\" aria-hidden=\"true\">"
        )
        html.append("<circle cx=\"4\" cy=\"4\" r=\"4\" fill=\"")
        html.append(escaping: color)
        html.append("\"/></svg>")
        return html
    }

    // MARK: Dates

    /// A day as people write it, and for machines as the calendar of ISO 8601 does.
    func append(_ date: CalendarDate, into html: inout HTML) {
        appendTime(date.description, phrases.format.date(date), into: &html)
    }

    /// A point in time on the organization's clock, or as written where the clock does not reach.
    private func appendTime(_ time: Timestamp, _ alertDays: [Int], into html: inout HTML) {
        let local = plan.options.clock?.local(time)
        let shown =
            local.map { phrases.format.dateTime($0) } ?? phrases.format.dateTimeAndZone(time)
        appendTime((local ?? time).description, shown, into: &html)
        appendDistance(to: (local ?? time).date, alertDays, into: &html)
    }

    private func appendTime(_ machine: String, _ text: String, into html: inout HTML) {
        html.append("<time datetime=\"")
        html.append(escaping: machine)
        html.append("\">")
        html.append(escaping: text)
        html.append("</time>")
    }

    private func appendDistance(
        to date: CalendarDate,
        _ alertDays: [Int],
        into html: inout HTML
    ) {
        let days = date.dayNumber - today.dayNumber
        guard let ahead = alertDays.max(), days <= ahead else { return }
        html.append(days < 0 ? " <span class=\"due due-late\">" : " <span class=\"due due-soon\">")
        html.append(escaping: phrases.distance(days: days))
        html.append("</span>")
    }

    // MARK: Lists and objects

    private func appendList(
        _ values: [FieldValue],
        _ element: FieldType,
        into html: inout HTML
    ) {
        if case .object(let shape) = element {
            html.append("<ul class=\"stack\">")
            for case .object(let members) in values {
                html.append("<li>")
                appendObject(members, shape, into: &html)
                html.append("</li>")
            }
            html.append("</ul>")
            return
        }
        for (index, value) in values.enumerated() {
            if index > 0 { html.append(", ") }
            append(value, element, into: &html)
        }
    }

    private func appendObject(
        _ members: [ObjectMember],
        _ shape: ObjectShape,
        into html: inout HTML
    ) {
        html.append("<dl class=\"pairs\">")
        for member in members {
            guard let part = part(member, of: shape) else { continue }
            appendPair(part.label, into: &html)
            html.append(part.html)
            html.append("</dd></div>")
        }
        html.append("</dl>")
    }

    private func appendPairs(
        _ pairs: [(label: String, value: FieldValue, type: FieldType)],
        into html: inout HTML
    ) {
        html.append("<dl class=\"pairs\">")
        for pair in pairs {
            appendPair(pair.label, into: &html)
            append(pair.value, pair.type, into: &html)
            html.append("</dd></div>")
        }
        html.append("</dl>")
    }

    private func appendPair(_ label: String, into html: inout HTML) {
        html.append("<div><dt>")
        html.append(escaping: label)
        html.append("</dt><dd>")
    }
}
