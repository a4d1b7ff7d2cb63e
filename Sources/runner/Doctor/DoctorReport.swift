import Foundation

/// The findings as one document, for people or for programs.
struct DoctorReport: Encodable {
  struct Check: Encodable {
    var id: String
    var status: DoctorFinding.Status
    var message: String
    var remedy: String?
  }

  /// Whether a session can be played; warnings do not stand in its way.
  var ok: Bool
  var checks: [Check]

  init(_ findings: [DoctorFinding], in language: Language) {
    ok = !findings.contains { $0.status == .missing }
    checks = findings.map {
      Check(
        id: $0.id, status: $0.status, message: $0.text(in: language),
        remedy: $0.status == .ok ? nil : $0.remedy)
    }
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  func text(in language: Language) -> String {
    let words: [DoctorFinding.Status: String] =
      language == .danish
      ? [.ok: "i orden", .warning: "obs", .missing: "mangler"]
      : [.ok: "ok", .warning: "note", .missing: "missing"]
    var lines: [String] = []
    for check in checks {
      let word = (words[check.status] ?? "").padding(toLength: 8, withPad: " ", startingAt: 0)
      lines.append("\(word)\(check.message)")
      if let remedy = check.remedy { lines.append("        → \(remedy)") }
    }
    return (lines + [verdict(in: language)]).joined(separator: "\n")
  }

  private func verdict(in language: Language) -> String {
    switch (ok, language) {
    case (true, .danish): "Maskinen kan spille en session."
    case (true, .english): "This machine can play a session."
    case (false, .danish): "Maskinen kan ikke spille en session, før det manglende er rettet."
    case (false, .english): "This machine cannot play a session until what is missing is mended."
    }
  }
}
