import HeliosTemplates

extension Name {
    static let options = TemplateName("options")
    static let cards = TemplateName("cards")
    static let priority = TemplateName("priority")
    static let who = TemplateName("who")
    static let assignee = TemplateName("assignee")
    static let age = TemplateName("age")
    static let opened = TemplateName("opened")
    static let hasClocks = TemplateName("hasClocks")
    static let due = TemplateName("due")
    static let service = TemplateName("service")
    static let ownerKey = TemplateName("ownerKey")
    static let assigneeKey = TemplateName("assigneeKey")
    static let priorityKey = TemplateName("priorityKey")
    static let typeKey = TemplateName("typeKey")
    static let rest = TemplateName("rest")
}
