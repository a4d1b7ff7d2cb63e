import ArgumentParser

@main
struct Runner: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "modet")
}
