import HeliosSpecs
import Testing

@Test func specificationsAndChangesLieBelowOneFolder() {
    for folder in [OpenSpecLayout.specs, OpenSpecLayout.changes] {
        #expect(folder.hasPrefix(OpenSpecLayout.root + "/"))
    }
}
