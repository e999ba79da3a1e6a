/// What code says on the pages of how the repository is set up.
package enum SettingsPhrase: String, PhraseKey {
    case settingsActive = "settings.active"
    case settingsAddressLabel = "settings.addressLabel"
    case settingsAllBuiltIn = "settings.allBuiltIn"
    case settingsAllModules = "settings.allModules"
    case settingsBranch = "settings.branch"
    case settingsBrings = "settings.brings"
    case settingsBuiltIn = "settings.builtIn"
    case settingsChoices = "settings.choices"
    case settingsChoicesHow = "settings.choicesHow"
    case settingsChoicesNone = "settings.choicesNone"
    case settingsChoicesSome = "settings.choicesSome"
    case settingsCustomization = "settings.customization"
    case settingsCustomizationLead = "settings.customizationLead"
    case settingsDomain = "settings.domain"
    case settingsEditRecord = "settings.editRecord"
    case settingsExpired = "settings.expired"
    case settingsExpiring = "settings.expiring"
    case settingsIntegrations = "settings.integrations"
    case settingsIntegrationsLead = "settings.integrationsLead"
    case settingsKey = "settings.key"
    case settingsKinds = "settings.kinds"
    case settingsKindsHow = "settings.kindsHow"
    case settingsLabels = "settings.labels"
    case settingsLabelsHow = "settings.labelsHow"
    case settingsLabelsNote = "settings.labelsNote"
    case settingsLanguage = "settings.language"
    case settingsMakeAnother = "settings.makeAnother"
    case settingsMakeFirst = "settings.makeFirst"
    case settingsModules = "settings.modules"
    case settingsModulesHow = "settings.modulesHow"
    case settingsModulesLead = "settings.modulesLead"
    case settingsModulesSwitch = "settings.modulesSwitch"
    case settingsName = "settings.name"
    case settingsNeeds = "settings.needs"
    case settingsNoPolicy = "settings.noPolicy"
    case settingsNoPolicyNote = "settings.noPolicyNote"
    case settingsNone = "settings.none"
    case settingsNotStated = "settings.notStated"
    case settingsOff = "settings.off"
    case settingsOn = "settings.on"
    case settingsForOne = "settings.forOne"
    case settingsOptional = "settings.optional"
    case settingsOrganization = "settings.organization"
    case settingsOrganizationHow = "settings.organizationHow"
    case settingsOrganizationLead = "settings.organizationLead"
    case settingsOrganizationRecord = "settings.organizationRecord"
    case settingsOwnWords = "settings.ownWords"
    case settingsPolicyHow = "settings.policyHow"
    case settingsPortal = "settings.portal"
    case settingsPortalNote = "settings.portalNote"
    case settingsRepository = "settings.repository"
    case settingsRevoked = "settings.revoked"
    case settingsSecurity = "settings.security"
    case settingsSecurityLead = "settings.securityLead"
    case settingsForSeveral = "settings.forSeveral"
    case settingsSomeModules = "settings.someModules"
    case settingsState = "settings.state"
    case settingsTemplates = "settings.templates"
    case settingsTemplatesHow = "settings.templatesHow"
    case settingsTemplatesNone = "settings.templatesNone"
    case settingsTimezone = "settings.timezone"
    case settingsTitle = "settings.title"
    case settingsTitleLabel = "settings.titleLabel"
    case settingsVersion = "settings.version"
}

extension Phrases {
    /// A phrase without values.
    subscript(_ phrase: SettingsPhrase) -> String { settings.text(phrase, [:]) }

    /// A phrase with its values by name.
    func text(_ phrase: SettingsPhrase, _ values: KeyValuePairs<String, String>) -> String {
        settings.text(phrase, values)
    }

    /// A phrase in the form for a number, which goes in where it is counted, and other values.
    func text(
        _ phrase: SettingsPhrase,
        count: Int,
        _ values: KeyValuePairs<String, String> = [:]
    ) -> String {
        settings.text(phrase, count: count, values, format)
    }
}
