import HeliosRecords

extension Kind {
    /// The fields and relations that the pages of its traits show in a way of their own.
    var shownByTraits: Set<String> {
        if has(.specification) { return ["capability", "purpose"] }
        if has(.requirement) {
            return [
                "capability", "implemented_by", "scenarios", "strength", "text", "verified_by",
            ]
        }
        if has(.knowledge) { return ["solves"] }
        if has(.change) { return ["approvals", "deltas", "status", "tasks", "touches"] }
        return has(.thread) ? TicketShape(self).names : []
    }
}
