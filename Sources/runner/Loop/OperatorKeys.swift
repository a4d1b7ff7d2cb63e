import ScenarioEngine

/// The pedagogue's keys while a scene plays, the same in the window and in the terminal.
///
/// `r` goes back to the last choice, `+` and `-` change the level, `.` and `,` the volume, and the
/// letters from `a` call the scenario's interventions in the order written.
/// STOP, pause and the answers have keys of their own.
enum OperatorKeys {
  /// As many interventions as letters that mean nothing else.
  private static let interventionKeys = Array("abcdefghi")

  /// By how many per cent a key moves the volume.
  private static let volumeStep = 10

  /// What a key asks for; nil where it means nothing now.
  static func input(for character: Character, _ session: Session) -> Input? {
    switch character {
    case "r": return session.choiceToTryAgain.map { .rewind(choice: $0) }
    case "+": return session.nextLevel(isHarder: true).map(Input.level)
    case "-": return session.nextLevel(isHarder: false).map(Input.level)
    case ".": return .volume(min(100, session.volumePercent + volumeStep))
    case ",": return .volume(max(0, session.volumePercent - volumeStep))
    default:
      guard session.stage == .scene, let index = interventionKeys.firstIndex(of: character),
        session.interventions.indices.contains(index)
      else { return nil }
      return .intervene(node: session.interventions[index].node)
    }
  }

  /// One line an intervention: its key and the author's name for it.
  static func list(_ session: Session, label: (String) -> String) -> [String] {
    zip(interventionKeys, session.interventions).map { "  \($0)  \(label($1.node))" }
  }
}
