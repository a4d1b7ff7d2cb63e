@testable import ScenarioEngine

/// A report in a few words, as tests compare it.
extension VerificationReport {
  /// Each finding's code and way, as `MO0209 · answer line:ja`.
  var said: [String] {
    findings.map { finding in
      let path = finding.path.map { "\($0.kind.rawValue) \($0.id)" }
      return ([finding.diagnostic.code.rawValue] + path).joined(separator: " · ")
    }
  }

  /// Each finding's line and column in the only script, as `8:9`.
  func places(in script: String) -> [String] {
    let table = LineTable(bytes: Array(script.utf8))
    return findings.map { finding in
      if finding.diagnostic.range.file != 0 { return "elsewhere" }
      let lower = finding.diagnostic.range.lower
      let line = table.lineIndex(of: lower)
      let before = Array(script.utf8)[..<lower].lastIndex(of: UInt8(ascii: "\n")) ?? -1
      return "\(line + 1):\(lower - before)"
    }
  }
}
