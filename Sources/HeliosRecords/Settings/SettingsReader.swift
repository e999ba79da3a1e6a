package import HeliosDiagnostics
import HeliosText
import HeliosYAML

/// Reads `helios.yaml`.
package enum SettingsReader {
    /// The file's name at the root of a repository.
    package static let fileName = "helios.yaml"

    private static let vocabulary = MapReader.Vocabulary(
        unknownKey: .settings(.unknownKey),
        missingKey: .settings(.missingKey),
        valueInvalid: .settings(.valueInvalid),
        noun: "helios.yaml"
    )

    /// Reads the settings; the value is nil when the file is no YAML map.
    package static func read(_ text: [UInt8], path: String = fileName) -> Checked<Settings?> {
        let parsed = YAMLParser.parseMap(text, path: path)
        guard let entries = parsed.value else { return Checked(nil, parsed.diagnostics) }
        var map = MapReader(entries, path: path, vocabulary: vocabulary)
        let settings = Settings(
            organization: organization(&map),
            modules: modules(&map),
            labels: labels(&map),
            enumerations: enumerations(&map),
            portal: portal(&map),
            asOf: day(&map)
        )
        refuse("audiences", "the portal shows every record to all its readers", &map)
        refuse("enforce", "what a record needs is said by its kind and its rules", &map)
        return Checked(settings, parsed.diagnostics + map.finish())
    }

    /// Reports a key that means nothing yet: whoever wrote it counts on what it would do.
    private static func refuse(_ key: String, _ consequence: String, _ map: inout MapReader) {
        guard let entry = map.entry(key) else { return }
        map.pass(over: key)
        map.report(
            entry.keyRange,
            "'\(key)' is not supported yet: \(consequence)",
            help: "remove it",
            id: .settings(.unknownKey)
        )
    }

    private static func day(_ map: inout MapReader) -> CalendarDate? {
        guard let text = map.text("as_of") else { return nil }
        do throws(ValueError) {
            guard case .date(let day) = try FieldType.date.parse(text.text) else { return nil }
            return day
        } catch {
            map.report(text.span.range, error.message, help: error.help)
            return nil
        }
    }

    private static func organization(_ map: inout MapReader) -> Settings.Organization {
        let unknown = Settings.unknown.organization
        guard map.entry("organization").map({ !$0.value.isEmpty }) ?? false else {
            map.reportMissing("organization")
            return unknown
        }
        guard var inner = map.inner("organization", called: "'organization'") else {
            return unknown
        }
        let organization = Settings.Organization(
            name: stated(inner.requiredText("name"), &inner) ?? "",
            domain: typed(inner.requiredText("domain"), as: .fqdn, &inner) ?? "",
            timezone: typed(inner.requiredText("timezone"), as: .timezone, &inner) ?? "UTC",
            locale: typed(inner.text("locale"), as: .language, &inner) ?? "en",
            currency: typed(inner.text("currency"), as: .currency, &inner),
            email: typed(inner.text("email"), as: .email, &inner),
            logo: inner.text("logo"),
            primaryColor: typed(inner.text("primary_color"), as: .color, &inner),
            secondaryColor: typed(inner.text("secondary_color"), as: .color, &inner)
        )
        // Facts that pages and reports may show, with no meaning of their own here.
        inner.allow([
            "legal_name", "website", "phone", "alert_days",
        ])
        map.add(inner.finish())
        return organization
    }

    static func typed(
        _ text: SpannedText?,
        as type: FieldType,
        _ map: inout MapReader
    ) -> String? {
        guard let text else { return nil }
        do throws(ValueError) {
            guard case .text(let value) = try type.parse(text.text) else { return text.text }
            return value
        } catch {
            map.report(text.span.range, error.message, help: error.help)
            return nil
        }
    }

    /// A text that stands on every page, and so has to say something.
    private static func stated(_ text: SpannedText?, _ map: inout MapReader) -> String? {
        guard let text else { return nil }
        guard text.text.utf8.contains(where: { $0 > ASCII.space }) else {
            map.report(text.span.range, "this text is empty", help: "write it, or remove the key")
            return nil
        }
        return text.text
    }

    /// A list of names, or a map of names with `enabled`.
    private static func modules(_ map: inout MapReader) -> [SpannedText]? {
        guard let node = map.node("modules") else { return nil }
        guard let entries = node.entries else { return map.texts("modules") }
        return entries.compactMap { entry in
            let name = SpannedText(
                entry.key,
                at: SourceSpan(path: map.path, range: entry.keyRange)
            )
            guard let inner = entry.value.entries else {
                switch entry.value.scalar?.text {
                case "true": return name
                case "false": return nil
                default:
                    map.report(entry.value.range, "a module is switched on with true or false")
                    return nil
                }
            }
            var module = MapReader(
                inner,
                range: entry.keyRange,
                path: map.path,
                vocabulary: vocabulary.called("a module's setting")
            )
            let isEnabled = module.node("enabled") == nil || module.flag("enabled")
            map.add(module.finish())
            return isEnabled ? name : nil
        }
    }

    private static func labels(_ map: inout MapReader) -> [String: Settings.LabelSetting] {
        var result: [String: Settings.LabelSetting] = [:]
        for entry in map.map("labels") {
            guard let words = entry.value.entries else {
                map.report(
                    entry.value.range,
                    "a label is a map with 'singular' and 'plural'",
                    help: "write {singular: Device, plural: Devices}"
                )
                continue
            }
            var inner = MapReader(
                words,
                range: entry.keyRange,
                path: map.path,
                vocabulary: vocabulary.called("a label")
            )
            let singular = word(inner.requiredText("singular"), &inner)
            let plural = word(inner.requiredText("plural"), &inner)
            map.add(inner.finish())
            guard let singular, let plural else { continue }
            result[entry.key] = Settings.LabelSetting(
                label: Label(singular: singular, plural: plural),
                span: SourceSpan(path: map.path, range: entry.keyRange)
            )
        }
        return result
    }

    /// A label's text: 1 to 30 letters, digits, spaces, hyphens and apostrophes.
    private static func word(_ text: SpannedText?, _ map: inout MapReader) -> String? {
        guard let text else { return nil }
        let trimmed = text.text.trimmingBlanks()
        let scalars = trimmed.unicodeScalars
        let fits =
            (1...30).contains(scalars.count)
            && scalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || scalar.properties.generalCategory == .nonspacingMark || scalar == " "
                    || scalar == "-" || scalar == "'"
            }
            && !trimmed.utf8.indices.contains { index in
                trimmed.utf8[index...].starts(with: "   ".utf8)
            }
        guard fits else {
            map.report(
                text.span.range,
                "'\(TerminalText.printable(text.text))' cannot be a label",
                help: "use 1 to 30 letters, digits, spaces, hyphens and apostrophes",
                id: .settings(.labelInvalid)
            )
            return nil
        }
        return trimmed
    }

    private static func enumerations(_ map: inout MapReader) -> [Settings.EnumerationSetting] {
        map.map("enums").compactMap { entry in
            guard let items = entry.value.items else {
                map.report(entry.value.range, "the values of an enumeration are a list")
                return nil
            }
            var values: [SpannedText] = []
            for item in items {
                guard let text = item.scalar?.text else { continue }
                if text.utf8.isEmpty || values.contains(where: { $0.text.hasSameBytes(as: text) }) {
                    let shown = TerminalText.printable(text)
                    map.report(item.range, "'\(shown)' is listed twice, or is empty")
                } else {
                    values.append(
                        SpannedText(text, at: SourceSpan(path: map.path, range: item.range))
                    )
                }
            }
            return Settings.EnumerationSetting(
                key: entry.key,
                values: values,
                span: SourceSpan(path: map.path, range: entry.keyRange)
            )
        }
    }

    private static func address(_ text: SpannedText?, _ map: inout MapReader) -> String? {
        guard let text else { return nil }
        do throws(ValueError) {
            return try PortalAddress.parse(text.text)
        } catch {
            map.report(text.span.range, error.message, help: error.help)
            return nil
        }
    }

    private static func portal(_ map: inout MapReader) -> Settings.Portal {
        let entries = map.map("portal")
        var inner = MapReader(
            entries,
            range: map.entry("portal")?.keyRange ?? .start,
            path: map.path,
            vocabulary: vocabulary.called("'portal'")
        )
        let portal = Settings.Portal(
            title: stated(inner.text("title"), &inner),
            baseURL: address(inner.text("base_url"), &inner),
            host: host(&inner),
            search: inner.node("search") == nil || inner.flag("search"),
            graphs: inner.node("graphs") == nil || inner.flag("graphs")
        )
        map.add(inner.finish())
        return portal
    }
}
