import HeliosRecords
import HeliosTemplates
import HeliosText

/// What is mounted in a rack, from top to bottom.
struct RackElevation {
    /// Something mounted, by its lowest and highest unit.
    struct Slot {
        let units: ClosedRange<Int>
        let label: String
        /// The record, if it is one.
        var record: Int?
    }

    let context: PageContext
    let number: Int
    /// How many units the rack has.
    let height: Int
    /// From top to bottom.
    let slots: [Slot]

    /// Racks are drawn up to this height; more is a mistake.
    private static let heightLimit = 100

    /// The rack of a record; nil where nothing tells how high it is.
    init?(of number: Int, in context: PageContext) {
        let kind = context.graph.kind(of: number)
        guard kind.has(.rack) else { return nil }
        self.context = context
        self.number = number
        let slots =
            (Self.mounted(in: number, kind, context) + Self.fittings(of: number, kind, context))
            .sorted { ($1.units.upperBound, $0.label) < ($0.units.upperBound, $1.label) }
        let top = slots.map(\.units.upperBound).max() ?? 0
        var height = top
        if let index = kind.fieldIndex(named: "units"),
            case .integer(let units)? = context.graph.records[number].value(at: index)
        {
            height = max(units, top)
        }
        guard height > 0, height <= Self.heightLimit else { return nil }
        self.height = height
        self.slots = slots.filter { $0.units.lowerBound >= 1 }
    }

    /// How many units are free.
    var free: Int {
        height - Set(slots.flatMap { $0.units }).count
    }

    /// Records that a relation with units mounts.
    private static func mounted(
        in number: Int,
        _ kind: Kind,
        _ context: PageContext
    ) -> [Slot] {
        kind.relations.indices.filter { kind.relations[$0].hasRange }.flatMap { relation in
            let record = context.graph.records[number]
            let bound = context.schema.relationNumber(kind: record.kind, relation: relation)
            let attributes = kind.relations[relation].attributes
            return context.links(of: number, relation: bound).compactMap { link -> Slot? in
                let written = context.graph.graph.links[link.link].written
                var ends: [String: Int] = [:]
                for entry in record.links[Int(written)].attributes {
                    guard case .integer(let unit) = entry.value else { continue }
                    ends[attributes[entry.field].name] = unit
                }
                return slot(ends["start"], ends["end"], context.title(link.other), link.other)
            }
        }
    }

    /// Things that are no records, in lists of objects with units.
    private static func fittings(
        of number: Int,
        _ kind: Kind,
        _ context: PageContext
    ) -> [Slot] {
        kind.fields.indices.flatMap { field -> [Slot] in
            guard case .list(.object) = kind.fields[field].type,
                case .list(let values)? = context.graph.records[number].value(at: field)
            else { return [] }
            return values.compactMap { value in
                guard case .integer(let start)? = value.member("start"),
                    case .integer(let end)? = value.member("end")
                else { return nil }
                return slot(start, end, value.member("label")?.text ?? "", nil)
            }
        }
    }

    private static func slot(
        _ start: Int?,
        _ end: Int?,
        _ label: String,
        _ record: Int?
    ) -> Slot? {
        guard let first = start ?? end, let last = end ?? start, first <= last, first >= 1,
            last <= heightLimit
        else { return nil }
        return Slot(units: first...last, label: label, record: record)
    }
}

/// The drawing of a rack, and the same as a list.
extension RackElevation {
    private static let unit = 22.0
    private static let numbers = 26.0
    private static let width = 300.0

    /// Adds the drawing, then the list folded.
    func append(to html: inout HTML) {
        html.append("<div class=\"drawing\">")
        SVG.draw(
            width: Self.width,
            height: Double(height) * Self.unit + 12,
            class: "rack",
            role: .group(label: context.phrases.racks.drawing(context.title(number))),
            into: &html,
            draw
        )
        html.append("</div><p class=\"hint\">")
        html.append(escaping: context.phrases.racks.free(free, of: height))
        html.append("</p><details><summary>")
        html.append(escaping: context.phrases.racks.list)
        html.append("</summary>")
        appendList(to: &html)
        html.append("</details>")
    }

    private func draw(_ svg: inout SVG) {
        svg.rectangle(
            x: Self.numbers,
            y: 0,
            width: Self.width - Self.numbers,
            height: Double(height) * Self.unit + 12,
            radius: 4,
            class: "rack-frame"
        )
        var lines = SVG.Path()
        for unit in 1...height {
            let y = top(of: unit)
            svg.text("\(unit)", x: Self.numbers - 6, y: y + 15, anchor: .end, class: "unit")
            lines.move(to: (Self.numbers + 6, y + Self.unit))
            lines.line(to: (Self.width - 6, y + Self.unit))
        }
        svg.path(lines, class: "rack-lines")
        for slot in slots {
            let point = (x: Self.numbers + 6, y: top(of: slot.units.upperBound) + 1)
            guard let record = slot.record else {
                svg.group(class: "fitting", at: point) { draw(slot, into: &$0) }
                continue
            }
            svg.link(to: context.href(record: record), at: point) { draw(slot, into: &$0) }
        }
    }

    private func draw(_ slot: Slot, into svg: inout SVG) {
        let height = Double(slot.units.count) * Self.unit - 2
        let width = Self.width - Self.numbers - 12
        svg.rectangle(x: 0, y: 0, width: width, height: height, radius: 3)
        let words = TextWidth.fitting(slot.label, width: width - 16, size: 12.5)
        if words.utf8.count != slot.label.utf8.count { svg.title(slot.label) }
        svg.text(words, x: 8, y: height / 2 + 4.5)
    }

    private func top(of unit: Int) -> Double { Double(height - unit) * Self.unit + 6 }

    private func appendList(to html: inout HTML) {
        html.append("<ul class=\"link-list\">")
        for slot in slots {
            html.append("<li>")
            html.append(escaping: context.phrases.racks.range(slot.units))
            html.append(": ")
            if let record = slot.record {
                context.appendLink(to: record, into: &html)
            } else {
                html.append(escaping: slot.label)
            }
            html.append("</li>")
        }
        html.append("</ul>")
    }
}
