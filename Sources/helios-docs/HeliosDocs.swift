import ArgumentParser

@main
struct HeliosDocs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "helios-docs")
}
