/// The first thing in which a run differs from its plan.
package struct PlanFailure: Sendable, Hashable, CustomStringConvertible {
  /// The run, from 1.
  package var run: Int
  /// The plan's line, from 1: the step that does not hold, or the last that did.
  package var line: Int
  /// The step that was due, in the plan's notation; `nil` when none was left.
  package var expected: String?
  package var actual: Actual

  /// What happened instead.
  package enum Actual: Sendable, Hashable {
    /// Something else came; in the plan's notation.
    case content(String)
    /// As many options came, more or fewer than the plan names.
    case optionCount(Int)
    case unavailableOption(Int)
    /// Options wait and the plan chooses none.
    case nothingSelected
    /// A choice is due where no options wait.
    case noOptions
    case unknownNode(String)
    /// The variable has another type, or cannot be written to.
    case variableRefused(String)
    /// Nobody answers, and no time to answer runs out.
    case noTimer
    /// The scene waits for something that never comes.
    case nothingHappens
    /// The machine could not go on.
    case machine(MachineError)
  }

  package func message(in language: DiagnosticLanguage) -> String {
    let wording: Wording
    switch actual {
    case .content: wording = expected == nil ? .planNothingExpected : .planExpected
    case .optionCount: wording = .planOptionCount
    case .unavailableOption: wording = .planUnavailableOption
    case .nothingSelected: wording = .planNothingSelected
    case .noOptions: wording = .planNoOptions
    case .unknownNode: wording = .planUnknownNode
    case .variableRefused: wording = .planVariableRefused
    case .noTimer: wording = .planNoTimer
    case .nothingHappens: wording = .planNothingHappens
    case .machine: wording = .planMachine
    }
    return wording.sentence(in: language, [actual.text, expected ?? ""])
  }

  package var description: String {
    "run \(run), line \(line): \(message(in: .english))"
  }
}

extension PlanFailure.Actual {
  /// What it is about, for a message.
  package var text: String {
    switch self {
    case .content(let text), .unknownNode(let text): text
    case .variableRefused(let name): "$" + name
    case .optionCount(let count), .unavailableOption(let count): "\(count)"
    case .nothingSelected, .noOptions, .noTimer, .nothingHappens: ""
    case .machine(let error): "\(error)"
    }
  }
}

extension Wording {
  static let planExpected = Wording(
    en: "expected {1} but came {0}", da: "ventede {1}, men der kom {0}")
  static let planNothingExpected = Wording(
    en: "the plan ends here but came {0}", da: "planen slutter her, men der kom {0}")
  static let planOptionCount = Wording(
    en: "expected {1} but {0} options came", da: "ventede {1}, men der kom {0} svarmuligheder")
  static let planUnavailableOption = Wording(
    en: "option {0} cannot be chosen", da: "svarmulighed {0} kan ikke vælges")
  static let planNothingSelected = Wording(
    en: "options wait and the plan selects none",
    da: "der venter svarmuligheder, og planen vælger ingen")
  static let planNoOptions = Wording(
    en: "{1} stands where no options wait", da: "{1} står, hvor ingen svarmuligheder venter")
  static let planUnknownNode = Wording(
    en: "no node is named '{0}'", da: "ingen knude hedder '{0}'")
  static let planVariableRefused = Wording(
    en: "{0} does not take that value", da: "{0} kan ikke få den værdi")
  static let planNoTimer = Wording(
    en: "silence stands where the options have no timer",
    da: "der står silence, hvor svarmulighederne ikke har nogen tidsgrænse")
  static let planNothingHappens = Wording(
    en: "expected {1} but nothing more happens", da: "ventede {1}, men der sker ikke mere")
  static let planMachine = Wording(
    en: "the program could not go on: {0}", da: "programmet kunne ikke gå videre: {0}")
}
