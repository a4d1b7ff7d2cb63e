@testable import ScenarioEngine

/// A plan file: what a run of a scenario must show, step by step.
struct ScenarioPlan {
  enum Step: Equatable {
    case set(name: String, value: String)
    case line(String)
    case option(String)
    case select(Int)
    case silence
    /// Time passes, in milliseconds; nobody answers meanwhile.
    case wait(Int)
    /// The pedagogue calls an intervention by its node.
    case intervene(String)
    case end(String)
    case stop
  }

  /// A line that is no step.
  struct Unreadable: Error {
    var line: String
  }

  /// Each run with its steps.
  var runs: [[Step]] = [[]]

  init(_ text: String) throws {
    for line in text.split(separator: "\n").map(String.init) where !line.hasPrefix("#") {
      if line == "---" {
        runs.append([])
      } else {
        runs[runs.count - 1].append(try Self.step(line))
      }
    }
  }

  private static func step(_ line: String) throws -> Step {
    let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
    let rest = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
    let quoted =
      rest.hasPrefix("`") && rest.hasSuffix("`") ? String(rest.dropFirst().dropLast()) : nil
    switch (parts[0], quoted) {
    case ("silence", _): return .silence
    case ("stop", _): return .stop
    case ("line", let text?): return .line(text)
    case ("option", let text?): return .option(text)
    case ("end", _): return .end(rest)
    case ("intervene", _): return .intervene(rest)
    case ("wait", _):
      guard let time = NumberText.milliseconds(rest) else { throw Unreadable(line: line) }
      return .wait(time)
    case ("set", _): return try set(rest)
    case ("select", _):
      guard let number = Int(rest) else { throw Unreadable(line: line) }
      return .select(number)
    default: throw Unreadable(line: line)
    }
  }

  private static func set(_ text: String) throws -> Step {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 3, parts[0].hasPrefix("$"), parts[1] == "=" else {
      throw Unreadable(line: text)
    }
    return .set(name: String(parts[0].dropFirst()), value: parts[2])
  }
}
