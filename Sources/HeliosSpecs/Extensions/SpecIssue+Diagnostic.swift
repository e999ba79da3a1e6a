package import HeliosDiagnostics
import HeliosText

extension SpecIssue {
    /// The issue in our words; nil where another one says the same, or nothing is to be done.
    package var diagnostic: Diagnostic? {
        guard let place, let wording else { return nil }
        return Diagnostic(.spec(wording.problem), at: place, wording.message, help: wording.help)
    }

    private struct InOurWords {
        let problem: SpecificationProblem
        let message: String
        let help: String

        init(_ problem: SpecificationProblem, _ message: String, help: String) {
            self.problem = problem
            self.message = message
            self.help = help
        }
    }

    private var name: String { about.first ?? "" }

    private var wording: InOurWords? {
        sectionWording ?? requirementWording ?? deltaWording ?? nameWording ?? changeWording
    }

    private var sectionWording: InOurWords? {
        switch rule {
        case "MS-0", "FILE":
            InOurWords(
                .unreadable,
                "cannot read the file: \(message)",
                help: "make it a file that can be read"
            )
        case "MS-1":
            InOurWords(
                .sectionMissing,
                "the specification has no section 'Purpose' with text",
                help: "begin it with '## Purpose' and a sentence or two"
            )
        case "MS-2":
            InOurWords(
                .sectionMissing,
                "the specification has no section 'Requirements'",
                help: "add '## Requirements' with its requirements below"
            )
        case "MS-3":
            InOurWords(
                .sectionMissing,
                "the section has no requirement",
                help: "add '### Requirement: …' below it"
            )
        case "MS-6":
            InOurWords(
                .headingMisplaced,
                "'\(name)' belongs into a change, and ends the section of requirements here",
                help: "remove the heading, or move what is below it into a change"
            )
        case "MS-7":
            InOurWords(
                .headingMisplaced,
                "the requirement stands outside the section 'Requirements', so nothing reads it",
                help: "move it below '## Requirements'"
            )
        case "MS-9":
            InOurWords(
                .purposeBrief,
                "the purpose has fewer than 50 characters",
                help: "say what the capability is for, and who relies on it"
            )
        default: nil
        }
    }

    private var requirementWording: InOurWords? {
        switch rule {
        case "MS-4":
            InOurWords(
                .requirementIncomplete,
                "the requirement has neither a title nor text",
                help: "name it, and say what must hold"
            )
        case "MS-5", "D-8":
            InOurWords(
                .requirementIncomplete,
                "the requirement has no scenario",
                help: "add '#### Scenario: …' with its steps below"
            )
        case "MS-12", "D-5", "D-6":
            InOurWords(
                .requirementIncomplete,
                "the requirement '\(name)' has no text",
                help: "say below the heading what SHALL or MUST hold"
            )
        case "MS-13", "D-7":
            InOurWords(
                .keywordMissing,
                "the text of '\(name)' says neither SHALL nor MUST",
                help: about.count > 1 && !about[1].utf8.isEmpty
                    ? "move the sentence with the word from the heading to the line below"
                    : "say what SHALL or MUST hold"
            )
        case "MS-10":
            InOurWords(
                .requirementLong,
                "the text of the requirement has more than 500 characters",
                help: "break it down into several requirements"
            )
        case "D-2":
            InOurWords(
                .headingIgnored,
                "'### \(name)' is no requirement and is passed over",
                help: "write '### Requirement: \(name)' if it is one"
            )
        case "D-3":
            InOurWords(
                .headingIgnored,
                "the requirement has no name and is passed over",
                help: "write a name behind '### Requirement:'"
            )
        default: nil
        }
    }

    private var deltaWording: InOurWords? {
        switch rule {
        case "D-1":
            InOurWords(
                .fileName,
                "a delta right in 'specs/' is not read",
                help: "move it to 'specs/<capability>/spec.md'"
            )
        case "D-9":
            InOurWords(
                .scenarioLost,
                "the requirement '\(name)' would lose "
                    + about.dropFirst().map { "'\($0)'" }.joined(separator: ", "),
                help: "copy these scenarios of the current specification into it"
            )
        case "D-10":
            InOurWords(
                .unreadable,
                "cannot read '\(name)' to see which scenarios would be lost "
                    + "(\(about.last ?? ""))",
                help: "make it a file that can be read"
            )
        case "D-21":
            InOurWords(
                .deltaEmpty,
                "the change's sections hold no requirement",
                help: "add '### Requirement: …' below each"
            )
        case "D-22":
            InOurWords(
                .deltaEmpty,
                "no section of the file says what changes",
                help: "begin a section with '## ADDED Requirements', or move notes out of 'specs/'"
            )
        default: nil
        }
    }

    private var nameWording: InOurWords? {
        switch rule {
        case "MS-8":
            InOurWords(
                .duplicateName,
                "a second requirement is called '\(name)'",
                help: "rename one, or make them one"
            )
        case "D-4", "D-11", "D-12", "D-13":
            InOurWords(
                .duplicateName,
                "'\(name)' stands twice among what is "
                    + (about.last ?? "").lowercased(),
                help: "keep one of them"
            )
        case "D-14", "D-15", "D-16":
            InOurWords(
                .deltaConflict,
                "'\(name)' is both \(about.dropFirst().joined(separator: " and "))",
                help: "decide for one of the two"
            )
        case "D-17":
            InOurWords(
                .deltaConflict,
                "'\(name)' is modified under the name that it loses",
                help: "modify '\(about.last ?? "")' instead"
            )
        case "D-18":
            InOurWords(
                .deltaConflict,
                "'\(name)' is both added and the new name of another requirement",
                help: "choose another name for one of them"
            )
        case "D-19":
            InOurWords(
                .deltaConflict,
                "'\(name)' is both renamed and removed",
                help: "decide for one of the two"
            )
        default: nil
        }
    }

    private var changeWording: InOurWords? {
        switch rule {
        case "D-23":
            InOurWords(
                .metadataInvalid,
                "'skip_specs' does not count: \(name)",
                help: "correct the file, or remove 'skip_specs'"
            )
        case "D-24":
            InOurWords(
                .metadataInvalid,
                "the change says that it has no deltas, but there are files in 'specs/'",
                help: "remove the files, or 'skip_specs'"
            )
        case "D-26":
            InOurWords(
                .deltaEmpty,
                "the change changes no requirement",
                help: "add 'specs/<capability>/spec.md', or state 'skip_specs: true' in "
                    + "'.openspec.yaml'"
            )
        case "TK-1":
            InOurWords(
                .taskNumber,
                "the task '\(name)' stands in another group than its number says",
                help: "move it, or number it anew"
            )
        case "TK-2":
            InOurWords(
                .taskNumber,
                "a second task has the number '\(name)'",
                help: "number it anew"
            )
        default: nil
        }
    }
}
