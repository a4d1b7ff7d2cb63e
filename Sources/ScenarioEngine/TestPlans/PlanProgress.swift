/// How far a plan has held, and the comparison of each step with what came.
struct PlanProgress {
  private var steps: ArraySlice<TestPlan.Step> = []
  /// The run, from 1.
  private var run = 1
  /// The last line of the plan that held.
  private var line = 1
  /// How many steps held, of all runs.
  private(set) var stepsHeld = 0

  /// The step that is due.
  var next: TestPlan.Step? { steps.first }

  /// Goes to a run, counted from 1.
  mutating func begin(_ run: TestPlan.Run, number: Int) {
    self.run = number
    line = run.line
    steps = run.steps[...]
  }

  mutating func hold() {
    guard let step = steps.popFirst() else { return }
    line = step.line
    stepsHeld += 1
  }

  /// Holds the step that is due, if it asks for what came.
  mutating func expect(_ actual: PlanContent) -> PlanFailure? {
    guard case .content(let wanted)? = next?.kind, wanted.accepts(actual) else {
      return failure(.content(actual.description))
    }
    hold()
    return nil
  }

  /// Compares a group with the steps `option`, where the plan has any for it.
  mutating func expect(group options: [PlanContent]) -> PlanFailure? {
    guard case .content(.option)? = next?.kind else { return nil }
    for option in options {
      if let step = next, step.kind.isAnswer { return failure(.optionCount(options.count)) }
      if let failure = expect(option) { return failure }
    }
    if case .content(.option)? = next?.kind { return failure(.optionCount(options.count)) }
    return nil
  }

  /// What is left of a run that is over.
  func remainder() -> PlanFailure? {
    guard let step = next else { return nil }
    return failure(step.kind.isAnswer ? .noOptions : .content(PlanContent.stop.description))
  }

  /// What a step did not do that held already.
  func failureOfLast(_ actual: PlanFailure.Actual) -> PlanFailure {
    PlanFailure(run: run, line: line, expected: nil, actual: actual)
  }

  func failure(_ actual: PlanFailure.Actual) -> PlanFailure {
    PlanFailure(
      run: run, line: next?.line ?? line, expected: next?.kind.description, actual: actual)
  }
}
