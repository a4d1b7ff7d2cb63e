@testable import ScenarioEngine

/// Plays the way of a finding in a real session, and looks whether it shows what the finding says.
///
/// A way names no times: where a step could come at several moments they are
/// tried one after another, on copies of the session.
struct PathReplay {
  private let plan: SessionPlan
  private let durations: DurationTable
  private let settings: SessionSettings
  private let steps: [PathStep]
  /// Told what has happened so far.
  private let shows: (Session, [SessionEvent]) -> Bool
  /// Whether the pedagogue waits as long as it goes, for the attempt that is under way.
  private var isPatient = false
  private var budget = 0

  init(
    _ finding: Finding, _ package: ScenarioPackage,
    shows: @escaping (Session, [SessionEvent]) -> Bool
  ) {
    plan = SessionPlan(
      program: package.program, startNode: package.startNode, baselineNode: nil,
      reflectionNode: nil, levels: package.levels)
    durations = SeededScenario.durations(package)
    var settings = SessionSettings()
    for setting in finding.settings ?? [] {
      switch setting.value {
      case .bool(let value): settings.variables[setting.name] = "\(value)"
      default: settings.variables[setting.name] = setting.value.text
      }
    }
    self.settings = settings
    // Draws and the order of tracks are not done by anybody; what was said last is seen.
    steps = finding.path.filter { [.answer, .silence, .intervention, .level].contains($0.kind) }
    self.shows = shows
  }

  /// Whether some timing, and some seed for what is drawn, shows the fault.
  mutating func succeeds() -> Bool {
    for attempt in 0..<16 as Range<UInt64> {
      let seed = attempt / 2
      isPatient = attempt % 2 == 1
      var session = Session(plan: plan, settings: settings, durations: durations)
      session.director.machine.state.shared.generator = SeededGenerator(seed: seed)
      var output = SessionOutput()
      session.start(output: &output)
      budget = 5_000
      if goOn(session, steps[...], events(output)) { return true }
    }
    return false
  }

  private func events(_ output: SessionOutput) -> [SessionEvent] {
    output.records.compactMap { if case .event(let event) = $0 { event } else { nil } }
  }

  private mutating func goOn(
    _ session: Session, _ steps: ArraySlice<PathStep>, _ past: [SessionEvent]
  ) -> Bool {
    if steps.isEmpty, shows(session, past) { return true }
    budget -= 1
    guard budget > 0, session.stage == .scene else { return false }
    return isPatient
      ? wait(session, steps, past) || act(session, steps, past)
      : act(session, steps, past) || wait(session, steps, past)
  }

  /// Does the next step, where it can be done now.
  private mutating func act(
    _ session: Session, _ steps: ArraySlice<PathStep>, _ past: [SessionEvent]
  ) -> Bool {
    guard let step = steps.first, let input = input(step, session) else { return false }
    var next = session
    var output = SessionOutput()
    next.apply(input, at: next.clock, output: &output)
    let events = events(output)
    return isTaken(events) && goOn(next, steps.dropFirst(), past + events)
  }

  /// Lets the next thing happen by itself.
  private mutating func wait(
    _ session: Session, _ steps: ArraySlice<PathStep>, _ past: [SessionEvent]
  ) -> Bool {
    guard let due = session.nextDeadline else { return false }
    var next = session
    var output = SessionOutput()
    next.advance(to: due, output: &output)
    let events = events(output)
    guard let silence = events.first(where: { $0.kind == .silence }) else {
      return goOn(next, steps, past + events)
    }
    guard let step = steps.first, step.kind == .silence, step.id == silence.id else {
      return false
    }
    return goOn(next, steps.dropFirst(), past + events)
  }

  private func input(_ step: PathStep, _ session: Session) -> Input? {
    switch step.kind {
    case .answer:
      let shown = session.optionsOnShow?.options.map { session.lineID($0.lineIndex) } ?? []
      return shown.contains(step.id) ? .choose(option: step.id, modality: .script) : nil
    case .intervention:
      return session.director.isInIntervention ? nil : .intervene(node: step.id)
    case .level: return Int(step.id).map { .level($0) }
    case .silence, .chance, .track, .line: return nil
    }
  }

  private func isTaken(_ events: [SessionEvent]) -> Bool {
    !events.contains { $0.kind == .refused || $0.kind == .interventionRefused }
  }
}

// MARK: - What shows a fault

extension PathReplay {
  /// What a session shows where a finding of a code holds; nil where no way belongs to the code.
  static func sign(
    of finding: Finding, _ package: ScenarioPackage
  ) -> ((Session, [SessionEvent]) -> Bool)? {
    let program = package.program
    let named = finding.diagnostic.arguments.first ?? ""
    switch finding.diagnostic.code.rawValue {
    case "MO0204": return { session, _ in session.endID == "" }
    case "MO0205":
      return { _, events in
        events.contains { $0.kind == .fault && $0.cause?.hasSuffix("machine") == true }
      }
    case "MO0213", "MO0214":
      return { _, events in events.contains { $0.kind == .fault && $0.cause == "machine" } }
    case "MO0206":
      return { _, events in events.contains { $0.kind == .optionsShown && $0.id == "" } }
    case "MO0207": return { session, _ in neverEnds(session) }
    case "MO0208", "MO0209":
      let calm = Set(package.ends.filter(\.isCalm).map(\.id))
      let most = package.calmWithin
      return { session, _ in isNeverCalm(session, calm, within: most) }
    case "MO0210":
      return { _, events in
        events.contains { $0.kind == .fault && $0.cause?.hasPrefix("intervention") == true }
      }
    case "MO0211":
      return { _, events in events.contains { $0.kind == .ladderSaturated && $0.id == named } }
    case "MO0212":
      guard let slot = program.variableSlots[named], let range = package.numberRanges[named] else {
        return nil
      }
      return { session, _ in
        guard case .number(let number) = session.director.machine.state.shared.variables[slot]
        else { return true }
        return !range.contains(number)
      }
    default: return nil
    }
  }

  /// Whether nobody who plays on by chance comes to an end.
  private static func neverEnds(_ session: Session) -> Bool {
    guard session.stage == .scene else { return false }
    return (0..<12).allSatisfy { seed in
      played(session, answers: 60, seed: seed).endID == nil
    }
  }

  /// Whether nobody who answers so often by chance comes to a calm end.
  private static func isNeverCalm(
    _ session: Session, _ calm: Set<String>, within most: Int
  ) -> Bool {
    guard session.optionsOnShow != nil else { return false }
    let ends = (0..<60).map { played(session, answers: most, seed: $0).endID }
    return !ends.contains { $0.map(calm.contains) == true }
  }

  /// Longer than any scene; one that goes on so long goes round.
  private static let longestMs = 1_800_000

  private static func played(_ session: Session, answers: Int, seed: UInt64) -> Session {
    var session = session
    var generator = SeededGenerator(seed: seed)
    var output = SessionOutput()
    var left = answers
    let latest = session.clock + longestMs
    while session.stage == .scene, left > 0, session.clock < latest {
      if let option = session.optionsOnShow?.options.randomElement(using: &generator) {
        let id = session.lineID(option.lineIndex)
        session.apply(.choose(option: id, modality: .script), at: session.clock, output: &output)
        left -= 1
      } else if let due = session.nextDeadline {
        if session.optionsOnShow != nil { left -= 1 }
        session.advance(to: due, output: &output)
      } else {
        break
      }
      output.removeAll()
    }
    while session.stage == .scene, session.optionsOnShow == nil, let due = session.nextDeadline,
      session.clock < latest
    {
      session.advance(to: due, output: &output)
    }
    return session
  }
}
