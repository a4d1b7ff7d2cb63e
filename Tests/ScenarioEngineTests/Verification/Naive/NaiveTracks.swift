@testable import ScenarioEngine

/// `<<start>>` and `<<halt>>`.
enum NaiveTracks {
  /// The track that a command starts or halts.
  static func home(of command: PresentedCommand, _ scene: NaiveScene) -> Int? {
    guard ["start", "halt"].contains(command.name),
      let home = scene.program.nodeIndices[command.arguments.first ?? ""],
      scene.marks.nodes[home].isBackground
    else { return nil }
    return home
  }

  /// True where a track halts itself.
  static func obey(
    _ command: PresentedCommand, by id: TrackID, _ state: inout NaiveState, _ scene: NaiveScene,
    _ machine: VirtualMachine
  ) -> Bool {
    guard let home = home(of: command, scene) else { return false }
    let isRunning = state.background.contains { $0.home == home }
    if command.name == "start", !isRunning,
      let thread = try? machine.makeThread(atNode: scene.program.nodes[home].name)
    {
      state.background.append(NaiveBackground(home: home, thread: thread))
      state.background.sort()
    }
    guard command.name == "halt", isRunning else { return false }
    if id == .background(home) { return true }
    state.background.removeAll { $0.home == home }
    return false
  }
}
