/// The phrases that code asks for; those that only templates show have no case here.
///
/// A raw value is the key in `site-templates/strings/`.
package enum Phrase: String, Sendable, CaseIterable {
    // How far a day is from today.
    case distanceToday = "distance.today"
    case distanceTomorrow = "distance.tomorrow"
    case distanceYesterday = "distance.yesterday"
    case distanceInDays = "distance.inDays"
    case distanceInMonths = "distance.inMonths"
    case distanceInYears = "distance.inYears"
    case distanceDaysAgo = "distance.daysAgo"
    case distanceMonthsAgo = "distance.monthsAgo"
    case distanceYearsAgo = "distance.yearsAgo"

    // How dates, numbers and the like are written.
    case formatDateShort = "format.date.short"
    case formatDateLong = "format.date.long"
    case formatDateFull = "format.date.full"
    case formatDateDayMonth = "format.date.dayMonth"
    case formatDateMonthYear = "format.date.monthYear"
    case formatDateTime = "format.dateTime.plain"
    case formatDateTimeZone = "format.dateTime.zone"
    case formatDurationDays = "format.duration.days"
    case formatDurationHours = "format.duration.hours"
    case formatDurationMinutes = "format.duration.minutes"
    case formatDurationSeconds = "format.duration.seconds"
    case formatListSeparator = "format.list.separator"
    case formatListLast = "format.list.last"
    case formatMoney = "format.money"
    case formatMonthsAlone = "format.months.alone"
    case formatMonthsLong = "format.months.long"
    case formatMonthsShort = "format.months.short"
    case formatNumberDecimal = "format.number.decimal"
    case formatNumberGroup = "format.number.group"
    case formatPercent = "format.percent"
    case formatSizeBytes = "format.size.bytes"
    case formatSizeKilo = "format.size.kilo"
    case formatSizeMega = "format.size.mega"
    case formatSizeGiga = "format.size.giga"
    case formatSizeTera = "format.size.tera"
    case formatTimeHalves = "format.time.halves"
    case formatTimeMinutes = "format.time.minutes"
    case formatTimeSeconds = "format.time.seconds"
    case formatWeekdaysLong = "format.weekdays.long"
    case formatWeekdaysShort = "format.weekdays.short"

    // Ways through the portal.
    case navHome = "nav.home"
}
