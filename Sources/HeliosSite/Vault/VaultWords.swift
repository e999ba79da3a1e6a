/// The words of the vault.
struct VaultWords {
    fileprivate let phrases: Phrases

    var vault: String { phrases[.vaultVault] }
    var lead: String { phrases[.vaultLead] }
    var none: String { phrases[.vaultNone] }
    var urgent: String { phrases[.vaultUrgent] }
    var entries: String { phrases[.vaultEntries] }
    var expiredCount: String { phrases[.vaultExpiredCount] }
    var overdueCount: String { phrases[.vaultOverdueCount] }
    var soon: String { phrases[.vaultSoon] }
    var single: String { phrases[.vaultSingle] }
    var policy: String { phrases[.vaultPolicy] }
    var noFolder: String { phrases[.vaultNoFolder] }
    var name: String { phrases[.vaultName] }
    var state: String { phrases[.vaultState] }
    var changed: String { phrases[.vaultChanged] }
    var rotation: String { phrases[.vaultRotation] }
    var decrypt: String { phrases[.vaultDecrypt] }
    var usedIn: String { phrases[.vaultUsedIn] }
    var others: String { phrases[.vaultOthers] }

    func builtFor(_ day: String) -> String {
        phrases.text(.vaultBuiltFor, ["day": day])
    }

    func every(_ count: Int) -> String { phrases.text(.vaultEvery, count: count) }

    func byPolicy(_ words: String) -> String {
        phrases.text(.vaultByPolicy, ["words": words])
    }

    func expired(_ days: String) -> String {
        phrases.text(.vaultExpired, ["days": days])
    }

    func overdue(_ days: String) -> String {
        phrases.text(.vaultOverdue, ["days": days])
    }

    func due(_ days: String) -> String {
        phrases.text(.vaultDue, ["days": days])
    }
}

extension Phrases {
    /// The words of the vault.
    var vault: VaultWords { VaultWords(phrases: self) }
}
