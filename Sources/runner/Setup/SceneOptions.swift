import ArgumentParser
import ScenarioEngine

/// What every command that plays a scene can be told: how it is set, and who answers.
struct SceneOptions: ParsableArguments {
  @Option(help: "Hårdhed 1–5 / level 1–5.")
  var level: Int?

  @Option(
    name: .customLong("set"),
    help: "A variable, name=value; may be repeated. Only a rehearsal sets the scenario's own.")
  var settings: [String] = []

  @Option(help: "Answers by number, line id or 'silence', separated by commas.")
  var answers: String?

  @Option(help: "Who answers: calm, escalate, silent or random.")
  var auto: AutoChoice?

  @Option(help: "A file of inputs, one JSON object a line.")
  var inputs: String?

  @Option(help: "The seed of everything drawn at random.")
  var seed: UInt32 = 1

  /// Only one can answer.
  func validate() throws {
    let drivers = [answers != nil, auto != nil, inputs != nil].filter(\.self).count
    guard drivers <= 1 else {
      throw ValidationError("--answers, --auto and --inputs exclude each other.")
    }
  }

}

enum AutoChoice: String, ExpressibleByArgument, CaseIterable {
  case calm
  case escalate
  case silent
  case random
}

extension SceneOptions {
  /// The answers' policy; nil where a person or a file answers.
  var policy: AnswerPolicy? {
    if let answers { return .list(answers.split(separator: ",").map { String($0) }) }
    return switch auto {
    case .calm: .calm
    case .escalate: .escalate
    case .silent: .silent
    case .random: .random(seed: UInt64(seed))
    case nil: nil
    }
  }

  /// Whether nobody sits at the keyboard.
  var isUnattended: Bool { policy != nil || inputs != nil }

  /// The variables of `--set`, with the level, by name without `$`.
  func variables() throws -> [String: String] {
    var result: [String: String] = [:]
    for text in settings {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw UserError(.settingMalformed(text))
      }
      let name = parts[0].hasPrefix("$") ? String(parts[0].dropFirst()) : parts[0]
      result[name] = parts[1]
    }
    if let level { result["level"] = String(level) }
    return result
  }
}
