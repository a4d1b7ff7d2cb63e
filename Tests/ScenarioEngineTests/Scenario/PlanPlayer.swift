import Testing

@testable import ScenarioEngine

/// Plays one run of a plan and writes down what is shown, in the plan's own steps.
struct PlanPlayer {
  let package: ScenarioPackage
  let steps: [ScenarioPlan.Step]

  init(_ package: ScenarioPackage, _ steps: [ScenarioPlan.Step]) {
    self.package = package
    self.steps = steps
  }

  func play(entered: (String) -> Void = { _ in }) throws -> [ScenarioPlan.Step] {
    var session = Session(plan: sessionPlan, settings: settings, durations: durations)
    var output = SessionOutput()
    var actions = steps.filter(isAction)[...]
    var seen: [ScenarioPlan.Step] = []
    session.start(output: &output)
    while session.endID == nil, let due = session.nextDeadline {
      note(output, &seen, entered)
      output.removeAll()
      guard let shown = session.optionsOnShow else {
        session.advance(to: due, output: &output)
        continue
      }
      let next = actions.popFirst()
      let action = try #require(next)
      seen.append(action)
      try act(action, shown, &session, &output)
    }
    note(output, &seen, entered)
    seen.append(.end(session.endID ?? ""))
    return seen + [.stop]
  }

  /// Whether a step is done while options wait, rather than shown.
  private func isAction(_ step: ScenarioPlan.Step) -> Bool {
    switch step {
    case .select, .silence, .wait, .intervene: true
    case .set, .line, .option, .end, .stop: false
    }
  }

  private func act(
    _ action: ScenarioPlan.Step, _ shown: OptionsOnShow, _ session: inout Session,
    _ output: inout SessionOutput
  ) throws {
    switch action {
    case .select(let number):
      let option = try #require(shown.options.indices.contains(number - 1) ? number - 1 : nil)
      let id = package.program.lines[shown.options[option].lineIndex].id
      session.apply(.choose(option: id, modality: .script), at: session.clock, output: &output)
    case .intervene(let node):
      session.apply(.intervene(node: node), at: session.clock, output: &output)
    case .wait(let time): session.advance(to: session.clock + time, output: &output)
    default:
      while session.optionsOnShow?.number == shown.number, let due = session.nextDeadline {
        session.advance(to: due, output: &output)
      }
    }
  }

  private func note(
    _ output: SessionOutput, _ seen: inout [ScenarioPlan.Step], _ entered: (String) -> Void
  ) {
    for effect in output.effects {
      switch effect {
      case .say(let beat): seen.append(.line(text(beat.lineIndex)))
      case .showOptions(let group):
        for option in group.options { seen.append(.option(text(option.lineIndex))) }
      default: break
      }
    }
    for case .event(let event) in output.records
    where event.kind == .node || event.kind == .trackStarted {
      entered(event.id ?? "")
    }
  }

  private func text(_ line: Int) -> String { package.program.lines[line].template }

  private var sessionPlan: SessionPlan {
    SessionPlan(
      program: package.program, startNode: package.startNode, baselineNode: nil,
      reflectionNode: nil)
  }

  private var settings: SessionSettings {
    var settings = SessionSettings()
    for case .set(let name, let value) in steps { settings.variables[name] = value }
    return settings
  }

  private var durations: DurationTable {
    DurationTable(
      milliseconds: package.program.lines.map {
        DurationTable.estimated(characters: $0.template.count)
      })
  }
}
