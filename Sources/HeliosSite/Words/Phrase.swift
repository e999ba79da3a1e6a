/// What code says all over the portal.
///
/// Pages that say much of their own have an enumeration of their own beside this one.
package enum Phrase: String, PhraseKey {
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

    // Files beside records.
    case attachmentDownload = "attachment.download"
    case attachmentImage = "attachment.image"
    case attachmentPixels = "attachment.pixels"
    case attachmentPreviewOf = "attachment.previewOf"

    // Forms for new records.
    case composeTitle = "compose.title"
    case composeLead = "compose.lead"
    case composeLeadOutside = "compose.leadOutside"
    case composeTitleHint = "compose.titleHint"
    case composeDetails = "compose.details"
    case composeDetailsHint = "compose.detailsHint"
    case composeOwnerHint = "compose.ownerHint"
    case composeOfferingHint = "compose.offeringHint"
    case composeOneHint = "compose.oneHint"
    case composeManyHint = "compose.manyHint"

    // Changes to specifications.
    case changeAdded = "change.added"
    case changeModified = "change.modified"
    case changeRemoved = "change.removed"
    case changeRenamed = "change.renamed"

    // What changed since an older state.
    case comparisonAdded = "comparison.added"
    case comparisonChanged = "comparison.changed"
    case comparisonCountAdded = "comparison.countAdded"
    case comparisonCountChanged = "comparison.countChanged"
    case comparisonCountRemoved = "comparison.countRemoved"
    case comparisonCountRenamed = "comparison.countRenamed"
    case comparisonFileAdded = "comparison.fileAdded"
    case comparisonFileChanged = "comparison.fileChanged"
    case comparisonFileRemoved = "comparison.fileRemoved"
    case comparisonFixed = "comparison.fixed"
    case comparisonNew = "comparison.new"
    case comparisonNothing = "comparison.nothing"
    case comparisonRemoved = "comparison.removed"
    case comparisonRenamed = "comparison.renamed"
    case comparisonSummary = "comparison.summary"
    case comparisonTitle = "comparison.title"
    case comparisonUnreadable = "comparison.unreadable"

    // What checks, tests and implements requirements.
    case coverageAll = "coverage.all"
    case coverageBroken = "coverage.broken"
    case coverageDescription = "coverage.description"
    case coverageHole = "coverage.hole"
    case coverageNoCheck = "coverage.noCheck"
    case coverageNoImplementer = "coverage.noImplementer"
    case coverageNoTest = "coverage.noTest"
    case coverageTitle = "coverage.title"
    case coverageUnchecked = "coverage.unchecked"

    // What happened to records.
    case historyBecame = "history.became"
    case historyChanged = "history.changed"
    case historyChangedInForm = "history.changedInForm"
    case historyCopied = "history.copied"
    case historyCreated = "history.created"
    case historyDescription = "history.description"
    case historyEnded = "history.ended"
    case historyFields = "history.fields"
    case historyKnown = "history.known"
    case historyLines = "history.lines"
    case historyRecordDescription = "history.recordDescription"
    case historyRecordTitle = "history.recordTitle"
    case historyRenamed = "history.renamed"
    case historySet = "history.set"
    case historySomebody = "history.somebody"
    case historyTitle = "history.title"
    case historyWriting = "history.writing"

    // The first page.
    case homeDescription = "home.description"

    // Lists of records.
    case listInFolder = "list.inFolder"
    case listMore = "list.more"
    case listPage = "list.page"
    case listView = "list.view"

    // The page for wrong addresses.
    case notFoundTitle = "notFound.title"

    // The page of a record.
    case recordAllLinks = "record.allLinks"
    case recordCommon = "record.common"
    case recordDetails = "record.details"
    case recordMentionedIn = "record.mentionedIn"
    case recordMore = "record.more"

    // Requirements, their checks and tests.
    case requirementCaseCount = "requirement.caseCount"
    case requirementCheckFails = "requirement.checkFails"
    case requirementCheckHidden = "requirement.checkHidden"
    case requirementCheckHolds = "requirement.checkHolds"
    case requirementCheckIdle = "requirement.checkIdle"
    case requirementCheckPart = "requirement.checkPart"
    case requirementCheckUnreadable = "requirement.checkUnreadable"
    case requirementFailCount = "requirement.failCount"
    case requirementFails = "requirement.fails"
    case requirementHoldCount = "requirement.holdCount"
    case requirementHolds = "requirement.holds"
    case requirementNamed = "requirement.named"
    case requirementNone = "requirement.none"
    case requirementPassCount = "requirement.passCount"
    case requirementRecords = "requirement.records"
    case requirementShare = "requirement.share"
    case requirementTestFailed = "requirement.testFailed"
    case requirementTestPassed = "requirement.testPassed"
    case requirementTestSkipped = "requirement.testSkipped"
    case requirementTestUnknown = "requirement.testUnknown"
    case requirementUnproven = "requirement.unproven"
    case requirementUntraced = "requirement.untraced"

    // Replies.
    case threadWith = "thread.with"

    // Values.
    case valueHidden = "value.hidden"
    case valueNo = "value.no"
    case valueSecret = "value.secret"
    case valueSet = "value.set"
    case valueYes = "value.yes"

    // The search.
    case searchAll = "search.all"
    case searchAny = "search.any"
    case searchFile = "search.file"
    case searchFormerly = "search.formerly"
    case searchFromAToZ = "search.fromAToZ"
    case searchHint = "search.hint"
    case searchKind = "search.kind"
    case searchLate = "search.late"
    case searchList = "search.list"
    case searchMore = "search.more"
    case searchNear = "search.near"
    case searchNone = "search.none"
    case searchPage = "search.page"
    case searchPartial = "search.partial"
    case searchResults = "search.results"
    case searchSoon = "search.soon"
    case searchStatus = "search.status"
    case searchTitle = "search.title"

    // The board.
    case boardAnswerDue = "board.answerDue"
    case boardAnswerLate = "board.answerLate"
    case boardDescription = "board.description"
    case boardDue = "board.due"
    case boardLate = "board.late"
    case boardMore = "board.more"
    case boardNone = "board.none"
    case boardPaused = "board.paused"
    case boardSolutionDue = "board.solutionDue"
    case boardSolutionLate = "board.solutionLate"
    case boardTitle = "board.title"

    // The calendar.
    case calendarDescription = "calendar.description"
    case calendarFeed = "calendar.feed"
    case calendarMore = "calendar.more"
    case calendarTitle = "calendar.title"

    // The feed of news.
    case feedAhead = "feed.ahead"
    case feedChanges = "feed.changes"
    case feedMore = "feed.more"
    case feedPassed = "feed.passed"
    case feedToday = "feed.today"

    // How a promise stands.
    case serviceBreached = "service.breached"
    case serviceInTime = "service.inTime"
    case serviceMet = "service.met"
    case servicePaused = "service.paused"
    case serviceWarned = "service.warned"

    // The page of a ticket.
    case ticketAnswer = "ticket.answer"
    case ticketAssigned = "ticket.assigned"
    case ticketBlockedBy = "ticket.blockedBy"
    case ticketBlocks = "ticket.blocks"
    case ticketClockRead = "ticket.clockRead"
    case ticketDone = "ticket.done"
    case ticketDue = "ticket.due"
    case ticketDuplicatedBy = "ticket.duplicatedBy"
    case ticketDuplicates = "ticket.duplicates"
    case ticketMerged = "ticket.merged"
    case ticketMergedFrom = "ticket.mergedFrom"
    case ticketMergedInto = "ticket.mergedInto"
    case ticketNoted = "ticket.noted"
    case ticketTurn = "ticket.turn"
    case ticketPartOf = "ticket.partOf"
    case ticketParts = "ticket.parts"
    case ticketPaused = "ticket.paused"
    case ticketPausedSince = "ticket.pausedSince"
    case ticketPriorityChanged = "ticket.priorityChanged"
    case ticketPrioritySet = "ticket.prioritySet"
    case ticketReassigned = "ticket.reassigned"
    case ticketRelatedFrom = "ticket.relatedFrom"
    case ticketRelates = "ticket.relates"
    case ticketReopened = "ticket.reopened"
    case ticketService = "ticket.service"
    case ticketSolution = "ticket.solution"
    case ticketSomebody = "ticket.somebody"
    case ticketStatusChanged = "ticket.statusChanged"
    case ticketStatusSet = "ticket.statusSet"
    case ticketTasksDone = "ticket.tasksDone"
    case ticketUsed = "ticket.used"
}

extension Phrases {
    /// A phrase without values.
    package subscript(_ phrase: Phrase) -> String { general.text(phrase, [:]) }

    /// A phrase with its values by name.
    func text(_ phrase: Phrase, _ values: KeyValuePairs<String, String>) -> String {
        general.text(phrase, values)
    }

    /// A phrase in the form for a number, which goes in where it is counted, and other values.
    func text(
        _ phrase: Phrase,
        count: Int,
        _ values: KeyValuePairs<String, String> = [:]
    ) -> String {
        general.text(phrase, count: count, values, format)
    }
}
