import HeliosTemplates

extension Name {
    static let ics = TemplateName("ics")
    static let feed = TemplateName("feed")
    static let months = TemplateName("months")
    static let weekdays = TemplateName("weekdays")
    static let weeks = TemplateName("weeks")
    static let cellDays = TemplateName("cellDays")
    static let agenda = TemplateName("agenda")
    static let overdue = TemplateName("overdue")
    static let isOutside = TemplateName("isOutside")
    static let isToday = TemplateName("isToday")
    static let isWeekend = TemplateName("isWeekend")
    static let time = TemplateName("time")
    static let todayText = TemplateName("todayText")
}
