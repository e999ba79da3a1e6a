import HeliosText

/// How a word of status looks: the colour that goes with its meaning.
enum Tone: String {
    case neutral
    case positive
    case notice
    case warning
    case negative

    /// The tone of a word as kinds write it; neutral unless it is a well-known one.
    init(word: String) {
        self = Self.words[word] ?? .neutral
    }

    private static let words: [String: Tone] = Dictionary(
        uniqueKeysWithValues: [
            Tone.positive: [
                "active", "approved", "available", "closed", "completed", "connected", "deployed",
                "done", "enabled", "good", "healthy", "ok", "open", "operational", "paid",
                "resolved", "signed", "success", "verified",
            ],
            .notice: [
                "client", "in_progress", "maintenance", "new", "planned", "public",
                "ready_to_deploy", "sent", "staged", "storage",
            ],
            .warning: [
                "degraded", "draft", "due", "fair", "high", "medium", "on_hold", "out_for_repair",
                "pending", "warn", "warning",
            ],
            .negative: [
                "bad", "blocked", "cancelled", "critical", "declined", "denied", "down", "error",
                "expired", "fail", "failed", "failure", "lost", "poor", "revoked", "stolen",
                "suspended", "unpaid", "urgent",
            ],
        ].flatMap { tone, words in words.map { ($0, tone) } }
    )
}
