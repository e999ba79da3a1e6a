import ArgumentParser
import HeliosWorkspace

/// Whether text is coloured.
struct ColourOptions: ParsableArguments {
    enum When: String, CaseIterable, ExpressibleByArgument {
        case auto, always, never
    }

    @Option(name: .customLong("color"), help: "When to colour the output.")
    var when: When = .auto

    func isWanted(on output: StandardOutput) -> Bool {
        switch when {
        case .always: true
        case .never: false
        case .auto: output.wantsColour
        }
    }
}

extension StandardOutput {
    /// Whether a person is reading who has not asked for plain text (no-color.org).
    var wantsColour: Bool {
        isTerminal && SystemClock.variable("NO_COLOR") == nil
            && SystemClock.variable("TERM") != "dumb"
    }
}
