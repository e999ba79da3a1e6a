public import HeliosDiagnostics

/// What `helios.yaml` says.
public struct Settings: Sendable {
    /// The organization.
    public var organization: Organization
    /// The enabled modules by name; nil for all.
    public var modules: [SpannedText]?
    /// Labels by entity key, such as `entity.asset`.
    public var labels: [String: LabelSetting]
    /// Values added to enumerations, by field (`asset_type`) or kind and field
    /// (`asset.asset_type`).
    public var enumerations: [EnumerationSetting]
    /// How the portal presents itself.
    public var portal: Portal
    /// The day that counts as today unless a command is told another: for samples and archives,
    /// which describe one day and stay as they are.
    public var asOf: CalendarDate?

    /// Whose records these are.
    public struct Organization: Sendable {
        /// The name.
        public var name: String
        /// The primary domain.
        public var domain: String
        /// The time zone (IANA).
        public var timezone: String
        /// The language of the portal (BCP 47).
        public var locale: String
        /// The currency that its people count in (ISO 4217), if it says so.
        public var currency: String?
        /// The address that people write to.
        public var email: String?
        /// The path of an image that stands at the top of every page.
        public var logo: SpannedText?
        /// The color of links, such as `#0f4c5c`.
        public var primaryColor: String?
        /// The color of marks.
        public var secondaryColor: String?
    }

    /// How the portal presents itself.
    public struct Portal: Sendable {
        /// The heading of every page; the organization's name if not stated.
        public var title: String?
        /// The address under which the portal is published, without a trailing slash.
        public var baseURL: String?
        /// Where people can change the records in a browser.
        public var host: Host?
        /// Whether it can be searched.
        public var search = true
        /// Whether records are drawn with those they are linked with.
        public var graphs = true
    }

    /// Words for a kind, in place of its own.
    public struct LabelSetting: Sendable {
        /// The words.
        public let label: Label
        /// Where the key is written.
        public let span: SourceSpan
    }

    /// Values added to an enumeration.
    public struct EnumerationSetting: Sendable {
        /// The field, with its kind in front or without.
        public let key: String
        /// The values added.
        public let values: [SpannedText]
        /// Where the key is written.
        public let span: SourceSpan
    }

    /// What stands in for settings that cannot be read.
    package static let unknown = Settings(
        organization: Organization(name: "", domain: "", timezone: "UTC", locale: "en"),
        modules: nil,
        labels: [:],
        enumerations: [],
        portal: Portal()
    )
}
