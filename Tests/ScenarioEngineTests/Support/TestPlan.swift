@testable import ScenarioEngine

/// A playthrough written down: what should come, and what is chosen.
struct TestPlan {
  enum Step: Equatable {
    /// `nil` stands for any text.
    case line(String?)
    case option(String, isAvailable: Bool)
    case command(String)
    case stop
    case select(Int)
    case set(String, Value)
    case node(String)
    case unsupported(String)
  }

  var runs: [[Step]]

  init(_ text: String) {
    var runs: [[Step]] = [[]]
    for line in text.split(whereSeparator: \.isNewline) {
      let trimmed = LineText.trimmed(line)
      if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
      if trimmed == "---" {
        runs.append([])
      } else {
        runs[runs.count - 1].append(Self.step(trimmed))
      }
    }
    self.runs = runs
  }

  private static func step(_ text: Substring) -> Step {
    if text == "stop" { return .stop }
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return .unsupported(String(text)) }
    let value = String(LineText.trimmed(parts[1]))
    switch parts[0] {
    case "line": return .line(value == "*" ? nil : quoted(value))
    case "option":
      return .option(quoted(value) ?? "", isAvailable: !value.hasSuffix("[disabled]"))
    case "command": return .command(quoted(value) ?? "")
    case "select": return Int(value).map { .select($0) } ?? .unsupported(String(text))
    case "node": return .node(value)
    case "set": return set(value) ?? .unsupported(String(text))
    default: return .unsupported(String(text))
    }
  }

  private static func set(_ text: String) -> Step? {
    let parts = text.split(separator: "=", maxSplits: 1).map { String(LineText.trimmed($0)) }
    guard parts.count == 2, parts[0].hasPrefix("$") else { return nil }
    let name = String(parts[0].dropFirst())
    if let number = NumberText.number(parts[1]) { return .set(name, .number(number)) }
    if ["true", "false"].contains(parts[1]) { return .set(name, .bool(parts[1] == "true")) }
    return .set(name, .string(parts[1].filter { $0 != "\"" }))
  }

  private static func quoted(_ text: String) -> String? {
    guard let first = text.firstIndex(of: "`"), let last = text.lastIndex(of: "`"), first < last
    else { return nil }
    return String(text[text.index(after: first)..<last])
  }
}
