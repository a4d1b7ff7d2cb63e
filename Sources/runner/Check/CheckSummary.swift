import ScenarioEngine

/// What a psychologist reads before using a scenario: how it can end, how long it lasts, and how
/// sure that is.
struct CheckSummary {
  let package: ScenarioPackage
  let report: VerificationReport
  let language: Language
  /// How many characters fit on a line.
  var width = 100

  private func pick(_ danish: String, _ english: String) -> String {
    language == .danish ? danish : english
  }

  private var words: PathWords { PathWords(package: package, language: language) }

  var text: String {
    let title = package.title[language.rawValue]
    let parts =
      ["\(package.id): \(title)", explored, pick("Slutninger:", "Ends:")]
      + report.outcomes.flatMap(lines) + [duration] + coverage + [caveat]
    return parts.joined(separator: "\n")
  }

  // MARK: - Parts

  private var explored: String {
    let states = number(report.states)
    guard report.undecided > 0 else {
      return isExact
        ? pick(
          "Efterprøvet: alle \(states) tilstande, med alle indstillinger. Alt er afgjort.",
          "Explored: all \(states) states, with all settings. Everything is decided.")
        : pick(
          "Efterprøvet: \(states) tilstande. Ikke alt er afgjort; se MO0215.",
          "Explored: \(states) states. Not everything is decided; see MO0215.")
    }
    let rest = number(report.undecided)
    return pick(
      "Efterprøvet: \(states) tilstande; \(rest) fundne er ikke undersøgt (--budget). "
        + "Det, de fører til, er ikke afgjort.",
      "Explored: \(states) states; \(rest) that were found are not explored (--budget). "
        + "What they lead to is undecided.")
  }

  private var isExact: Bool { !report.findings.contains { $0.diagnostic.code == .undecided } }

  private func lines(_ outcome: VerificationReport.Outcome) -> [String] {
    let calm =
      outcome.isCalm ? pick("rolig", "calm") : pick("ikke rolig", "not calm")
    let text = package.end(outcome.id)?.text[language.rawValue] ?? ""
    let heading = wrapped("\(outcome.id) (\(calm)): \(text)", indent: 2)
    switch outcome.isReachable {
    case true:
      let way = "\(pick("kortest", "shortest")): \(words.summary(outcome.path))"
      let settings = words.settings(outcome.settings)
      return heading + wrapped(way + (settings.isEmpty ? "" : " (\(settings))"), indent: 4)
    case false:
      return heading + ["    " + pick("ingen vej fører hertil", "no way leads here")]
    default: return heading + ["    " + pick("ikke afgjort", "undecided")]
    }
  }

  private var duration: String {
    guard let shortest = report.duration.shortestMs else {
      return pick("Varighed: ingen slutning blev nået.", "Duration: no end was reached.")
    }
    let from = ClockText.minutes(shortest)
    guard let longest = report.duration.longestMs else {
      return pick(
        "Varighed: fra \(from) uden øvre grænse, for noget kan gentage sig.",
        "Duration: from \(from) without an upper bound, for something can repeat.")
    }
    return pick(
      "Varighed: fra \(from) til \(ClockText.minutes(longest)) (min:s), uden pædagogens greb.",
      "Duration: from \(from) to \(ClockText.minutes(longest)) (min:s), without interventions.")
  }

  private var coverage: [String] {
    let (nodes, lines, options) = (
      report.coverage.nodes, report.coverage.lines, report.coverage.options
    )
    return wrapped(
      pick(
        "Nås: \(share(nodes)) knuder, \(share(lines)) replikker, \(share(options)) svarmuligheder.",
        "Reached: \(share(nodes)) nodes, \(share(lines)) lines, \(share(options)) options."),
      indent: 0)
  }

  private func share(_ share: VerificationReport.Share) -> String {
    pick("\(share.reached) af \(share.total)", "\(share.reached) of \(share.total)")
  }

  private var caveat: String {
    pick(
      "Det siger, hvordan scenariet er bygget, aldrig hvordan det virker på et menneske.",
      "This says how the scenario is built, never how it works on a person.")
  }

  // MARK: - Form

  /// With a point, or in English a comma, before each three digits.
  private func number(_ value: Int) -> String {
    var groups: [String] = []
    var rest = String(value)[...]
    while rest.count > 3 {
      groups.insert(String(rest.suffix(3)), at: 0)
      rest = rest.dropLast(3)
    }
    return ([String(rest)] + groups).joined(separator: pick(".", ","))
  }

  private func wrapped(_ text: String, indent: Int) -> [String] {
    let blank = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, (line + " " + word).terminalWidth > max(20, width - indent - 2) {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
    return lines.enumerated().map { blank + ($0 == 0 ? "" : "  ") + $1 }
  }
}
