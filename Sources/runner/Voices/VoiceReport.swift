import ScenarioEngine

/// What `modet voices check` says of a scenario, in one language or in all that it has takes for.
struct VoiceReport: Encodable {
  /// One language's takes.
  struct Part: Encodable {
    var language: String
    var lines: Int
    var takes: Int
  }

  var scenario: String
  var languages: [Part]
  var findings: [TakeFinding]

  init(_ setup: ScenarioSetup, languages names: [String], in language: Language) {
    scenario = setup.package.id
    languages = []
    findings = []
    for name in names {
      let check = TakeCheck(
        package: setup.package, scenario: setup.folder, language: name, spoken: language)
      let counts = check.counts
      languages.append(Part(language: name, lines: counts.lines, takes: counts.takes))
      findings += check.findings()
    }
  }

  /// Whether a take is not as it should be; a line that nobody has spoken yet is none.
  var hasFaults: Bool { findings.contains { $0.kind != .missing } }

  var hasMissing: Bool { findings.contains { $0.kind == .missing } }

  /// More missing lines than this are counted, not listed.
  private static let listedMissing = 12

  /// For a person: a line a finding, then how far it has come.
  func text(in language: Language) -> String {
    var rows = findings.filter { $0.kind != .missing }.map(row)
    let missing = findings.filter { $0.kind == .missing }
    rows += missing.prefix(Self.listedMissing).map(row)
    if missing.count > Self.listedMissing {
      let more = missing.count - Self.listedMissing
      rows.append(language == .danish ? "… og \(more) replikker til." : "… and \(more) more lines.")
    }
    rows += languages.map { part in
      language == .danish
        ? "\(part.language): \(part.takes) af \(part.lines) replikker er indtalt."
        : "\(part.language): \(part.takes) of \(part.lines) lines are recorded."
    }
    return rows.joined(separator: "\n")
  }

  private func row(_ finding: TakeFinding) -> String {
    let place = finding.file ?? "\(finding.language) \(finding.line ?? "")"
    return "\(place): \(finding.message)  [\(finding.kind.rawValue)]"
  }
}
