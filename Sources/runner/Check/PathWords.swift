import ScenarioEngine

/// Says what happens on a way through a scene, with the scene's own texts.
struct PathWords {
  let package: ScenarioPackage
  let language: Language

  private func pick(_ danish: String, _ english: String) -> String {
    language == .danish ? danish : english
  }

  /// Each step as a line of its own; what happens several times in a row is said once.
  func lines(_ path: [PathStep]) -> [String] {
    var lines: [(text: String, count: Int)] = []
    for step in path {
      let text = line(step)
      if lines.last?.text == text {
        lines[lines.count - 1].count += 1
      } else {
        lines.append((text, 1))
      }
    }
    return lines.map { text, count in
      count == 1 ? text : text + pick(" (\(count) gange)", " (\(count) times)")
    }
  }

  /// What people do on a way, in a row; chance and tracks are left out.
  func summary(_ path: [PathStep]) -> String {
    let acts = path.compactMap { step -> String? in
      switch step.kind {
      case .answer: quoted(step.id)
      case .silence: pick("(tavshed)", "(silence)")
      case .intervention: "[\(label(of: step.id))]"
      case .level: pick("[hårdhed \(step.id)]", "[level \(step.id)]")
      case .chance, .track, .line: nil
      }
    }
    return acts.isEmpty ? pick("uden svar", "without an answer") : acts.joined(separator: " → ")
  }

  /// What the host set before the way began: `level 3, under15 nej`.
  func settings(_ settings: [HostSetting]) -> String {
    settings.map { setting in
      let name =
        setting.name == Director.levelVariable ? pick("hårdhed", "level") : setting.name
      return switch setting.value {
      case .bool(let bool): "\(name) \(bool ? pick("ja", "yes") : pick("nej", "no"))"
      case .number(let number): "\(name) \(NumberText.text(of: number))"
      case .string(let string): "\(name) \(quotes(string))"
      }
    }.joined(separator: ", ")
  }

  // MARK: - Steps

  private func line(_ step: PathStep) -> String {
    switch step.kind {
    case .answer: "\(pick("den unge", "the young person")): \(quoted(step.id)) (\(short(step.id)))"
    case .silence:
      "\(pick("den unge tier", "the young person says nothing")) (\(short(step.id)))"
    case .intervention: "\(pick("pædagogen", "the pedagogue")): \(label(of: step.id)) (\(step.id))"
    case .level:
      pick("pædagogen: hårdhed \(step.id)", "the pedagogue: level \(step.id)")
    case .chance:
      pick("tilfældet trækker \(step.id)", "chance draws \(step.id)")
    case .track:
      pick("baggrundssporet \(step.id) går videre", "the background track \(step.id) goes on")
    case .line: "\(speaker(of: step.id)): \(quoted(step.id)) (\(short(step.id)))"
    }
  }

  private func speaker(of id: String) -> String {
    guard let speaker = package.program.line(withID: id)?.speaker else {
      return pick("skærmen", "the screen")
    }
    return package.castMember(speaker)?.displayName[language.rawValue] ?? speaker
  }

  private func quoted(_ id: String) -> String {
    guard let line = package.program.line(withID: id) else { return id }
    let text = package.stringTable.outline(of: line, language: language.rawValue).text
    return quotes(text)
  }

  private func quotes(_ text: String) -> String { pick("»\(text)«", "“\(text)”") }

  private func label(of node: String) -> String {
    package.label(ofIntervention: node, in: language.rawValue)
  }

  private func short(_ id: String) -> String {
    id.hasPrefix("line:") ? String(id.dropFirst(5)) : id
  }
}
