import HeliosText

/// What a main specification says, section by section.
package struct SpecOutline: Sendable {
    package let outline: Outline
    /// The text of Purpose.
    package let purpose: Range<Int>
    /// The headings of the requirements.
    package let requirements: [Int]

    /// The sections of a text; a specification without them cannot be shown.
    package init(_ text: SpecText) throws(SpecFailure) {
        outline = Outline(text)
        guard let purpose = outline.find("purpose"), !outline.content(of: purpose).isEmpty else {
            throw SpecFailure("show_error", "Spec must have a Purpose section")
        }
        guard let section = outline.find("requirements") else {
            throw SpecFailure("show_error", "Spec must have a Requirements section")
        }
        self.purpose = outline.content(of: purpose)
        requirements = outline.children(of: section)
    }
}

extension Outline {
    /// What a requirement says: its body, or its title where there is none.
    package func requirementText(of heading: Int) -> String {
        let body = body(of: heading)
        return body.isEmpty ? text.string(headings[heading].title) : body.string(in: text)
    }

    /// Writes a requirement and its scenarios.
    func write(requirement heading: Int, withScenarios: Bool = true, to json: inout JSONWriter) {
        json.object { json in
            json.member("text", requirementText(of: heading))
            json.key("scenarios")
            json.array { json in
                guard withScenarios else { return }
                for scenario in scenarios(of: heading) {
                    json.object { $0.member("rawText", text.string(content(of: scenario))) }
                }
            }
        }
    }
}
