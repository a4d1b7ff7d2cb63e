import AllocationCounter
import Foundation
import ScenarioEngine

/// Measures the language: how fast a script compiles and how fast its story is walked.
struct LanguageBenchmark {
  /// The choices whose text is hashed; also what warms the walk up.
  static let hashedChoices = 1_000

  var file: SourceFile
  var choices: Int
  /// How often everything is measured; the result is the median.
  var repeats: Int
  var language: Language

  func run() throws -> LanguageResult {
    var rounds: [Round] = []
    for _ in 0..<repeats { rounds.append(try measure()) }
    guard let first = rounds.first else { preconditionFailure("nothing to measure") }
    return LanguageResult(
      compileMs: median(rounds.map(\.compileMs)), checkMs: median(rounds.map(\.checkMs)),
      choices: choices, choicesPerS: perSecond(median(rounds.map(\.wallMs))),
      choicesPerCpuS: perSecond(median(rounds.map(\.cpuMs))),
      allocationsPerChoice: first.allocations.map { Double($0) / Double(choices) },
      walkSha: first.walkSha, rssMb: rounded(ProcessMeter.peakMegabytes()))
  }

  /// One compilation and one walk.
  private struct Round {
    var compileMs = 0.0
    var checkMs = 0.0
    var wallMs = 0.0
    var cpuMs = 0.0
    var allocations: Int?
    var walkSha: String?
  }

  private func measure() throws -> Round {
    var round = Round()
    let program = try compile(&round)
    guard choices > 0 else { return round }
    var walk = try StoryWalk(program: program)
    var transcript = WalkTranscript()
    for _ in 0..<Self.hashedChoices { try walk.takeChoice(&transcript) }
    round.walkSha = transcript.digest
    let wall = ProcessMeter.wallMilliseconds()
    let cpu = ProcessMeter.cpuMilliseconds()
    try take(choices, in: &walk)
    round.cpuMs = ProcessMeter.cpuMilliseconds() - cpu
    round.wallMs = ProcessMeter.wallMilliseconds() - wall
    // Counted apart from the clock, so that counting costs the measurement nothing.
    round.allocations = try AllocationCounter.count { try take(choices, in: &walk) }
    return round
  }

  private func take(_ choices: Int, in walk: inout StoryWalk) throws {
    var reader = WalkReader()
    for _ in 0..<choices { try walk.takeChoice(&reader) }
  }

  private func compile(_ round: inout Round) throws -> Program {
    var marks: [CompilationStage: Double] = [:]
    let begin = ProcessMeter.cpuMilliseconds()
    let input = CompilationInput(files: [file], profile: .yarn)
    let compilation = Compiler.compile(input) { marks[$0] = ProcessMeter.cpuMilliseconds() }
    round.compileMs = ProcessMeter.cpuMilliseconds() - begin
    round.checkMs = (marks[.checking] ?? begin) - (marks[.parsing] ?? begin)
    guard let program = compilation.program else {
      let formatter = DiagnosticFormatter(files: [file], language: language.diagnosticLanguage)
      Terminal.say(formatter.format(compilation.errors))
      throw UserError(
        .other(en: "\(file.path) has errors.", da: "\(file.path) har fejl."))
    }
    return program
  }

  // MARK: - Numbers

  private func perSecond(_ milliseconds: Double) -> Double? {
    guard choices > 0, milliseconds > 0 else { return nil }
    return (Double(choices) / milliseconds * 1_000).rounded()
  }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let upper = sorted[sorted.count / 2]
    let lower = sorted[(sorted.count - 1) / 2]
    return rounded((lower + upper) / 2)
  }

  private func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }
}

/// The line that `modet bench language` prints.
struct LanguageResult: Encodable {
  var engine = "modet"
  var compileMs: Double
  var checkMs: Double
  var choices: Int
  /// `nil` when no choice was asked for; so are the next three.
  var choicesPerS: Double?
  var choicesPerCpuS: Double?
  var allocationsPerChoice: Double?
  var walkSha: String?
  var rssMb: Double

  enum CodingKeys: String, CodingKey {
    case engine
    case compileMs = "compile_ms"
    case checkMs = "check_ms"
    case choices
    case choicesPerS = "choices_per_s"
    case choicesPerCpuS = "choices_per_cpu_s"
    case allocationsPerChoice = "allocations_per_choice"
    case walkSha = "walk_sha"
    case rssMb = "rss_mb"
  }

  /// Writes every key, also those without a value.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(engine, forKey: .engine)
    try container.encode(compileMs, forKey: .compileMs)
    try container.encode(checkMs, forKey: .checkMs)
    try container.encode(choices, forKey: .choices)
    try container.encode(choicesPerS, forKey: .choicesPerS)
    try container.encode(choicesPerCpuS, forKey: .choicesPerCpuS)
    try container.encode(allocationsPerChoice, forKey: .allocationsPerChoice)
    try container.encode(walkSha, forKey: .walkSha)
    try container.encode(rssMb, forKey: .rssMb)
  }
}
