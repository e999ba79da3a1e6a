import HeliosTemplates

/// The names that only pages of the past use.
extension Name {
    static let past = TemplateName("past")
    static let updated = TemplateName("updated")
    static let created = TemplateName("created")
    static let history = TemplateName("history")
    static let commit = TemplateName("commit")
    static let subject = TemplateName("subject")
    static let events = TemplateName("events")
    static let days = TemplateName("days")
    static let items = TemplateName("items")
    static let told = TemplateName("told")
    static let omitted = TemplateName("omitted")
    static let textChange = TemplateName("textChange")
    static let endsEarly = TemplateName("endsEarly")
    static let event = TemplateName("event")
}
