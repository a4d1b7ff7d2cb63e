import ArgumentParser
import ScenarioEngine

/// What every command that plays a scene can be told: how it is set, and who answers.
protocol SceneOptions {
  var level: Int? { get }
  var settings: [String] { get }
  var answers: String? { get }
  var auto: AutoChoice? { get }
  var inputs: String? { get }
  var seed: UInt32 { get }
}

extension SceneOptions {
  /// Only one can answer.
  func validateDrivers() throws {
    let drivers = [answers != nil, auto != nil, inputs != nil].filter(\.self).count
    guard drivers <= 1 else {
      throw ValidationError("--answers, --auto and --inputs exclude each other.")
    }
  }

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
